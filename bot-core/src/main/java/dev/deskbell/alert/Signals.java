package dev.deskbell.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** One that arrived and has not been looked at. */
  record Arrived(long id, String integration, Signal signal) {}

  /** All of a message in one statement; what is known already is passed over. */
  int keep(String integration, List<Signal> signals, Instant now) {
    return db.sql(
            """
            insert into alert_event
              (integration, key, firing, at, title, details, link, labels, received_at)
            select :integration, it.key, it.firing, it.at, it.title, it.details, it.link,
                   it.labels::jsonb, :now
              from unnest(:keys::text[], :firing::boolean[], :at::timestamptz[], :titles::text[],
                          :details::text[], :links::text[], :labels::text[])
                   as it (key, firing, at, title, details, link, labels)
            on conflict do nothing
            """)
        .param("integration", integration)
        .param("now", at(now))
        .param("keys", words(signals.stream().map(Signal::key).toList()))
        .param("firing", signals.stream().map(Signal::firing).toArray(Boolean[]::new))
        .param("at", words(signals.stream().map(it -> it.at().toString()).toList()))
        .param("titles", words(signals.stream().map(Signal::title).toList()))
        .param("details", words(signals.stream().map(Signal::details).toList()))
        .param("links", words(signals.stream().map(Signal::link).toList()))
        .param(
            "labels",
            words(signals.stream().map(it -> json.writeValueAsString(it.labels())).toList()))
        .update();
  }

  private static String[] words(List<String> words) {
    return words.toArray(String[]::new);
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
