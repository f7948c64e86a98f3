package dev.deskbell.ticket;

import dev.deskbell.conversation.Refusal;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds tickets for a person: pages by key, so that the thousandth costs what the first does. */
@Component
class Finder {
  /** How many stand on a page. */
  static final int PAGE = 10;

  /** One more says that there is another page. */
  private static final int WITH_NEXT = PAGE + 1;

  /** So many characters make a trigram that the index of titles can look for. */
  private static final int TRIGRAM = 3;

  /** So many of the newest are walked for words before the index of words is asked. */
  private static final int WALK = 2000;

  private final JdbcClient db;
  private final Heads heads;
  private final Visible visible;
  private final Narrowing narrowing;
  private final People people;

  Finder(JdbcClient db, Heads heads, Visible visible, Narrowing narrowing, People people) {
    this.db = db;
    this.heads = heads;
    this.visible = visible;
    this.narrowing = narrowing;
    this.people = people;
  }

  /**
   * Some tickets of a list.
   *
   * @param next where the next page begins; null when this is the last
   */
  record Page(List<Head> tickets, @Nullable Cursor next) {}

  /** The key of the last ticket seen; lists by priority need that too. */
  record Cursor(String priority, long id) {
    static final Cursor NEWEST = new Cursor("", Long.MAX_VALUE);
    static final Cursor MOST_URGENT = new Cursor("", 0);

    static Cursor read(String written) {
      var parts = written.split("/", 2);
      try {
        return new Cursor(parts[0], Long.parseLong(parts[1]));
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
        throw new Refusal("That page is no longer there. Ask for the list again.");
      }
    }

    @Override
    public String toString() {
      return priority + "/" + id;
    }
  }

  private record Found(Head head, long id) {}

  private Conditions visibleTo(Person.Id me) {
    return Conditions.of(Visible.TO_ME, visible.to(me));
  }

  /** What they asked for or have, newest first. */
  Page mine(Person me, Cursor after) {
    return newest(visibleTo(me.id()).and(MINE), after);
  }

  /** As many of each as a page can show; asked for both at once, all tickets are walked through. */
  private static final String MINE =
      """
      t.id = any(array(select own.id from unnest(cast(:me as bigint[])) as who cross join lateral
                ((select id from ticket where requester = who and id < :id
                   order by id desc limit %1$d)
                 union all
                 (select id from ticket where assignee = who and id < :id
                   order by id desc limit %1$d)) own))
      """
          .formatted(WITH_NEXT);

  /** What goes on only when they do something, newest first. */
  Page waitingFor(Person me, Cursor after) {
    return newest(visibleTo(me.id()).and(WAITING), after);
  }

  /**
   * From each person's side, so that PostgreSQL starts no workers for what it believes to be much.
   * They may see what they have and what they asked for; not all that is awaited of them.
   */
  private static final String WAITING =
      """
      t.id = any(array(select own.id from unnest(cast(:me as bigint[])) as who cross join lateral
                ((select id from ticket
                   where assignee = who and phase in ('NEW', 'ACTIVE') and id < :id
                   order by id desc limit %1$d)
                 union all
                 (select id from ticket where requester = who and phase = 'RESOLVED' and id < :id
                   order by id desc limit %1$d)
                 union all
                 (select w.id from ticket_awaited a join ticket w on w.ref = a.ticket
                   where a.person = who)) own))
      """
          .formatted(WITH_NEXT);

  /** What is open in a team, or in all of theirs, most urgent first. */
  Page queue(Person me, @Nullable String team, Cursor after) {
    var query = visibleTo(me.id()).and(Narrowing.OPEN);
    var ofTeam =
        team == null
            ? query.and("t.team = any(:mine)").with("mine", teamsOf(me))
            : query.and("t.team = :team").with("team", team);
    return page(
        read(
            ofTeam
                .and("(t.priority, t.id) > (:priority, :id)")
                .with("priority", after.priority())
                .with("id", after.id()),
            "t.priority, t.id"));
  }

  private String[] teamsOf(Person me) {
    return people.teamsOf(me.id()).stream().map(Object::toString).toArray(String[]::new);
  }

  /** What a filter says, newest first. */
  Page search(Person me, Filter filter, Cursor after) {
    var query = narrowing.by(filter, visibleTo(me.id()), me);
    return filter.words().isEmpty() ? newest(query, after) : words(query, filter, after);
  }

  /** Common words are met soon among the newest; only when they are not, an index is asked. */
  private Page words(Conditions query, Filter filter, Cursor after) {
    var said = query.with("words", filter.words());
    var near = newest(said.and(MATCHING).and(AMONG_NEXT), after);
    if (near.next() != null) {
      return near;
    }
    var all =
        page(filter.isOfFew() ? ofFew(said, after) : eraByEra(said, Narrowing.keys(filter), after));
    return all.tickets().isEmpty() && after.equals(Cursor.NEWEST)
        ? similar(query, filter.words())
        : all;
  }

