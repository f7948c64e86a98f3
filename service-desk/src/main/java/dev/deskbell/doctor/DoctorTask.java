package dev.deskbell.doctor;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.deskbell.delivery.Deliveries;
import dev.deskbell.delivery.Destination;
import dev.deskbell.delivery.Piece;
import dev.deskbell.delivery.Telling;
import dev.deskbell.people.Person;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** An examination that was asked for in a turn: done after it, told when it is done. */
final class DoctorTask {

  static final String TOPIC = "doctor.findings";
  private static final String TASK = "doctor";

  private final Doctor doctor;
  private final Deliveries deliveries;
  private final TransactionOperations transaction;
  private final ObjectProvider<SchedulerClient> scheduler;
  private final JsonMapper json;

  DoctorTask(
      Doctor doctor,
      Deliveries deliveries,
      TransactionOperations transaction,
      ObjectProvider<SchedulerClient> scheduler,
      JsonMapper json) {
    this.doctor = doctor;
    this.deliveries = deliveries;
    this.transaction = transaction;
    this.scheduler = scheduler;
    this.json = json;
  }

  /** In the running transaction. */
  void ask(Person.Id by, Instant at) {
    var instance = new TaskInstance<Void>(TASK, by + "/" + at.toEpochMilli());
    scheduler.getObject().scheduleIfNotExists(instance, at.truncatedTo(ChronoUnit.MILLIS));
  }

  OneTimeTask<Void> task() {
    return Tasks.oneTime(TASK)
        .execute((it, _) -> examine(new Person.Id(Long.parseLong(it.getId().split("/", 2)[0]))));
  }

  void examine(Person.Id by) {
    var findings = json.writeValueAsString(doctor.examine());
    var piece = new Piece(TOPIC, TOPIC, findings);
    transaction.executeWithoutResult(
        _ -> deliveries.tell(List.of(Telling.once(piece, new Destination.Someone(by)))));
  }
}
