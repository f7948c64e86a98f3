package dev.deskbell.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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
  private final JsonMapper json;

  AlertStore(JdbcClient db, JsonMapper json) {
    this.db = db;
    this.json = json;
  }

  List<Alert> of(String integration, Collection<String> keys) {
    return db.sql(
            "select "
                + COLUMNS
                + " from alert where integration = :integration and md5(key) = any"
                + " (select md5(k) from unnest(:keys::text[]) k)")
        .param("integration", integration)
        .param("keys", keys.toArray(String[]::new))
        .query((row, _) -> alert(row))
        .list();
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

  /** In one statement. */
  void save(List<Alert> alerts, Instant now) {
    db.sql(
            """
            insert into alert as a (integration, key, firing, at, times, title, details, link,
                                    labels, belongs_to, waiting_until, changed_at)
            select it.integration, it.key, it.firing, it.at, it.times, it.title, it.details,
                   it.link, it.labels::jsonb, it.belongs_to, it.waiting_until, :now
              from unnest(:integrations::text[], :keys::text[], :firing::boolean[],
                          :at::timestamptz[], :times::int[], :titles::text[], :details::text[],
                          :links::text[], :labels::text[], :groups::bigint[],
                          :waiting::timestamptz[])
                   as it (integration, key, firing, at, times, title, details, link, labels,
                          belongs_to, waiting_until)
            on conflict (integration, md5(key)) do update
               set firing = excluded.firing, at = excluded.at, times = excluded.times,
                   title = excluded.title, details = excluded.details, link = excluded.link,
                   labels = excluded.labels, belongs_to = excluded.belongs_to,
                   waiting_until = excluded.waiting_until, changed_at = excluded.changed_at,
                   attempts = 0
            """)
        .param("now", Signals.at(now))
        .param("integrations", alerts.stream().map(Alert::integration).toArray(String[]::new))
        .param("keys", alerts.stream().map(it -> it.last().key()).toArray(String[]::new))
        .param("firing", alerts.stream().map(it -> it.last().firing()).toArray(Boolean[]::new))
        .param("at", alerts.stream().map(it -> it.last().at().toString()).toArray(String[]::new))
        .param("times", alerts.stream().map(Alert::times).toArray(Integer[]::new))
        .param("titles", alerts.stream().map(it -> it.last().title()).toArray(String[]::new))
        .param("details", alerts.stream().map(it -> it.last().details()).toArray(String[]::new))
        .param("links", alerts.stream().map(it -> it.last().link()).toArray(String[]::new))
        .param(
            "labels",
            alerts.stream()
                .map(it -> json.writeValueAsString(it.last().labels()))
                .toArray(String[]::new))
        .param("groups", alerts.stream().map(Alert::group).toArray(Long[]::new))
        .param("waiting", alerts.stream().map(AlertStore::waiting).toArray(String[]::new))
        .update();
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
