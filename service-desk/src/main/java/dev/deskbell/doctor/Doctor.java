package dev.deskbell.doctor;

import dev.deskbell.chat.Checkup;
import dev.deskbell.chat.Checkup.Finding;
import dev.deskbell.chat.Checkup.Finding.State;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;

/** Asks every check-up there is, all at once; one that fails or hangs is a finding itself. */
class Doctor {

  private static final Logger LOG = LoggerFactory.getLogger(Doctor.class);

  private final ObjectProvider<Checkup> checkups;
  private final Duration longest;

  Doctor(ObjectProvider<Checkup> checkups, Duration longest) {
    this.checkups = checkups;
    this.longest = longest;
  }

  /** The worst first. */
  List<Finding> examine() {
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      var running =
          checkups.orderedStream().map(it -> new Running(it, threads.submit(it::examine))).toList();
      return running.stream()
          .flatMap(it -> findings(it).stream())
          .sorted((one, other) -> other.state().compareTo(one.state()))
          .toList();
    } finally {
      threads.shutdownNow();
    }
  }

  private record Running(Checkup checkup, Future<List<Finding>> findings) {}

  private List<Finding> findings(Running running) {
    try {
      return running.findings().get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      return List.of(failed(running, "did not end within " + longest.toSeconds() + " seconds"));
    } catch (ExecutionException problem) {
      LOG.warn("a check-up failed", problem.getCause());
      return List.of(failed(running, String.valueOf(problem.getCause())));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return List.of(failed(running, "was interrupted"));
    }
  }

  private static Finding failed(Running running, String why) {
    return new Finding(
        State.BROKEN,
        "the check-up of " + running.checkup().getClass().getSimpleName(),
        why,
        "Look into the log for more, and report this defect.");
  }
}
