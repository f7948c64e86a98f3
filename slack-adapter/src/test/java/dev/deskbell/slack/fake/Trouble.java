package dev.deskbell.slack.fake;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** What goes wrong at Slack: for the next request of a kind, or until it is over. */
public final class Trouble {

  /** One kind of trouble. */
  public sealed interface Kind {
    /** The work is done and the connection breaks before anything is answered. */
    record AnswerLost() implements Kind {}

    /** The request has arrived, the connection breaks, and nothing is done. */
    record RequestLost() implements Kind {}

    /** The answer is an HTTP status with no JSON. */
    record Status(int code) implements Kind {}

    /** The answer is a refusal with this code. */
    record Says(String error) implements Kind {}

    /** Too many requests; the seconds to wait are said as they stand here. */
    record TooFast(String retryAfter) implements Kind {}

    /** The work is done, and no answer comes for as long as there is trouble. */
    record Silent() implements Kind {}

    /** The answer takes its time. */
    record Slow(Duration by) implements Kind {}

    /** The answer is this, with status 200. */
    record Nonsense(String body) implements Kind {}
  }

  private record Planned(Predicate<ApiCall> when, Kind kind, AtomicInteger left) {}

  private final List<Planned> planned = new CopyOnWriteArrayList<>();

  /**
   * The next such request, and no other.
   *
   * @param method a name, or the beginning of some: {@code chat.}
   */
  public void next(String method, Kind kind) {
    planned.add(new Planned(named(method), kind, new AtomicInteger(1)));
  }

  public void always(String method, Kind kind) {
    planned.add(new Planned(named(method), kind, new AtomicInteger(Integer.MAX_VALUE)));
  }

  /** Requests that concern this channel, until it is over. */
  public void always(String method, String channel, Kind kind) {
    Predicate<ApiCall> there = it -> channel.equals(it.maybe("channel").orElse(""));
    planned.add(new Planned(named(method).and(there), kind, new AtomicInteger(Integer.MAX_VALUE)));
  }

  public synchronized void isOver() {
    planned.clear();
    notifyAll();
  }

  /** Returns when it is over. */
  synchronized void lasts() {
    try {
      while (!planned.isEmpty()) {
        wait();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  Optional<Kind> of(ApiCall call) {
    return planned.stream()
        .filter(it -> it.when().test(call))
        .filter(it -> it.left().getAndDecrement() > 0)
        .map(Planned::kind)
        .findFirst();
  }

  private static Predicate<ApiCall> named(String method) {
    return it -> it.method().startsWith(method);
  }
}
