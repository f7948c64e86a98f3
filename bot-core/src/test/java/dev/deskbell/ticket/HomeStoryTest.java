package dev.deskbell.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.people.Person;
import dev.deskbell.store.Writes;
import dev.deskbell.testing.Desk;
import dev.deskbell.testing.theatre.CoreDesk;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Pages that are open follow what waits for their people, without being opened again. */
class HomeStoryTest {
  private static final CoreDesk desk = new CoreDesk();

  @AfterAll
  static void closes() {
    desk.close();
  }

  private static String opened(String user) {
    desk.as(user).opensHome();
    desk.theatre().settles();
    return page(user);
  }

  /** What stands there by now. */
  private static String page(String user) {
    desk.get(HomePages.class).refresh();
    desk.theatre().settles();
    return desk.platform().page(Desk.account(user)).orElseThrow().plain();
  }

  private static String ref(Desk.Answered answer) {
    return answer.card().title().split(" ", 2)[0];
  }

  @Test
  void an_approver_s_page_shows_what_awaits_them_and_drops_what_does_not_any_more() {
    opened("rui");
    var mobile = ref(desk.as("ana").types("request workstation machine:mobile reason:\"Travel\""));
    assertThat(page("rui")).contains("Waiting for you", mobile);
    desk.as("rui").types("approve " + mobile);
    assertThat(page("rui")).doesNotContain(mobile);
    var other = ref(desk.as("ana").types("request workstation machine:mobile reason:\"Travel\""));
    assertThat(page("rui")).contains(other);
    desk.as("ana").types("request cancel " + other + " \"not needed\"");
    assertThat(page("rui")).doesNotContain(other);
  }

  @Test
  void a_reviewer_s_page_shows_a_change_that_failed_until_it_is_reviewed() {
    var change = ref(desk.as("tom").types("change standard printer-driver now"));
    desk.as("tom").types("change start " + change);
    assertThat(opened("sam")).doesNotContain(change);
    desk.as("tom").types("change failed " + change + " the spooler hung");
    assertThat(page("sam")).contains("Waiting for you", change);
    desk.as("sam").types("change review " + change + " partly \"The driver was too old\"");
    assertThat(page("sam")).doesNotContain(change);
  }

  @Test
  void a_follow_up_s_owner_reads_it_on_their_page_until_it_is_over() {
    opened("ben");
    var said = desk.as("yuki").types("improvement add New switch owner:@ben due:\"in 20 days\"");
    var ref = ref(said);
    assertThat(page("ben")).contains("Your follow-ups", ref);
    desk.as("ben").types("improvement drop " + ref + " \"we move house\"");
    assertThat(page("ben")).doesNotContain("Your follow-ups");
  }

  private static String asked() {
    return ref(desk.as("ana").types("request workstation machine:mobile reason:\"Travel\""));
  }

  @Test
  void nothing_is_noted_for_people_who_look_at_no_page() {
    desk.get(JdbcClient.class).sql("delete from home_page").update();
    desk.get(HomePages.class).refresh();
    var rejected = asked();
    assertThat(desk.as("rui").types("reject " + rejected + " \"too dear\"").text())
        .contains("You rejected");
    var cancelled = asked();
    desk.as("ana").types("request cancel " + cancelled + " \"not needed\"");
    assertThat(noted()).isEmpty();
  }

  @Test
  void it_is_noted_for_who_opened_their_page_as_somebody_they_turned_out_to_be() {
    opened("rui");
    var db = desk.get(JdbcClient.class);
    var rui = db.sql("select id from person where handle = 'rui'").query(Long.class).single();
    var incident = "incident declare \"It hangs\" impact:low urgency:low service:checkout";
    var ref = TicketRef.of(ref(desk.as("ana").types(incident)));
    page("rui");
    desk.get(TransactionOperations.class)
        .executeWithoutResult(transaction -> {
          transaction.setRollbackOnly();
          var earlier =
              db.sql(
                      """
                      insert into person (name, searched, alias_of, met_at)
                      values ('R', 'r', ?, timestamptz 'epoch') returning id
                      """)
                  .param(rui)
                  .query(Long.class)
                  .single();
          db.sql("update home_page set person = ? where person = ?").params(earlier, rui).update();
          desk.get(HomePages.class).changed(List.of(new Person.Id(rui)));
          assertThat(flushed()).containsExactly(rui);
          desk.get(Awaited.class).only(ref, "a test", List.of(new Person.Id(rui)));
          assertThat(flushed()).containsExactly(rui, rui);
          desk.get(Awaited.class).only(ref, "a test", List.of());
          assertThat(flushed()).containsExactly(rui, rui, rui);
          desk.get(HomePages.class).refresh();
          assertThat(flushed()).isEmpty();
          assertThat(
                  db.sql(
                          """
                          select count(*) from delivery
                           where topic = 'ticket.home' and state = 'WAITING'
                          """)
                      .query(Integer.class)
                      .single())
              .isEqualTo(1);
        });
  }

  private static List<Long> flushed() {
    desk.get(Writes.class).flush();
    return noted();
  }

  /** For whom something changed. */
  private static List<Long> noted() {
    return desk.get(JdbcClient.class)
        .sql("select person from home_changed")
        .query((row, _) -> row.getLong(1))
        .list();
  }
}
