package dev.deskbell.alert;

import dev.deskbell.store.Questions;
import dev.deskbell.store.Writes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** All alerts there ever were, one row each. */
@Component
class AlertStore {
  private static final String COLUMNS =
      """
      integration, key, firing, at, times, title, details, link, labels::text, belongs_to,
      waiting_until = '-infinity' as free, nullif(waiting_until, '-infinity') as waiting_until
      """;

  private final JdbcClient db;
  private final Writes writes;
  private final JsonMapper json;

  AlertStore(JdbcClient db, Writes writes, JsonMapper json) {
    this.db = db;
    this.writes = writes;
    this.json = json;
  }

  /** One of an integration's. */
  record Key(String integration, String key) {
    static Key of(Alert alert) {
      return new Key(alert.integration(), alert.last().key());
    }
  }

  /** Each by its index, however many there are: a join would read them all. */
  static final String KNOWN =
      """
      select %s
        from unnest(?::text[], ?::text[]) as it (source, name)
       cross join lateral (
         select * from alert
          where integration = it.source and md5(key) = md5(it.name) limit 1) known
      """
          .formatted(COLUMNS);

  /** What is known of these. */
  Supplier<List<Alert>> of(Collection<Key> keys, Questions questions) {
    return questions.add(
        KNOWN,
        (row, _) -> alert(row),
        keys.stream().map(Key::integration).toArray(String[]::new),
        keys.stream().map(Key::key).toArray(String[]::new));
  }

  /** Firing, held back until now, and belonging nowhere yet. */
  List<Alert> waited(Instant now, int most) {
    return db.sql(
            "select "
                + COLUMNS
                + " from alert where firing and belongs_to is null and waiting_until <= :now"
                + " order by waiting_until limit :most")
        .param("now", Signals.at(now))
        .param("most", most)
        .query((row, _) -> alert(row))
        .list();
  }

  /**
   * One that waited can't be settled: it is tried again as {@link Signals#defer} has it. Returns
   * how often that was, and nothing when it has changed meanwhile.
   */
  Optional<Integer> postpone(Alert alert, Instant now) {
    return db.sql(
            """
            update alert
               set attempts = attempts + 1,
                   failing_since = case when attempts = 0 then :now
                                        else coalesce(failing_since, changed_at) end,
                   waiting_until = cast(:now as timestamptz)
                                   + interval '1 minute' * least(60, power(2, least(attempts, 10)))
             where integration = :integration and md5(key) = md5(:key)
               and firing and belongs_to is null and waiting_until <= :now
            returning attempts
            """)
        .param("now", Signals.at(now))
        .param("integration", alert.integration())
        .param("key", alert.last().key())
        .query(Integer.class)
        .optional();
  }

  /** What fires now, the newest first. */
  List<Alert> firing(int most) {
    return db.sql(
            "select " + COLUMNS + " from alert where firing order by changed_at desc limit :most")
        .param("most", most)
        .query((row, _) -> alert(row))
        .list();
  }

  List<Alert> firingOf(long group, int most) {
    return db.sql(
            "select "
                + COLUMNS
                + " from alert where firing and belongs_to = :group order by at desc limit :most")
        .param("group", group)
        .param("most", most)
        .query((row, _) -> alert(row))
        .list();
  }

  /** That somebody has looked whether it is still held back changes nothing that people see. */
  private static final String SAVE =
      """
      insert into alert as a (integration, key, firing, at, times, title, details, link,
                              labels, belongs_to, waiting_until, changed_at)
      select it.integration, it.key, it.firing, it.at, it.times, it.title, it.details,
             it.link, it.labels::jsonb, it.belongs_to, it.waiting_until, ?
        from unnest(?::text[], ?::text[], ?::boolean[], ?::timestamptz[], ?::int[], ?::text[],
                    ?::text[], ?::text[], ?::text[], ?::bigint[], ?::timestamptz[])
             as it (integration, key, firing, at, times, title, details, link, labels,
                    belongs_to, waiting_until)
      on conflict (integration, md5(key)) do update
         set firing = excluded.firing, at = excluded.at, times = excluded.times,
             title = excluded.title, details = excluded.details, link = excluded.link,
             labels = excluded.labels, belongs_to = excluded.belongs_to,
             waiting_until = excluded.waiting_until, attempts = 0,
             failing_since = null,
             changed_at = case
               when (a.firing, a.times, a.title, a.details, a.link, a.labels, a.belongs_to)
                    is distinct from
                    (excluded.firing, excluded.times, excluded.title, excluded.details,
                     excluded.link, excluded.labels, excluded.belongs_to)
               then excluded.changed_at else a.changed_at end\
      """;

  /** In one statement, with all that the transaction writes. */
  void save(List<Alert> alerts, Instant now) {
    writes.add(
        SAVE,
        now,
        column(alerts, Alert::integration),
        column(alerts, it -> it.last().key()),
        column(alerts, it -> it.last().firing()),
        column(alerts, it -> it.last().at()),
        column(alerts, Alert::times),
        column(alerts, it -> it.last().title()),
        column(alerts, it -> it.last().details()),
        column(alerts, it -> it.last().link()),
        column(alerts, it -> json.writeValueAsString(it.last().labels())),
        column(alerts, Alert::group),
        column(alerts, AlertStore::waiting));
  }

  private static @Nullable String[] column(
      List<Alert> alerts, Function<Alert, @Nullable Object> value) {
    var column = new @Nullable String[alerts.size()];
    for (var at = 0; at < column.length; at++) {
      var it = value.apply(alerts.get(at));
      column[at] = it == null ? null : it.toString();
    }
    return column;
  }

  private static String waiting(Alert alert) {
    return alert.waitingUntil().equals(Instant.MIN) ? "-infinity" : alert.waitingUntil().toString();
  }

  private Alert alert(ResultSet row) throws SQLException {
    var group = row.getObject("belongs_to", Long.class);
    return new Alert(
        row.getString("integration"),
        Signals.signal(row, json),
        row.getInt("times"),
        group,
        row.getBoolean("free")
            ? Instant.MIN
            : row.getObject("waiting_until", OffsetDateTime.class).toInstant());
  }
}
