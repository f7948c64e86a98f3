package dev.deskbell.approval;

import dev.deskbell.people.Person;
import dev.deskbell.store.Writes;
import dev.deskbell.ticket.TicketRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** All askings there were; whoever changes one has locked its ticket. */
@Repository
class Askings {
  private static final String COLUMNS =
      "ticket, run, policy, digest, risk, standing, asked_at, body";

  private final JdbcClient db;
  private final Writes writes;
  private final JsonMapper json;

  Askings(JdbcClient db, Writes writes, JsonMapper json) {
    this.db = db;
    this.writes = writes;
    this.json = json;
  }

  /** What no column has. */
  private record Body(
      Set<Person.Id> concerned,
      List<Stage> stages,
      int stage,
      Instant since,
      List<Ballot> ballots,
      Set<Approval.Told> told) {}

  /** The newest of a ticket. */
  Optional<Approval> newest(TicketRef ref) {
    return db.sql("select " + COLUMNS + " from approval where ticket = ? order by run desc limit 1")
        .param(ref.toString())
        .query((row, _) -> approval(row))
        .optional();
  }

  Optional<Approval> get(TicketRef ref, int run) {
    return db.sql("select " + COLUMNS + " from approval where ticket = ? and run = ?")
        .params(ref.toString(), run)
        .query((row, _) -> approval(row))
        .optional();
  }

  private Approval approval(ResultSet row) throws SQLException {
    var body = json.readValue(row.getString("body"), Body.class);
    var asking =
        new Asking(
            TicketRef.of(row.getString("ticket")),
            row.getInt("run"),
            row.getString("policy"),
            row.getString("digest"),
            Risk.valueOf(row.getString("risk")),
            body.concerned(),
            row.getObject("asked_at", OffsetDateTime.class).toInstant());
    return new Approval(
        asking,
        Standing.valueOf(row.getString("standing")),
        body.stages(),
        body.stage(),
        body.since(),
        body.ballots(),
        body.told());
  }

  void add(Approval it) {
    writes.add(
        1,
        """
        insert into approval (ticket, run, policy, digest, risk, standing, asked_at, body)
        values (?, ?, ?, ?, ?, ?, ?, cast(? as jsonb))\
        """,
        it.ref().toString(),
        it.asking().run(),
        it.asking().policy(),
        it.asking().digest(),
        it.asking().risk(),
        it.standing(),
        it.asking().at(),
        body(it));
  }

  void update(Approval it) {
    writes.add(
        1,
        """
        update approval set standing = ?, body = cast(? as jsonb) where ticket = ? and run = ?\
        """,
        it.standing(),
        body(it),
        it.ref().toString(),
        it.asking().run());
  }

  private String body(Approval it) {
    return json.writeValueAsString(
        new Body(
            it.asking().concerned(), it.stages(), it.stage(), it.since(), it.ballots(), it.told()));
  }

  /** What a voter said beside their vote. */
  void keep(Approval it, Person.Id voter, String words) {
    if (!words.isEmpty()) {
      writes.add(
          1,
          """
          insert into approval_words (ticket, run, stage, voter, words) values (?, ?, ?, ?, ?)
              on conflict (ticket, run, stage, voter) do update set words = excluded.words\
          """,
          it.ref().toString(),
          it.asking().run(),
          it.stage(),
          voter.value(),
          words);
    }
  }

  /** What was said in an asking, by voter; of each the newest. */
  Map<Person.Id, String> words(Approval it) {
    return db
        .sql("select voter, words from approval_words where ticket = ? and run = ? order by stage")
        .params(it.ref().toString(), it.asking().run())
        .query((row, _) -> Map.entry(new Person.Id(row.getLong(1)), row.getString(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (_, next) -> next));
  }

  /** Tickets of open askings that wait for that person. */
  List<TicketRef> awaiting(Set<Person.Id> who) {
    return List.copyOf(
        db.sql(
                """
                select distinct ticket from ticket_awaited
                 where person = any (?) and why = 'approval' order by ticket
                """)
            .param(who.stream().map(Person.Id::value).toArray(Long[]::new))
            .query((row, _) -> TicketRef.of(row.getString(1)))
            .list());
  }
}
