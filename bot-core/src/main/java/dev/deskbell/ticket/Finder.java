package dev.deskbell.ticket;

import dev.deskbell.conversation.Refusal;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import java.util.ArrayList;
import java.util.HashMap;
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

  /** So many of the newest are walked for words before the index of words is asked. */
  private static final int WALK = 2000;

  private static final String OPEN = "t.phase in ('NEW', 'ACTIVE', 'HELD')";
  private static final String DONE = "t.phase in ('RESOLVED', 'CLOSED')";

  private final JdbcClient db;
  private final Visible visible;
  private final TicketKinds kinds;
  private final People people;

  Finder(JdbcClient db, Visible visible, TicketKinds kinds, People people) {
    this.db = db;
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
    return newest(visibleTo(me.id()).and("(t.requester = :me or t.assignee = :me)"), after);
  }

  /** What goes on only when they do something, newest first. */
  Page waitingFor(Person me, Cursor after) {
    return newest(
        visibleTo(me.id())
            .and(
                """
                (t.assignee = :me and t.phase in ('NEW', 'ACTIVE')
                   or t.requester = :me and t.phase = 'RESOLVED')
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
    var all = newest(matching, after);
    return all.tickets().isEmpty() && after.equals(Cursor.NEWEST) ? similar(query, words) : all;
  }

  /** For words that nothing contains: titles that look like them. */
  private Page similar(Query query, String words) {
    return page(
        read(
            query.and("t.title % :words").with("words", words),
            "similarity(t.title, :words) desc"));
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
    narrow = equal(narrow, "assignee", person(filter.assignee(), me));
    return equal(narrow, "requester", person(filter.requester(), me));
  }

  private static Query equal(Query query, String column, @Nullable Object value) {
    return value == null
        ? query
        : query.and("t.%s = :of_%s".formatted(column, column)).with("of_" + column, value);
  }

  private String prefix(String kind) {
    return kinds
        .named(kind)
        .map(TicketKind::prefix)
        .orElseThrow(() -> new Refusal("There are no tickets of the kind " + kind + "."));
  }

  private @Nullable Long person(@Nullable String typed, Person me) {
    if (typed == null) {
      return null;
    }
    return typed.equalsIgnoreCase("me")
        ? me.id().value()
        : people
            .named(typed)
            .map(it -> it.id().value())
            .orElseThrow(() -> new Refusal("I don't know anybody called " + typed + "."));
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
            .query((row, _) -> new Found(Heads.head(row), row.getLong("id")))
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

  /** Tickets that fit what is being typed, open ones first. */
  List<Head> like(Person me, @Nullable String kind, String typed) {
    var query =
        visibleTo(me.id())
            .and("(t.ref ilike :start or t.title ilike :part)")
            .with("start", "%" + literal(typed) + "%")
            .with("part", "%" + literal(typed) + "%");
    return read(equal(query, "kind", kind), "(%s) desc, t.changed_at desc".formatted(OPEN)).stream()
        .map(Found::head)
        .toList();
  }

  private static String literal(String typed) {
    return typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
