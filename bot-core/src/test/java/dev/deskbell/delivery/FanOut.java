package dev.deskbell.delivery;

import dev.deskbell.chat.Limits.Budget;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;

/**
 * Many messages for many channels in no time: what senders do, with a clock that is set to whenever
 * something happens next, before a platform as strict as one can be.
 */
public final class FanOut implements AutoCloseable {
  private static final double NANOS = 1e9;

  private final Desk desk = new Desk();
  private final Instance instance = desk.start();
  private final Waiting waiting = new Waiting();
  private final Random random = new Random(1);
  private final Duration call;
  private final Duration way;
  private final Duration rest;
  private final Map<String, Tokens> taken = new HashMap<>();
  private final PriorityQueue<OnItsWay> onTheirWay =
      new PriorityQueue<>(Comparator.comparing(OnItsWay::answered));
  private List<Budget> rules = List.of();
  private int sent;
  private int arrived;
  private int turnedAway;

  /** What is being sent, and when the platform will have answered. */
  private record OnItsWay(Claim.Send claim, Outgoing outgoing, Instant answered) {}

  /**
   * How it went.
   *
   * @param turnedAway how often the platform would not have taken a message
   */
  public record Outcome(double seconds, int sent, int turnedAway) {}

  /**
   * Before a platform that answers after so long.
   *
   * @param way up to how long it takes until the platform counts a call
   * @param rest how long at least from one look at what may go to the next
   */
  public FanOut(Duration call, Duration way, Duration rest) {
    this.call = call;
    this.way = way;
    this.rest = rest;
  }

  /**
   * Sends so many to each channel.
   *
   * @param known what the adapter says of the platform's limits
   * @param real what they are
   */
  public Outcome of(int channels, int each, List<Budget> known, List<Budget> real) {
    desk.here.limitedTo(it -> scoped(known, it));
    rules = real;
    desk.state.put("INC-1", "new");
    var start = desk.clock.instant();
    for (var number = 0; number < each; number++) {
      instance.tell(tellings(channels, number));
    }
    while (arrived < channels * each) {
      while (sendSome()) {
        // until nothing may go now
      }
      var rested = desk.clock.instant().plus(rest);
      var next = next();
      desk.clock.set(next.isAfter(rested) || sent == channels * each ? next : rested);
      arrive();
    }
    var lasted = Duration.between(start, desk.clock.instant());
    return new Outcome(lasted.toNanos() / NANOS, sent, turnedAway);
  }

  private static Telling[] tellings(int channels, int number) {
    var all = new ArrayList<Telling>();
    for (var channel = 0; channel < channels; channel++) {
      all.add(Telling.once(Desk.note("INC-" + channel, number), Desk.room("c" + channel)));
    }
    return all.toArray(Telling[]::new);
  }

  /** A budget whose name is empty is each channel's own. */
  private static List<Budget> scoped(List<Budget> budgets, Outgoing outgoing) {
    var channel = outgoing instanceof Outgoing.Post post ? post.to().channel() : "";
    return budgets.stream()
        .map(it -> it.scope().isEmpty() ? new Budget(channel, it.perSecond(), it.burst()) : it)
        .toList();
  }

  private boolean sendSome() {
    var before = sent;
    waiting.told(told());
    for (var lane : waiting.take(desk.clock.instant(), Waiting.Hands.many())) {
      var claim = instance.get(Claims.class).next(lane);
      if (claim instanceof Claim.Send it) {
        waiting.went(lane);
        send(it);
      } else if (claim instanceof Claim.Held(var found, var by)) {
        waiting.held(found, by);
      } else {
        waiting.left(lane, false);
      }
    }
    return sent > before;
  }

  private Set<Lane> told() {
    try {
      return instance.get(Wake.class).await(Duration.ZERO).told();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private void send(Claim.Send claim) {
    var outgoing =
        claim.aim().with(claim.told().outgoingId(), Drawer.Drawn.Shown.LIKE).orElseThrow();
    keepLease(claim.lane());
    var now = desk.clock.instant();
    var counted = now.plus(Duration.ofNanos((long) (random.nextDouble() * way.toNanos())));
    sent++;
    if (!scoped(rules, outgoing).stream().allMatch(it -> takes(it, counted))) {
      turnedAway++;
    }
    onTheirWay.add(new OnItsWay(claim, outgoing, counted.plus(call)));
  }

  /** Leases are on the database's clock, which goes on while this one stands still. */
  private void keepLease(Lane lane) {
    desk.db
        .sql("update delivery_lane set leased_until = 'infinity' where key = ? and urgency = ?")
        .params(lane.key(), lane.urgency().name())
        .update();
  }

  private boolean takes(Budget rule, Instant at) {
    return taken.computeIfAbsent(rule.scope(), _ -> new Tokens(rule)).takes(at);
  }

  private void arrive() {
    while (!onTheirWay.isEmpty()
        && !onTheirWay.element().answered().isAfter(desk.clock.instant())) {
      var it = onTheirWay.remove();
      var posting = new Posting(Place.channel("here", "w", "c"), "m" + it.claim().told().id());
      var received =
          instance
              .get(Outcomes.class)
              .received(
                  it.claim(),
                  it.claim().aim(),
                  it.outgoing(),
                  new Receipt.Delivered(posting),
                  Duration.ZERO,
                  List.of());
      arrived++;
      waiting.left(it.claim().lane(), true);
      if (!received) {
        throw new IllegalStateException("somebody else has sent " + it.claim().told());
      }
    }
  }

  private Instant next() {
    var change = waiting.next();
    if (onTheirWay.isEmpty()) {
      return change.orElseThrow();
    }
    var answer = onTheirWay.element().answered();
    return change.filter(it -> it.isBefore(answer)).orElse(answer);
  }

  @Override
  public void close() {
    desk.close();
  }

  /** A bucket that gives nothing away. */
  private static final class Tokens {
    private final Budget rule;
    private double left;
    private Instant since = Instant.MIN;

    private Tokens(Budget rule) {
      this.rule = rule;
      left = rule.burst();
    }

    private boolean takes(Instant at) {
      if (since.isAfter(Instant.MIN) && at.isAfter(since)) {
        var gained = Duration.between(since, at).toNanos() / NANOS * rule.perSecond();
        left = Math.min(rule.burst(), left + gained);
      }
      since = since.isAfter(at) ? since : at;
      if (left < 1 - 1e-6) {
        return false;
      }
      left--;
      return true;
    }
  }
}
