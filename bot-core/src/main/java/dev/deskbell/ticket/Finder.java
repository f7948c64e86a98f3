package dev.deskbell.ticket;

import dev.deskbell.conversation.Refusal;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

  /** So many can be fetched and sorted while a person waits. */
  private static final int RARE = 5000;

  private static final String OPEN = "t.phase in ('NEW', 'ACTIVE', 'HELD')";
  private static final String DONE = "t.phase in ('RESOLVED', 'CLOSED')";

  private final JdbcClient db;
  private final Heads heads;
  private final Visible visible;
  private final TicketKinds kinds;
  private final People people;

  Finder(JdbcClient db, Heads heads, Visible visible, TicketKinds kinds, People people) {
    this.db = db;
    this.heads = heads;
    this.visible = visible;
    this.kinds = kinds;
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

  private record Query(List<String> conditions, Map<String, Object> parameters) {
    Query and(String condition) {
      var more = new ArrayList<>(conditions);
      more.add(condition);
      return new Query(more, parameters);
    }

    Query with(String name, Object value) {
      parameters.put(name, value);
      return this;
    }
  }

  private Query visibleTo(Person.Id me) {
    return new Query(List.of(Visible.TO_ME), new HashMap<>(visible.to(me)));
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
    return newest(
        visibleTo(me.id())
            .and(
                """
                t.id = any(array(
                         select w.id from ticket w
                          where w.assignee = any(:me) and w.phase in ('NEW', 'ACTIVE')
                         union all
                         select w.id from ticket w
                          where w.requester = any(:me) and w.phase = 'RESOLVED'
                         union all
                         select w.id from ticket_awaited a join ticket w on w.ref = a.ticket
                          where a.person = any(:me)))
                """),
        after);
  }

  /** What is open in a team, or in all of theirs, most urgent first. */
  Page queue(Person me, @Nullable String team, Cursor after) {
    var query = visibleTo(me.id()).and(OPEN);
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
    var query = narrowed(visibleTo(me.id()), filter, me);
    return filter.words().isEmpty() ? newest(query, after) : words(query, filter.words(), after);
  }

  /**
   * Common words are met soon among the newest; only when they are not, the index of words is
   * asked, and then there is little to sort.
   */
  private Page words(Query query, String words, Cursor after) {
    var matching =
        query.and("t.search @@ websearch_to_tsquery('simple', :words)").with("words", words);
    var near =
        newest(
            matching.and(
                """
                t.id >= (select coalesce(min(id), 0) from
                          (select id from ticket where id < :id order by id desc limit %d) walked)
                """
                    .formatted(WALK)),
            after);
    if (near.next() != null) {
      return near;
    }
    var all = newest(isRare(words) ? query.and(IN_INDEX).with("words", words) : matching, after);
    return all.tickets().isEmpty() && after.equals(Cursor.NEWEST) ? similar(query, words) : all;
  }

  /**
   * Left to itself PostgreSQL takes every word for one that is met soon, and walks through all
   * tickets for one that is not.
   */
  private boolean isRare(String words) {
    return db.sql(
                """
                select count(*) from (select 1 from ticket
                  where search @@ websearch_to_tsquery('simple', :words) limit :most) found
                """)
            .param("words", words)
            .param("most", RARE + 1)
            .query(Integer.class)
            .single()
        <= RARE;
  }

  private static final String IN_INDEX =
      """
      t.id = any(array(select id from ticket
                        where search @@ websearch_to_tsquery('simple', :words)))
      """;

  /** For words that nothing contains: titles with words that look like them. */
  private Page similar(Query query, String words) {
    var alike =
        query.and("t.id in (select id from tickets_titled_like(:words))").with("words", words);
    return page(read(alike, "word_similarity(:words, t.title) desc, t.id desc"));
  }

  private Query narrowed(Query query, Filter filter, Person me) {
    var narrow = query;
    if (filter.open() != null) {
      narrow = narrow.and(filter.open() ? OPEN : DONE);
    }
    narrow = equal(narrow, "kind", filter.kind() == null ? null : prefix(filter.kind()));
    narrow = equal(narrow, "team", filter.team());
    narrow = equal(narrow, "service", filter.service());
    narrow = equal(narrow, "priority", filter.priority() == null ? null : filter.priority().name());
    narrow = among(narrow, "assignee", person(filter.assignee(), me));
    return among(narrow, "requester", person(filter.requester(), me));
  }

  private static Query equal(Query query, String column, @Nullable Object value) {
    return value == null
        ? query
        : query.and("t.%s = :of_%s".formatted(column, column)).with("of_" + column, value);
  }

  private String names() {
    return kinds.all().stream().map(TicketKind::name).collect(Collectors.joining(", "));
  }

  private static Query among(Query query, String column, Long @Nullable [] ids) {
    return ids == null
        ? query
        : query.and("t.%s = any(:of_%s)".formatted(column, column)).with("of_" + column, ids);
  }

  private String prefix(String kind) {
    return kinds
        .named(kind)
        .map(TicketKind::prefix)
        .orElseThrow(() ->
            new Refusal(
                "I don't know “%s”. Try is:open, is:closed, or a kind of ticket: %s."
                    .formatted(kind, names())));
  }

  private Long @Nullable [] person(@Nullable String typed, Person me) {
    if (typed == null) {
      return null;
    }
    var meant =
        typed.equalsIgnoreCase("me")
            ? me
            : people
                .named(typed)
                .orElseThrow(() -> new Refusal("I don't know anybody called " + typed + "."));
    return people.idsOf(meant.id()).stream().map(Person.Id::value).toArray(Long[]::new);
  }

  private Page newest(Query query, Cursor after) {
    return page(read(query.and("t.id < :id").with("id", after.id()), "t.id desc"));
  }

  private List<Found> read(Query query, String order) {
    var sql =
        "select t.id, %s from ticket t where %s order by %s limit %d"
            .formatted(Heads.COLUMNS, String.join("\n and ", query.conditions()), order, PAGE + 1);
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
    var query = equal(visibleTo(me.id()), "kind", kind).with("part", "%" + literal(typed) + "%");
    var found = new LinkedHashMap<TicketRef, Head>();
    add(found, read(named(query, kind, typed), "t.id"));
    add(
        found,
        read(
            query.and(AMONG_NEWEST).and("(t.ref ilike :part or t.title ilike :part)"),
            "(%s) desc, t.changed_at desc".formatted(OPEN)));
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

  private static Query named(Query query, @Nullable String kind, String typed) {
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
