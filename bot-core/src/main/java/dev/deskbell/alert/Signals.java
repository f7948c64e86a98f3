package dev.deskbell.alert;

import dev.deskbell.store.Questions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What arrived, durable from the moment that its sender is told so. */
@Component
class Signals {
  private final JdbcClient db;
  private final JsonMapper json;

  Signals(JdbcClient db, JsonMapper json) {
    this.db = db;
    this.json = json;
  }

  /** What a source said. */
  sealed interface Said {
    String integration();

    Signal signal();
  }

  /** It is not in the database yet. */
  record Arriving(String integration, Signal signal, Instant at) implements Said {}

  /** One that arrived and has not been looked at. */
  record Arrived(long id, String integration, Signal signal) implements Said {}

  private static final String KEEP =
      """
      with whose as materialized (select %s as mine)
      insert into alert_event
        (integration, key, firing, at, said, title, details, link, labels, received_at, handled)
      select it.integration, it.key, it.firing, it.at, nullif(it.said, it.at), it.title, it.details, it.link,
             it.labels::jsonb, it.received_at, mine
        from whose, unnest(?::text[], ?::text[], ?::boolean[], ?::timestamptz[], ?::timestamptz[], ?::text[],
                    ?::text[], ?::text[], ?::text[], ?::timestamptz[])
             as it (integration, key, firing, at, said, title, details, link, labels, received_at)
      on conflict do nothing
      """;

  private static final String KEEP_ALL = KEEP.formatted("false");

  /** For the rest of the transaction; others wait for who handles at once. */
  private static final String BRIEFLY = "set_config('lock_timeout', '100ms', true)";

  /** False, but not without setting it. */
  private static final String KEEP_ALL_BRIEFLY = KEEP.formatted(BRIEFLY + " is null");

  /** All in one statement; what is known already is passed over. Returns how many are new. */
  int keep(List<Arriving> some) {
    return db.sql(KEEP_ALL).params(List.of(values(some))).update();
  }

  /** The same, but it waits briefly for what others have locked, or fails. */
  int keepBriefly(List<Arriving> some) {
    return db.sql(KEEP_ALL_BRIEFLY).params(List.of(values(some))).update();
  }

  /**
   * The same, and what is new is handled: by the caller, in the running transaction, if {@code
   * mine}, a condition in SQL that is asked once, holds; else it is kept. From now on that
   * transaction waits briefly for what others have locked, or fails. Returns what the caller has to
   * handle, and nothing for who has not.
   */
  Supplier<Optional<List<Arriving>>> take(String mine, List<Arriving> some, Questions questions) {
    var sql =
        KEEP.formatted(BRIEFLY + " is not null and " + mine)
            + " returning integration, key, coalesce(said, at) as said, firing, handled";
    var fresh =
        questions.add(
            sql, (row, _) -> new Fresh(Event.of(row), row.getBoolean("handled")), values(some));
    return () -> mine(some, fresh.get());
  }

  private static Optional<List<Arriving>> mine(List<Arriving> some, List<Fresh> fresh) {
    var left = fresh.stream().map(Fresh::event).collect(Collectors.toSet());
    return fresh.stream().allMatch(Fresh::mine)
        ? Optional.of(some.stream().filter(it -> left.remove(Event.of(it))).toList())
        : Optional.empty();
  }

  private record Fresh(Event event, boolean mine) {}

  /** What makes it the same. */
  record Event(String integration, String key, Instant said, boolean firing) {
    static Event of(Arriving it) {
      var signal = it.signal();
      return new Event(it.integration(), signal.key(), signal.said(), signal.firing());
    }

    static Event of(ResultSet row) throws SQLException {
      return new Event(
          row.getString("integration"),
          row.getString("key"),
          row.getObject("said", OffsetDateTime.class).toInstant(),
          row.getBoolean("firing"));
    }
  }

  private Object[] values(List<Arriving> some) {
    return new Object[] {
      words(some, Arriving::integration),
      words(some, it -> it.signal().key()),
      words(some, it -> Boolean.toString(it.signal().firing())),
      words(some, it -> it.signal().at().toString()),
      words(some, it -> it.signal().said().toString()),
      words(some, it -> it.signal().title()),
      words(some, it -> it.signal().details()),
      words(some, it -> it.signal().link()),
      words(some, it -> json.writeValueAsString(it.signal().labels())),
      words(some, it -> it.at().toString())
    };
  }

  private static String[] words(List<Arriving> some, Function<Arriving, String> word) {
    return some.stream().map(word).toArray(String[]::new);
  }

  /**
   * What is to be digested now: of each integration in the order in which it arrived, and of all
   * integrations in turn, so that whoever waits behind a flood of another's waits for one batch.
   */
  List<Long> next(int most, Instant now) {
    return db.sql(
            """
            with recursive waiting (integration) as (
              (select integration from alert_event where not handled
                order by integration limit 1)
              union all
              select (select integration from alert_event
                       where not handled and integration > w.integration
                       order by integration limit 1)
                from waiting w where w.integration is not null)
            select it.id from waiting w cross join lateral (
              select row_number() over (order by id) as turn, id
                from (select id from alert_event
                       where not handled and integration = w.integration
                         and (not_before is null or not_before <= :now)
                       order by id limit :most) of_one) it
             order by turn, id limit :most
            """)
        .param("most", most)
        .param("now", at(now))
        .query((row, _) -> row.getLong("id"))
        .list();
  }

  /** Those of them that nobody has handled or put off meanwhile, in the order of their arrival. */
  List<Arrived> of(List<Long> ids, Instant now) {
    return db.sql(
            """
            select id, integration, key, firing, at, title, details, link, labels::text
              from alert_event
             where id = any(:ids) and not handled and (not_before is null or not_before <= :now)
             order by id
            """)
        .param("ids", ids.toArray(Long[]::new))
        .param("now", at(now))
        .query((row, _) ->
            new Arrived(row.getLong("id"), row.getString("integration"), signal(row, json)))
        .list();
  }

  void handled(List<Arrived> some) {
    db.sql("update alert_event set handled = true where id = any(:ids)")
        .param("ids", some.stream().map(Arrived::id).toArray(Long[]::new))
        .update();
  }

  /**
   * It can't be digested: it is tried again, ever more seldom: after a minute, two, four, at last
   * every hour. Truth is the fold over all events, so that its being late does no harm. Returns how
   * often that was, and nothing when somebody has handled it meanwhile.
   */
  Optional<Integer> defer(long id, Instant now) {
    return db.sql(
            """
            update alert_event
               set attempts = attempts + 1,
                   not_before = cast(:now as timestamptz)
                                + interval '1 minute' * least(60, power(2, least(attempts, 10)))
             where id = :id and not handled
            returning attempts
            """)
        .param("id", id)
        .param("now", at(now))
        .query(Integer.class)
        .optional();
  }

  /** Forgets what was said so long ago, some at a time; what came of it stays. */
  int prune(Instant before) {
    return db.sql(
            """
            delete from alert_event where id in
              (select id from alert_event where handled and received_at < :before
                order by received_at limit 5000)
            """)
        .param("before", at(before))
        .update();
  }

  static Signal signal(ResultSet row, JsonMapper json) throws SQLException {
    return new Signal(
        row.getString("key"),
        row.getBoolean("firing"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("title"),
        row.getString("details"),
        row.getString("link"),
        json.readValue(row.getString("labels"), new TypeReference<Map<String, String>>() {}));
  }

  static OffsetDateTime at(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
