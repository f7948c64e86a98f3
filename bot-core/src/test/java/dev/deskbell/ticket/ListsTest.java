package dev.deskbell.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Team;
import dev.deskbell.testing.theatre.CoreDesk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Lists among a hundred thousand tickets: complete, in a stable order, never by reading all. */
class ListsTest {
  private static final CoreDesk desk = new CoreDesk();
  private static final JdbcClient db = desk.get(JdbcClient.class);
  private static final Reads reads = new Reads(db, desk.get(TransactionTemplate.class));
  private final Finder finder = desk.get(Finder.class);
  private final Person nora = person("nora");

  @AfterAll
  static void closes() {
    desk.close();
  }

  @BeforeAll
  static void many_tickets() {
    desk.plansLikeADesk();
    desk.as("ana").types("me");
    db.sql(
            """
            insert into ticket (ref, kind, phase, status, title, details, requester, assignee, team,
                service, impact, urgency, priority, hidden, opened_at, changed_at, head, facts)
            select 'INC-' || 100000 + n, 'INC',
                   case when n % 20 = 0 then 'NEW' else 'CLOSED' end,
                   case when n % 20 = 0 then 'NEW' else 'CLOSED' end,
                   case when n % 3 = 0 then 'Laptop ' else 'Printer ' end || 'does not start ' || n
                     || case when n = 777 then ' chrysanthemum' else '' end
                     || case when n % 6 = 1 and n <= 60000 then ' scanner' else '' end
                     || case when n % 400 = 1 and n between 30000 and 70000 then ' wardrobe' else '' end,
                   'It is slow', :first + n % 5000, case when n % 7 = 0 then :ana end,
                   (array['network', 'workplace', 'applications'])[1 + n % 3], 'vpn', 'LOW', 'LOW',
                   'P' || 1 + n % 5, n % 50 = 0, '2026-01-01', '2026-01-01', sha256('x'), 0
              from generate_series(1, 100000) n
            """)
        .param("first", person("ana").id().value())
        .param("ana", person("ben").id().value())
        .update();
    db.sql("analyze ticket").update();
    desk.get(Vocabulary.class).follow();
  }

  private static Person person(String handle) {
    return desk.get(People.class).named(handle).orElseThrow();
  }

  private static List<TicketRef> all(
      Function<Finder.Cursor, Finder.Page> list, Finder.Cursor from) {
    var found = new ArrayList<TicketRef>();
    Finder.@org.jspecify.annotations.Nullable Cursor next = from;
    while (next != null && found.size() < 500) {
      var page = list.apply(next);
      page.tickets().forEach(it -> found.add(it.ref()));
      next = page.next();
    }
    return found;
  }

  @Test
  void the_measure_notices_a_list_that_reads_all() {
    assertThatThrownBy(() ->
            reads.neverReadingAll(() ->
                db.sql("select count(*) from ticket where details = 'x'")
                    .query((row, _) -> row.getLong(1))
                    .single()))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void what_is_mine_and_what_waits_for_me() {
    var mine =
        all(
            it -> reads.neverReadingAll(() -> finder.mine(person("ana"), it)),
            Finder.Cursor.NEWEST);
    assertThat(mine).hasSize(20).doesNotHaveDuplicates();
    assertThat(
            all(
                it -> reads.neverReadingAll(() -> finder.waitingFor(person("ben"), it)),
                Finder.Cursor.NEWEST))
        .hasSize(500)
        .doesNotHaveDuplicates();
  }

  @Test
  void a_queue_is_sorted_by_priority_and_complete_while_others_are_opened() {
    var seen = new ArrayList<Head>();
    Finder.@org.jspecify.annotations.Nullable Cursor next = Finder.Cursor.MOST_URGENT;
    while (next != null && seen.size() < 200) {
      var at = next;
      var page = reads.neverReadingAll(() -> finder.queue(person("nora"), null, at));
      seen.addAll(page.tickets());
      next = page.next();
      desk.as("ana").opensHome();
      db.sql(
              """
              insert into ticket (ref, kind, phase, status, title, details, requester, team, impact,
                  urgency, priority, opened_at, changed_at, head, facts)
              values ('INC-' || ?, 'INC', 'NEW', 'NEW', 'New one', '', 1, 'network', 'LOW', 'LOW',
                  'P1', now(), now(), sha256('x'), 0)
              """)
          .param(900_000 + seen.size())
          .update();
    }
    assertThat(seen).extracting(Head::ref).doesNotHaveDuplicates();
    assertThat(seen).extracting(Head::priority).isSorted();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "laptop",
        "chrysanthemum",
        "chrysantemum",
        "laptop start is:open",
        "is:open team:network priority:p1 laptop",
        "requester:ana",
        "assignee:ben is:closed",
        "service:checkout",
        "is:incident printer",
        "scanner",
        "scanner is:open",
        "scanner start is:incident",
        "requester:ana scanner",
        "nothinglikethis"
      })
  void searching(String query) {
    var page =
        reads.neverReadingAll(
            () -> finder.search(person("nora"), Filter.read(query), Finder.Cursor.NEWEST));
    if (query.startsWith("chrys")) {
      assertThat(page.tickets())
          .extracting(it -> it.ref().toString())
          .containsExactly("INC-100777");
    }
  }

