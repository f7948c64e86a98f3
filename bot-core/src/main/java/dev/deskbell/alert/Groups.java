package dev.deskbell.alert;

import dev.deskbell.store.Questions;
import dev.deskbell.store.Writes;
import dev.deskbell.ticket.TicketRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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
  Supplier<List<Open>> open(Collection<Name> names, Questions questions) {
    return questions.add(
        """
        select g.integration, g.key, g.ticket
          from unnest(?::text[], ?::text[]) as it (source, name)
         cross join lateral (
           select integration, key, ticket from alert_group
            where open and integration = it.source and md5(key) = md5(it.name) limit 1) g
        """,
        (row, _) ->
            new Open(
                new Name(row.getString("integration"), row.getString("key")),
                TicketRef.of(row.getString("ticket"))),
        names.stream().map(Name::integration).toArray(String[]::new),
        names.stream().map(Name::key).toArray(String[]::new));
  }

  /** One that is open, and its ticket. */
  record Open(Name name, TicketRef ticket) {}

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
  Supplier<List<Begun>> recent(
      Collection<String> integrations, Instant since, Questions questions) {
    return questions.add(
        """
        select integration, count(*) as many from alert_group
         where integration = any(?) and opened_at > ? group by integration
        """,
        (row, _) -> new Begun(row.getString("integration"), row.getInt("many")),
        integrations.toArray(String[]::new),
        since);
  }

  /** How many of one source. */
  record Begun(String integration, int many) {}

  /** For those that may begin; what is left over is nobody's. */
  Supplier<List<Long>> numbers(int many, Questions questions) {
    return questions.add(
        "select nextval('alert_group_id_seq') from generate_series(1, ?)",
        (row, _) -> row.getLong(1),
        many);
  }

  /** One that begins, with all that the transaction writes. */
  void add(Group group, Instant now) {
    writes.add(
        1,
        """
        insert into alert_group (id, integration, key, ticket, open, opened_at, alerts, firing, told)
        overriding system value values (?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """,
        group.id(),
        group.integration(),
        group.key(),
        group.ticket().toString(),
        group.open(),
        now,
        group.alerts(),
        group.firing(),
        group.told());
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
