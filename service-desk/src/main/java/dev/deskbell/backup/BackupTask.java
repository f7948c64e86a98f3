package dev.deskbell.backup;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.deskbell.delivery.Deliveries;
import dev.deskbell.delivery.Destination;
import dev.deskbell.delivery.Piece;
import dev.deskbell.delivery.Telling;
import dev.deskbell.people.Person;
import dev.deskbell.policy.OperatorMistake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Work that was asked for in a turn: a row of the same transaction, done by one instance of many,
 * and done again by another if that one dies over it.
 */
final class BackupTask {
  static final String TOPIC = "backup.made";

  private static final Logger LOG = LoggerFactory.getLogger(BackupTask.class);
  private static final String NAME = "backup";
  private static final String BETWEEN = "/";

  private final Backups backups;
  private final Shelf shelf;
  private final Deliveries deliveries;
  private final TransactionOperations transaction;
  private final ObjectProvider<SchedulerClient> scheduler;

  BackupTask(
      Backups backups,
      Shelf shelf,
      Deliveries deliveries,
      TransactionOperations transaction,
      ObjectProvider<SchedulerClient> scheduler) {
    this.backups = backups;
    this.shelf = shelf;
    this.deliveries = deliveries;
    this.transaction = transaction;
    this.scheduler = scheduler;
  }

  /** In the running transaction. */
  void ask(Person.Id by, Instant at) {
    var asked = new TaskInstance<Void>(NAME, by.value() + BETWEEN + at.toEpochMilli());
    scheduler.getObject().schedule(asked, at.truncatedTo(ChronoUnit.MILLIS));
  }

  OneTimeTask<Void> task() {
    return Tasks.oneTime(NAME).execute((asked, _) -> make(asked.getId().split(BETWEEN, 2)));
  }

  private void make(String[] asked) {
    var by = new Person.Id(Long.parseLong(asked[0]));
    var file = shelf.file(Instant.ofEpochMilli(Long.parseLong(asked[1])));
    tell(by, made(file));
  }

  /** What came of it, as the drawer reads it: the file and its size, or the word why not. */
  private String made(Path file) {
    try {
      if (!Files.exists(file)) {
        backups.write(file);
      }
      return Files.size(file) + BETWEEN + file;
    } catch (OperatorMistake | IOException | UncheckedIOException | IllegalStateException problem) {
      LOG.warn("The backup {} could not be written: {}", file, problem.toString());
      return "-" + BETWEEN + problem.getMessage();
    }
  }

  private void tell(Person.Id who, String made) {
    var piece = new Piece(TOPIC, TOPIC, made);
    transaction.executeWithoutResult(
        _ -> deliveries.tell(List.of(Telling.once(piece, new Destination.Someone(who)))));
  }
}
