package dev.deskbell.doctor;

import dev.deskbell.chat.ChatPlatform;
import dev.deskbell.chat.Checkup;
import dev.deskbell.chat.Checkup.Finding.State;
import dev.deskbell.chat.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Whether the desk may work in the rooms that teams and practices have. All platforms are asked at
 * once, each for as long as there is time, so that a slow one takes no other's findings away.
 */
final class RoomsCheckup implements Checkup {
  private static final Logger LOG = LoggerFactory.getLogger(RoomsCheckup.class);

  private final Supplier<Map<String, List<Place>>> rooms;
  private final ObjectProvider<ChatPlatform> platforms;
  private final InstantSource clock;
  private final Duration longest;

  /**
   * Takes the rooms by whose they are.
   *
   * @param longest the last sixth is for what was begun
   */
  RoomsCheckup(
      Supplier<Map<String, List<Place>>> rooms,
      ObjectProvider<ChatPlatform> platforms,
      InstantSource clock,
      Duration longest) {
    this.rooms = rooms;
    this.platforms = platforms;
    this.clock = clock;
    this.longest = longest;
  }

  @Override
  public List<Finding> examine() {
    var bound = rooms.get().values().stream().flatMap(List::stream).distinct().toList();
    var last = clock.instant().plus(longest.multipliedBy(5).dividedBy(6));
    var asked = platforms.stream().flatMap(it -> asked(it, bound, last)).toList();
    var findings = new ArrayList<Finding>();
    var answers = answers(asked);
    for (var i = 0; i < asked.size(); i++) {
      findings.addAll(findings(asked.get(i), answers.get(i)));
    }
    return findings.isEmpty()
        ? List.of(Finding.well("rooms", "the desk may work in those that are bound"))
        : findings;
  }

  private Stream<Asked> asked(ChatPlatform platform, List<Place> bound, Instant last) {
    var own = bound.stream().filter(it -> it.platform().equals(platform.name())).toList();
    return platform instanceof Checkup checkup && !own.isEmpty()
        ? Stream.of(new Asked(platform.name(), checkup, new Hurried(own, clock, last)))
        : Stream.empty();
  }

  private record Asked(String platform, Checkup checkup, Hurried rooms)
      implements Callable<List<Finding>> {
    @Override
    public List<Finding> call() {
      return checkup.examineRooms(rooms);
    }
  }

  private List<Future<List<Finding>>> answers(List<Asked> asked) {
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      return threads.invokeAll(asked, longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException problem) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", problem);
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<Finding> findings(Asked asked, Future<List<Finding>> answer) {
    return switch (answer.state()) {
      case SUCCESS ->
          asked.rooms().isCut()
              ? Stream.concat(answer.resultNow().stream(), Stream.of(unasked(asked))).toList()
              : answer.resultNow();
      case FAILED -> List.of(failed(asked, answer.exceptionNow()));
      case RUNNING, CANCELLED -> List.of(unasked(asked));
    };
  }

  private static Finding unasked(Asked asked) {
    return new Finding(
        State.WORTH_A_LOOK,
        asked.platform() + " rooms",
        "of %d that are bound, %d were looked at: more would take too long"
            .formatted(asked.rooms().all(), asked.rooms().taken()),
        "Look at the others there: the desk must be in them and may post.");
  }

  private static Finding failed(Asked asked, Throwable problem) {
    LOG.warn("the rooms of {} can't be looked at", asked.platform(), problem);
    return new Finding(
        State.BROKEN,
        asked.platform() + " rooms",
        String.valueOf(problem),
        "Look into the log for more, and report this defect.");
  }
}