  private static final String MATCHING = "t.search @@ websearch_to_tsquery('simple', :words)";

  private static final String AMONG_NEXT =
      """
      t.id >= (select coalesce(min(id), 0) from
                (select id from ticket where id < :id order by id desc limit %d) walked)
      """
          .formatted(WALK);

  /**
   * By another index than that of words or of their order: PostgreSQL may take any word for a rare
   * one, and then for one that is met soon.
   */
  private List<Found> ofFew(Conditions query, Cursor after) {
    return read(
        query
            .and("coalesce(t.search, '') @@ websearch_to_tsquery('simple', :words)")
            .and("t.id < :id")
            .with("id", after.id()),
        "t.id + 0 desc");
  }

  /** What the index of words keeps of a ticket beside its words. */
  private static final String KEYS =
      "ticket_keys(t.id, t.kind, t.service, t.team, t.phase, t.priority)";

  /**
   * The index of words knows the era of each ticket, 32,768 that came after one another: of a
   * common word no more is read than what one era has of it, and a rare one costs a look for each.
   * What else the filter says are keys of that index as well, so that of a common word only what is
   * such is fetched. The rest is asked of what was found ({@code offset 0} keeps it apart), so that
   * PostgreSQL puts no list of all tickets of a service beside that of each era.
   */
  private List<Found> eraByEra(Conditions query, String keys, Cursor after) {
    return found(
        """
        select * from (
          select found.*
            from generate_series((select max(id) >> 15 from ticket where id < :id), 0, -1) as era
           cross join lateral
                 (select t.id, %1$s from
                         (select t.* from ticket t
                           where %4$s @> array[%5$s] and %6$s offset 0) t
                   where t.id < :id and %2$s
                   order by t.id + 0 desc limit %3$d) as found
           limit %3$d) as newest
         order by id desc
        """
            .formatted(Heads.COLUMNS, query.all(), WITH_NEXT, KEYS, keys, MATCHING),
        query.with("id", after.id()));
  }

  /** For words that nothing contains: titles with words that look like them, the most alike. */
  private Page similar(Conditions query, String words) {
    var alike =
        query.and("t.id in (select id from tickets_titled_like(:words))").with("words", words);
    var most = page(read(alike, "word_similarity(:words, t.title) desc, t.id desc"));
    // The next of these are not those that came before the last.
    return new Page(most.tickets(), null);
  }

  private Page newest(Conditions query, Cursor after) {
    return page(read(query.and("t.id < :id").with("id", after.id()), "t.id desc"));
  }

  private List<Found> read(Conditions query, String order) {
    return found(
        "select t.id, %s from ticket t where %s order by %s limit %d"
            .formatted(Heads.COLUMNS, query.all(), order, WITH_NEXT),
        query);
  }

  private List<Found> found(String sql, Conditions query) {
    return List.copyOf(
        db.sql(sql)
            .params(query.parameters())
            .query((row, _) -> new Found(heads.head(row), row.getLong("id")))
            .list());
  }

  private static Page page(List<Found> found) {
    var shown = found.stream().limit(PAGE).toList();
    return new Page(
        shown.stream().map(Found::head).toList(),
        found.size() > PAGE ? cursor(shown.getLast()) : null);
  }

  private static Cursor cursor(Found last) {
    return new Cursor(last.head().priority().name(), last.id());
  }

  /**
   * Tickets that fit what is being typed: the one that is named, then from the newest the open ones
   * first, then from all by title.
   */
  List<Head> like(Person me, @Nullable String kind, String typed) {
    var query = visibleTo(me.id()).equal("kind", kind).with("part", "%" + literal(typed) + "%");
    var found = new LinkedHashMap<TicketRef, Head>();
    add(found, read(named(query, kind, typed), "t.id"));
    add(
        found,
        read(
            query.and(AMONG_NEWEST).and("(t.ref ilike :part or t.title ilike :part)"),
            "(%s) desc, t.changed_at desc".formatted(Narrowing.OPEN)));
    if (found.size() < PAGE && typed.length() >= TRIGRAM) {
      add(found, read(query.and("t.title ilike :part"), "t.changed_at desc"));
    }
    return found.values().stream().limit(PAGE).toList();
  }

  private static final String AMONG_NEWEST =
      """
      t.id >= (select coalesce(min(id), 0) from
                (select id from ticket order by id desc limit %d) walked)
      """
          .formatted(WALK);

  private static void add(Map<TicketRef, Head> to, List<Found> found) {
    found.forEach(it -> to.putIfAbsent(it.head().ref(), it.head()));
  }

  private static Conditions named(Conditions query, @Nullable String kind, String typed) {
    var number = typed.strip().replaceFirst("^#", "");
    var ref = kind != null && number.matches("[1-9]\\d{0,14}") ? kind + "-" + number : number;
    return query
        .and("t.ref = :exactly")
        .with("exactly", TicketRef.parse(ref).map(TicketRef::toString).orElse(""));
  }

  private static String literal(String typed) {
    return typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
