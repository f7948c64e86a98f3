package dev.deskbell.delivery;

import java.time.Duration;
import java.util.stream.IntStream;

/**
 * How fast and how patient the senders are.
 *
 * @param lease how long a lane stays claimed by an instance that says nothing more; longer than
 *     drawing and sending together
 * @param drawing how long a drawer may take
 * @param sending how long a platform may take
 * @param poll how long at most until the senders look by themselves
 * @param doubt how long after an unknown outcome it is looked into: what is under way may arrive
 * @param again how long after a failure of ours it is tried again, doubled each time
 * @param disconnected how long an instance leaves alone what waits for a platform that it has not
 *     got
 * @param shut how long a room that turned the desk away is left alone
 * @param tries how many failures of ours a message survives
 * @param pages how many pages may be on their way at once
 * @param usual how many other messages may be on their way at once
 * @param perPlatform how many of one kind may be on their way to one platform
 */
record Pace(
    Duration lease,
    Duration drawing,
    Duration sending,
    Duration poll,
    Duration doubt,
    Duration again,
    Duration disconnected,
    Duration shut,
    int tries,
    int pages,
    int usual,
    int perPlatform) {

  static final Pace USUAL =
      new Pace(
          Duration.ofSeconds(60),
          Duration.ofSeconds(10),
          Duration.ofSeconds(25),
          Duration.ofSeconds(4),
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Duration.ofSeconds(30),
          Duration.ofMinutes(10),
          5,
          256,
          128,
          48);

  /** The same with so much less patience for an instance, a drawer or a platform that is silent. */
  Pace hastened(int times) {
    return new Pace(
        lease.dividedBy(times),
        drawing.dividedBy(times),
        sending.dividedBy(times),
        poll,
        doubt,
        again,
        disconnected.dividedBy(times),
        shut,
        tries,
        pages,
        usual,
        perPlatform);
  }

  /** How long an instance looks no more at what waits for a platform that it has not got. */
  Duration disconnected(Telling.Urgency urgency) {
    return switch (urgency) {
      case PAGE -> disconnected.dividedBy(15);
      case USUAL -> disconnected;
    };
  }

  int atOnce(Telling.Urgency urgency) {
    return switch (urgency) {
      case PAGE -> pages;
      case USUAL -> usual;
    };
  }

  /** A page had better come twice than later than this; the rest waits longer for the truth. */
  Duration longestLook(Telling.Urgency urgency) {
    return switch (urgency) {
      case PAGE -> Duration.ofSeconds(30);
      case USUAL -> Duration.ofMinutes(15);
    };
  }

  /** How often a message is looked for in vain. */
  int looks(Telling.Urgency urgency) {
    return switch (urgency) {
      case PAGE -> 3;
      case USUAL -> 8;
    };
  }

  /** How long it has been tried at least when it has failed so often. */
  Duration triedFor(int failures) {
    return IntStream.range(0, failures)
        .mapToObj(this::againAfter)
        .reduce(Duration.ZERO, Duration::plus);
  }

  Duration againAfter(int failures) {
    return again.multipliedBy(1L << Math.min(failures, 5));
  }
}