  /** One ticket in ten has the word, and none of the newest forty thousand. */
  @Test
  void a_common_word_is_found_where_it_was_common_without_reading_what_came_after() {
    assertThat(
            reads.rowsRead(() -> finder.search(nora, Filter.read("scanner"), Finder.Cursor.NEWEST)))
        .isBetween(2_000L, 20_000L);
    assertThat(all(it -> finder.search(nora, Filter.read("scanner"), it), Finder.Cursor.NEWEST))
        .hasSize(500)
        .doesNotHaveDuplicates()
        .isSortedAccordingTo(NEWEST_FIRST);
  }

  /**
   * One ticket in three has the word, or one in ten, and none of what is asked for: none is fetched
   * in vain, whichever filter leaves nothing. Read are the newest, for the words and for similar
   * ones.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "is:change laptop",
        "service:mail laptop",
        "is:incident service:mail laptop",
        "team:service-desk laptop",
        "is:open scanner",
        "is:open priority:p2 scanner",
        "team:workplace laptop",
        "is:open is:change laptop start"
      })
  void of_a_common_word_only_what_a_filter_leaves_is_read(String query) {
    assertThat(reads.rowsRead(() -> finder.search(nora, Filter.read(query), Finder.Cursor.NEWEST)))
        .isBetween(2_000L, 15_000L);
  }

  /** The keys of a ticket follow it. */
  @Test
  void what_changed_is_found_by_what_it_is_now() {
    db.sql("update ticket set team = 'service-desk', phase = 'CLOSED' where ref = 'INC-130001'")
        .update();
    assertThat(found("team:service-desk wardrobe"))
        .extracting(it -> it.ref().toString())
        .containsExactly("INC-130001");
    db.sql("update ticket set phase = 'NEW', priority = 'P2' where ref = 'INC-130001'").update();
    assertThat(found("is:open priority:p2 wardrobe"))
        .extracting(it -> it.ref().toString())
        .containsExactly("INC-130001");
  }

  @Test
  void pages_of_a_rare_word_go_on_through_all_that_came_before() {
    var found = all(it -> finder.search(nora, Filter.read("wardrobe"), it), Finder.Cursor.NEWEST);
    assertThat(found).hasSize(100).doesNotHaveDuplicates().isSortedAccordingTo(NEWEST_FIRST);
  }

  @Test
  void those_with_similar_titles_are_the_most_alike_and_no_list_that_goes_on() {
    var found = finder.search(nora, Filter.read("lapptop"), Finder.Cursor.NEWEST);
    assertThat(found.tickets()).hasSize(10).allMatch(it -> it.title().startsWith("Laptop"));
    assertThat(found.next()).isNull();
  }

  /** Ben has seven hundred that wait for him. */
  @Test
  void what_waits_for_somebody_is_read_from_the_newest_and_no_further_than_a_page() {
    var ben = person("ben");
    assertThat(reads.rowsRead(() -> finder.waitingFor(ben, Finder.Cursor.NEWEST)))
        .isBetween(10L, 100L);
  }

  private static final Comparator<TicketRef> NEWEST_FIRST =
      Comparator.comparingLong(TicketRef::number).reversed();

  @Test
  void every_filter_narrows_what_is_found() {
    narrows("is:open", it -> it.phase().isOpen());
    narrows("team:network", it -> new Team.Id("network").equals(it.team()));
    narrows("priority:p1", it -> it.priority() == Priority.P1);
    narrows("assignee:ben", it -> person("ben").id().equals(it.assignee()));
    narrows("requester:sam", it -> person("sam").id().equals(it.requester()));
    narrows("is:incident service:vpn", it -> "vpn".equals(it.service()));
    assertThat(found("is:request")).isEmpty();
    assertThat(found("service:printing")).isEmpty();
  }

  /** Of all tickets, the newest are no such: one that finds only such has looked for them. */
  private void narrows(String query, Predicate<Head> as) {
    assertThat(found(query)).as(query).isNotEmpty().allMatch(as);
  }

  private List<Head> found(String query) {
    return finder.search(person("nora"), Filter.read(query), Finder.Cursor.NEWEST).tickets();
  }

  @Test
  void typing_ahead() {
    for (var typed : List.of("", "1", "INC-100777", "100777", "lap", "chrys", "%", "zzzzz")) {
      reads.neverReadingAll(() -> finder.like(person("nora"), null, typed));
    }
    assertThat(finder.like(person("nora"), "INC", "100777"))
        .extracting(it -> it.ref().toString())
        .first()
        .isEqualTo("INC-100777");
    assertThat(finder.like(person("nora"), null, "chrysan")).hasSize(1);
  }

  @Test
  void a_long_search_has_more_pages_too() {
    var query =
        "laptop does not start is:closed kind:incident service:vpn priority:p1 "
            + "does ".repeat(20);
    var first = desk.as("nora").types("search \"" + query.strip() + "\"");
    var second = first.presses("More");
    assertThat(second.text()).contains("Laptop does not start");
    assertThat(second.text()).isNotEqualTo(first.text());
    assertThat(second.presses("More").text()).contains("Laptop");
  }

  @Test
  void an_unknown_filter_is_explained() {
    assertThat(desk.as("nora").types("search is:banana").text()).contains("is:open", "incident");
    assertThat(desk.as("nora").types("search priority:p9").text()).contains("P1");
    assertThat(desk.as("nora").types("search requester:nobodyhere").text()).contains("nobodyhere");
  }
}
