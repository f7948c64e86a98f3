package dev.deskbell.oncall;

import dev.deskbell.calendar.WallClock;
import dev.deskbell.people.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How people want to be paged. */
@Component
class PageRules {
  /** The desk's direct message. */
  static final String CHAT = "chat";

  static final String MAIL = "mail";

  private static final List<Rule> USUAL = List.of(new Rule(CHAT, Duration.ZERO));

  private final JdbcClient db;

  PageRules(JdbcClient db) {
    this.db = db;
  }

  /**
   * One way.
   *
   * @param way {@code chat}, {@code mail}, or the name of another channel of the files
   * @param after how long the ways before it had
   */
  record Rule(String way, Duration after) {}

  /** What somebody wants; a direct message at once where they never said. */
  record Wishes(List<Rule> rules, @Nullable Quiet quiet) {
    static final Wishes NONE = new Wishes(USUAL, null);

    Wishes {
      rules = List.copyOf(rules);
    }
  }

  /** When somebody sleeps, on their own clock. */
  record Quiet(LocalTime from, LocalTime until) {
    /** When it is over, if that moment lies in it. */
    Optional<Instant> endsAfter(Instant at, ZoneId zone) {
      var day = at.atZone(zone).toLocalDate();
      for (var begins = day.minusDays(1); !begins.isAfter(day); begins = begins.plusDays(1)) {
        var ends = until.isAfter(from) ? begins : begins.plusDays(1);
        var start = WallClock.at(begins.atTime(from), zone);
        var end = WallClock.at(ends.atTime(until), zone);
        if (!at.isBefore(start) && at.isBefore(end)) {
          return Optional.of(end);
        }
      }
      return Optional.empty();
    }
  }

  Map<Person.Id, Wishes> of(Collection<Person.Id> people) {
    var numbers = people.stream().map(Person.Id::value).distinct().toArray(Long[]::new);
    var rules = new HashMap<Person.Id, List<Rule>>();
    var quiet = new HashMap<Person.Id, Quiet>();
    db.sql(
            """
            select person, way, after, null::time, null::time, place from page_rule
             where person = any(?)
            union all
            select person, null, null, from_at, until_at, 0 from page_quiet where person = any(?)
            order by place
            """)
        .params(numbers, numbers)
        .query(row -> {
          var who = new Person.Id(row.getLong(1));
          if (row.getString(2) == null) {
            quiet.put(
                who,
                new Quiet(row.getObject(4, LocalTime.class), row.getObject(5, LocalTime.class)));
          } else {
            rules
                .computeIfAbsent(who, _ -> new ArrayList<>())
                .add(new Rule(row.getString(2), Duration.ofSeconds(row.getLong(3))));
          }
        });
    var wishes = new HashMap<Person.Id, Wishes>();
    people.forEach(it -> wishes.put(it, new Wishes(rules.getOrDefault(it, USUAL), quiet.get(it))));
    return wishes;
  }

  /** Of whom a page asks, as a row says that has it all; nobody's if it is a room's. */
  static Map<Person.Id, Wishes> of(Page page, ResultSet row) throws SQLException {
    var who = page.person();
    if (who == null) {
      return Map.of();
    }
    var ways = (String[]) row.getArray("ways").getArray();
    var afters = (Integer[]) row.getArray("afters").getArray();
    var rules =
        IntStream.range(0, ways.length)
            .mapToObj(it -> new Rule(ways[it], Duration.ofSeconds(afters[it])))
            .toList();
    var from = row.getObject("q_from", LocalTime.class);
    var quiet = from == null ? null : new Quiet(from, row.getObject("q_until", LocalTime.class));
    return Map.of(who, new Wishes(rules.isEmpty() ? USUAL : rules, quiet));
  }

  void choose(Person.Id who, List<Rule> rules) {
    db.sql("delete from page_rule where person = ?").param(who.value()).update();
    for (var i = 0; i < rules.size(); i++) {
      db.sql("insert into page_rule (person, place, way, after) values (?, ?, ?, ?)")
          .params(who.value(), i, rules.get(i).way(), rules.get(i).after().toSeconds())
          .update();
    }
  }

  void quiet(Person.Id who, LocalTime from, LocalTime until) {
    db.sql(
            """
            insert into page_quiet values (?, ?, ?)
            on conflict (person) do update set from_at = excluded.from_at, until_at = excluded.until_at
            """)
        .params(who.value(), from, until)
        .update();
  }

  void loud(Person.Id who) {
    db.sql("delete from page_quiet where person = ?").param(who.value()).update();
  }
}
