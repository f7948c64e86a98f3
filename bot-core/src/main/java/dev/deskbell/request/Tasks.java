package dev.deskbell.request;

import dev.deskbell.chat.Text;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Team;
import dev.deskbell.store.Writes;
import dev.deskbell.ticket.Names;
import dev.deskbell.ticket.TicketRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is to be done for requests, as the catalogue said when they were raised. */
@Repository
class Tasks {
  private final JdbcClient db;
  private final Writes writes;

  Tasks(JdbcClient db, Writes writes) {
    this.db = db;
    this.writes = writes;
  }

  /**
   * A task of a request.
   *
   * @param team who does it; whoever has the request when null
   * @param by who did it; null while it is open
   */
  record Listed(
      String id, String name, Team.@Nullable Id team, List<String> after, Person.@Nullable Id by) {
    boolean isOpen() {
      return by == null;
    }
  }

  void keep(TicketRef ref, Item item) {
    var position = 0;
    for (var task : item.checklist()) {
      writes.add(
          1,
          """
          insert into request_task (ref, position, id, name, team, after) values (?, ?, ?, ?, ?, ?)\
          """,
          ref.toString(),
          position++,
          task.id(),
          task.name(),
          task.team(),
          task.first().toArray(String[]::new));
    }
  }

  /** In their order. */
  List<Listed> of(TicketRef ref) {
    return List.copyOf(
        db.sql(
                "select id, name, team, after, done_by from request_task where ref = ? order by position")
            .param(ref.toString())
            .query((row, _) -> listed(row))
            .list());
  }

  private static Listed listed(ResultSet row) throws SQLException {
    var team = row.getString("team");
    var by = row.getLong("done_by");
    return new Listed(
        row.getString("id"),
        row.getString("name"),
        team == null ? null : new Team.Id(team),
        Arrays.asList((String[]) row.getArray("after").getArray()),
        by == 0 ? null : new Person.Id(by));
  }

  void done(TicketRef ref, String task, Person.Id by, Instant at) {
    writes.add(
        1,
        """
        update request_task set done_by = ?, done_at = ?
         where ref = ? and id = ? and done_by is null\
        """,
        by.value(),
        at,
        ref.toString(),
        task);
  }

  /** A line for each. */
  static Text words(List<Listed> all, Names names, People people) {
    return Text.strong("Tasks")
        .and(all.stream().map(it -> "\n" + line(it, names, people)).collect(Collectors.joining()));
  }

  private static String line(Listed it, Names names, People people) {
    if (!it.isOpen()) {
      return "☑ " + it.name() + " – " + names.of(it.by());
    }
    var team =
        it.team() == null
            ? ""
            : " – " + people.team(it.team()).map(Team::name).orElse(it.team().value());
    return "☐ " + it.name() + team;
  }
}
