package dev.deskbell.discord.fake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a test lets go wrong with requests. */
public final class RestTroubles {
  private final List<Trouble> waiting = new ArrayList<>();

  /** Something that happens to a request. */
  public sealed interface Kind {
    /** The connection breaks before anything is done. */
    record CutBefore() implements Kind {}

    /** It is done, and the connection breaks before the answer. */
    record CutAfter() implements Kind {}

    /** It is done, and the answer takes that long. */
    record Slow(Duration by) implements Kind {}

    /** Answered with that status and nothing done, as by a machine in front of Discord. */
    record Status(int status) implements Kind {}

    /** Answered with Discord's own error. */
    record Refused(int status, int code, String message) implements Kind {}

    /** Too fast. */
    record TooFast(Scope scope, Duration pause) implements Kind {}

    /** Too often wrong: turned away at the edge, without Discord's headers. */
    record Banned() implements Kind {}
  }

  /** How much of the API a limit holds back. */
  public enum Scope {
    USER,
    SHARED,
    GLOBAL
  }

  private record Trouble(Predicate<Request> with, Kind kind, boolean once) {}

  /** The next request of that kind, and no other. */
  public synchronized void next(Predicate<Request> with, Kind kind) {
    waiting.add(new Trouble(with, kind, true));
  }

  /** All requests of that kind, until it ends. */
  public synchronized void every(Predicate<Request> with, Kind kind) {
    waiting.add(new Trouble(with, kind, false));
  }

  public synchronized void end() {
    waiting.clear();
  }

  synchronized Optional<Kind> with(Request request) {
    var found = waiting.stream().filter(it -> it.with().test(request)).findFirst();
    found.filter(Trouble::once).ifPresent(waiting::remove);
    return found.map(Trouble::kind);
  }
}
