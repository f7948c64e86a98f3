package dev.deskbell.alert;

import dev.deskbell.store.Writes;
import dev.deskbell.ticket.TicketRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The groups in the database; read ones are locked until the transaction ends. */
@Component
class Groups {
  private static final String SELECT =
      "select id, integration, key, ticket, open, alerts, firing, told from alert_group ";

  private final JdbcClient db;
  private final Writes writes;

  Groups(JdbcClient db, Writes writes) {
    this.db = db;
    this.writes = writes;
  }

  Optional<Group> open(String integration, String key) {
    return db.sql(
            SELECT
                + "where open and integration = :integration and md5(key) = md5(:key) for update")
        .param("integration", integration)
        .param("key", key)
        .query((row, _) -> group(row))
        .optional();
  }

  List<Group> of(Collection<Long> ids) {
    return db.sql(SELECT + "where id = any(:ids) order by id for update")
        .param("ids", ids.toArray(Long[]::new))
        .query((row, _) -> group(row))
        .list();
  }

  /** The tickets of these, to be locked before they are. */
  List<TicketRef> ticketsOf(Collection<Long> ids) {
    return db.sql("select ticket from alert_group where id = any(:ids)")
        .param("ids", ids.toArray(Long[]::new))
        .query((row, _) -> TicketRef.of(row.getString(1)))
        .list();
  }

  /** How a source's group is called. */
  record Name(String integration, String key) {}

  /** Those of them that are open, with their tickets, to be locked before they are. */
  Map<Name, TicketRef> open(Collection<Name> names) {
    var found = new HashMap<Name, TicketRef>();
    db.sql(
            """
            select g.integration, g.key, g.ticket
              from unnest(:integrations::text[], :keys::text[]) as it (integration, key)
              join alert_group g on g.open and g.integration = it.integration
                                and md5(g.key) = md5(it.key)
            """)
        .param("integrations", names.stream().map(Name::integration).toArray(String[]::new))
        .param("keys", names.stream().map(Name::key).toArray(String[]::new))
        .query(row -> {
          found.put(
              new Name(row.getString("integration"), row.getString("key")),
              TicketRef.of(row.getString("ticket")));
        });
    return found;
  }

  /** Without locking it. */
  Optional<Group> look(TicketRef ref) {
    return db.sql(SELECT + "where ticket = :ticket order by id desc limit 1")
        .param("ticket", ref.toString())
        .query((row, _) -> group(row))
        .optional();
  }

  Optional<Group> openOf(TicketRef ref) {
    return db.sql(SELECT + "where ticket = :ticket and open order by id desc limit 1 for update")
        .param("ticket", ref.toString())
        .query((row, _) -> group(row))
        .optional();
  }

  /** How many began since then. */
  int recent(String integration, Instant since) {
    return db.sql(
            "select count(*) from alert_group where integration = :integration and opened_at > :since")
        .param("integration", integration)
        .param("since", Signals.at(since))
        .query((row, _) -> row.getInt(1))
        .single();
  }

  Group begin(String integration, String key, TicketRef ticket, Instant now) {
    var id =
        db.sql(
                """
                insert into alert_group (integration, key, ticket, opened_at)
                values (:integration, :key, :ticket, :now) returning id
                """)
            .param("integration", integration)
            .param("key", key)
            .param("ticket", ticket.toString())
            .param("now", Signals.at(now))
            .query(Long.class)
            .single();
    return new Group(Objects.requireNonNull(id), integration, key, ticket, true, 0, 0, 1);
  }

  /** With all that the transaction writes. */
  void save(Group group) {
    writes.add(
        1,
        "update alert_group set open = ?, alerts = ?, firing = ?, told = ? where id = ?",
        group.open(),
        group.alerts(),
        group.firing(),
        group.told(),
        group.id());
  }

  /** At once: another of its name may begin. */
  void close(Group group) {
    db.sql("update alert_group set open = false where id = ?").param(group.id()).update();
  }

  private static Group group(ResultSet row) throws SQLException {
    return new Group(
        row.getLong("id"),
        row.getString("integration"),
        row.getString("key"),
        TicketRef.of(row.getString("ticket")),
        row.getBoolean("open"),
        row.getInt("alerts"),
        row.getInt("firing"),
        row.getInt("told"));
  }
}
