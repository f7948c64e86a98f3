package dev.deskbell.backup;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.deskbell.backup.BackupNews.Kind;
import dev.deskbell.people.Person;
import dev.deskbell.policy.OperatorMistake;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Work that was asked for in a turn: a row of the same transaction, done by one instance of many,
 * and done again by another if that one dies over it.
 */
final class BackupTask {
  private static final Logger LOG = LoggerFactory.getLogger(BackupTask.class);
  private static final String MAKE = "backup";
  private static final String WISH = "restore";
  private static final String BETWEEN = "/";

  private final Backups backups;
  private final Shelf shelf;
  private final BackupNews news;
  private final ObjectProvider<SchedulerClient> scheduler;

  BackupTask(
      Backups backups, Shelf shelf, BackupNews news, ObjectProvider<SchedulerClient> scheduler) {
    this.backups = backups;
    this.shelf = shelf;
    this.news = news;
    this.scheduler = scheduler;
  }

  /** A backup; in the running transaction. */
  void make(Person.Id by, Instant at) {
    schedule(MAKE, by, at, "");
  }

  /** That this backup is restored when the desk starts next; in the running transaction. */
  void wish(Person.Id by, Instant at, String name) {
    schedule(WISH, by, at, name);
  }

  /** That nothing is restored after all; in the running transaction. */
  void cancel(Person.Id by, Instant at) {
    schedule(WISH, by, at, "");
  }

  private void schedule(String task, Person.Id by, Instant at, String name) {
    var id = String.join(BETWEEN, by.toString(), Long.toString(at.toEpochMilli()), name);
    var instance = new TaskInstance<Void>(task, id);
    scheduler.getObject().scheduleIfNotExists(instance, at.truncatedTo(ChronoUnit.MILLIS));
  }

  OneTimeTask<Void> making() {
    return Tasks.oneTime(MAKE).execute((it, _) -> make(Asked.in(it.getId())));
  }

  OneTimeTask<Void> wishing() {
    return Tasks.oneTime(WISH).execute((it, _) -> wish(Asked.in(it.getId())));
  }

  /** Who asked when, for which file. */
  private record Asked(Person.Id by, Instant at, String name) {
    static Asked in(String id) {
      var parts = id.split(BETWEEN, 3);
      return new Asked(
          new Person.Id(Long.parseLong(parts[0])),
          Instant.ofEpochMilli(Long.parseLong(parts[1])),
          parts[2]);
    }
  }

  private void make(Asked asked) {
    var file = shelf.file(asked.at());
    try {
      // There already if an instance died between writing it and telling so.
      if (!Files.exists(file)) {
        backups.write(file);
      }
      news.tell(asked.by(), Kind.MADE, Files.size(file) + BackupNews.BETWEEN + file);
    } catch (OperatorMistake | IOException | IllegalStateException problem) {
      LOG.warn("The backup {} could not be written", file, problem);
      news.tell(asked.by(), Kind.NOT_MADE, String.valueOf(problem.getMessage()));
    }
  }

  private void wish(Asked asked) {
    if (asked.name().isEmpty()) {
      WishedRestore.forget(shelf.dataFolder());
      return;
    }
    try {
      var file = shelf.called(asked.name());
      backups.check(file);
      new WishedRestore(file, asked.at().toEpochMilli()).keepIn(shelf.dataFolder());
      news.tell(asked.by(), Kind.WISHED, file.toString());
    } catch (OperatorMistake | IOException problem) {
      news.tell(asked.by(), Kind.NOT_WISHED, String.valueOf(problem.getMessage()));
    }
  }
}
