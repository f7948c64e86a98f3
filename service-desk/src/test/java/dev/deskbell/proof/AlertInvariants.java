package dev.deskbell.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What holds of alerts after every history, asked of the database. */
final class AlertInvariants {
  /** A desk that was killed may have left some to the other, which looks every half minute. */
  private static final Duration DIGESTED = Duration.ofSeconds(60);

  private final JdbcClient db;

  AlertInvariants(JdbcClient db) {
    this.db = db;
  }

  /** Whose address is told to whoever posts. */
  void isExpected() {
    db.sql("insert into alert_address values (?, sha256(convert_to(?, 'UTF8')), now())")
        .params(Monitor.NAME, Monitor.SECRET)
        .update();
  }

  /**
   * I1, of alerts: what was answered 202 is an incident or joined one, once, however often it was
   * said; what ended before anybody looked need not have become one.
   */
  void everythingAcceptedIsAnIncidentOnce(Monitor monitor) {
    Invariants.eventually(
        DIGESTED,
        () -> assertThat(rows("select id, key from alert_event where not handled")).isEmpty());
    monitor
        .firing()
        .forEach((mark, many) -> {
          assertThat(alerts(mark)).as(mark).hasSize(many).allMatch(Alert::isFiring);
          assertThat(incidents(mark)).as("incidents of " + mark).hasSize(1);
        });
    monitor
        .over()
        .forEach((mark, many) -> {
          assertThat(alerts(mark)).as(mark).hasSize(many).noneMatch(Alert::isFiring);
          assertThat(titled(mark)).as("incidents of " + mark).isLessThanOrEqualTo(1);
          Invariants.eventually(
              DIGESTED, () -> assertThat(unresolved(mark)).as(mark + " is over").isZero());
        });
  }

  private record Alert(boolean isFiring, @Nullable String ticket) {}

  /** Each began once, whatever was repeated. */
  private List<Alert> alerts(String mark) {
    return db.sql(
            """
            select a.firing, g.ticket from alert a left join alert_group g on g.id = a.belongs_to
             where a.title = ? and a.times = 1
            """)
        .param(mark)
        .query((row, _) -> new Alert(row.getBoolean(1), row.getString(2)))
        .list();
  }

  /** Where its alerts belong, if that has its name; and whatever else has its name. */
  private Set<String> incidents(String mark) {
    return Set.copyOf(
        db.sql(
                """
                select t.ref from ticket t where t.title = :mark
                union
                select coalesce(t.title || t.ref, 'none')
                  from alert a left join alert_group g on g.id = a.belongs_to
                  left join ticket t on t.ref = g.ticket
                 where a.title = :mark and t.title is distinct from :mark
                """)
            .param("mark", mark)
            .query((row, _) -> row.getString(1))
            .list());
  }

  private long titled(String mark) {
    return db.sql("select count(*) from ticket where title = ?")
        .param(mark)
        .query(Long.class)
        .single();
  }

  private long unresolved(String mark) {
    return db.sql("select count(*) from ticket where title = ? and status <> 'RESOLVED'")
        .param(mark)
        .query(Long.class)
        .single();
  }

  private List<Map<String, @Nullable Object>> rows(String sql) {
    return db.sql(sql).query().listOfRows();
  }
}
