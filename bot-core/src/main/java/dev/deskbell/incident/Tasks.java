package dev.deskbell.incident;

import dev.deskbell.chat.Clip;
import dev.deskbell.chat.Text;
import dev.deskbell.people.Person;
import dev.deskbell.store.Writes;
import dev.deskbell.ticket.Names;
import dev.deskbell.ticket.TicketRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who does what in a major incident. */
@Component
class Tasks {
  private static final int SHOWN = 12;
  private static final int LONGEST = 120;

  private final JdbcClient db;
  private final Writes writes;
  private final Names names;

  Tasks(JdbcClient db, Writes writes, Names names) {
    this.db = db;
    this.writes = writes;
    this.names = names;
  }

  /**
   * One of them.
   *
   * @param by who did it; null while it is open
   */
  record Task(int number, String what, Person.Id owner, Person.@Nullable Id by) {
    boolean isOpen() {
      return by == null;
    }
  }

  void add(MajorFact.TaskAdded fact) {
    writes.add(
        1,
        "insert into incident_task (ref, number, author, what, owner) values (?, ?, ?, ?, ?)",
        fact.ref().toString(),
        fact.number(),
        fact.by().value(),
        fact.what().text(),
        fact.owner().value());
  }

  void done(MajorFact.TaskDone fact) {
    writes.add(
        1,
        """
        update incident_task set done_by = ?, done_at = ?
         where ref = ? and number = ? and done_by is null\
        """,
        fact.by().value(),
        fact.at(),
        fact.ref().toString(),
        fact.number());
  }

  List<Task> of(TicketRef ref) {
    return List.copyOf(
        db.sql("select number, what, owner, done_by from incident_task where ref = ? order by 1")
            .param(ref.toString())
            .query((row, _) -> task(row))
            .list());
  }

  Optional<Task> numbered(TicketRef ref, long number) {
    return of(ref).stream().filter(it -> it.number() == number).findFirst();
  }

  private static Task task(ResultSet row) throws SQLException {
    var by = row.getLong("done_by");
    return new Task(
        row.getInt("number"),
        row.getString("what"),
        new Person.Id(row.getLong("owner")),
        by == 0 ? null : new Person.Id(by));
  }

  /** A line for each; what is open comes first where there are many. */
  Text words(List<Task> all) {
    var shown =
        all.stream()
            .sorted((one, other) -> Boolean.compare(other.isOpen(), one.isOpen()))
            .limit(SHOWN)
            .sorted((one, other) -> Integer.compare(one.number(), other.number()))
            .map(it -> "\n" + line(it))
            .collect(Collectors.joining());
    var more = all.size() > SHOWN ? "\n… and " + (all.size() - SHOWN) + " more" : "";
    return Text.strong("Tasks").and(shown).and(more);
  }

  private String line(Task it) {
    return "%s %d %s – %s"
        .formatted(
            it.isOpen() ? "☐" : "☑",
            it.number(),
            Clip.to(LONGEST, it.what()),
            names.of(it.isOpen() ? it.owner() : it.by()));
  }
}
