package dev.deskbell.bench.fan;

import dev.deskbell.bench.Result;
import dev.deskbell.chat.Limits.Budget;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Text;
import dev.deskbell.delivery.FanOut;
import dev.deskbell.slack.Outlet;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** F1 with a clock that is set to whenever something happens next, so that it can be large. */
final class Virtually {
  private static final Duration WAY = Duration.ofMillis(100);
  private static final Duration SOON = Duration.ofMillis(20);
  private static final int MESSAGES_PER_MINUTE = 300;

  private final Result result;
  private final Rules rules;
  private final int channels;
  private final int each;

  Virtually(Result result, Rules rules, int channels, int each) {
    this.result = result;
    this.rules = rules;
    this.channels = channels;
    this.each = each;
  }

  void plays() {
    var rows =
        result.table(
            String.format(
                Locale.ROOT,
                "F1 in virtual time: %,d messages for %d channels; claims, budgets and outcomes in"
                    + " PostgreSQL as always; a call counts up to %d ms after it was charged; from one"
                    + " look at what may go to the next it takes 20 ms, and 1 s where little may go.",
                channels * each,
                channels,
                WAY.toMillis()),
            "limits",
            "T* s",
            "seconds",
            "efficiency",
            "answers 429");
    rows.add(row("1 a second and channel, 3 at once", rules, 1_000_000, SOON));
    rows.add(
        row(
            "the same, and " + MESSAGES_PER_MINUTE + " a minute in all",
            rules.within(MESSAGES_PER_MINUTE / 60.0, MESSAGES_PER_MINUTE / 10.0),
            MESSAGES_PER_MINUTE,
            Duration.ofSeconds(1)));
  }

  private List<String> row(String name, Rules real, int perMinute, Duration rest) {
    try (var fan = new FanOut(rules.call(), WAY, rest)) {
      var outcome = fan.of(channels, each, known(perMinute), real(real));
      var shortest = real.shortest(channels, each);
      return List.of(
          name,
          String.format(Locale.ROOT, "%.2f", shortest),
          String.format(Locale.ROOT, "%.2f", outcome.seconds()),
          String.format(Locale.ROOT, "%.3f", shortest / outcome.seconds()),
          Integer.toString(outcome.turnedAway()));
    }
  }

  /** What the adapter says, with each channel's own budget named by nothing. */
  private static List<Budget> known(int perMinute) {
    var address = URI.create("http://127.0.0.1:1/api/");
    try (var slack = Outlet.at(address, perMinute)) {
      var place = Place.channel("slack", "T0FAN", "CFAN");
      var post = new Outgoing.Post("1", place, new Saying(Text.of("words")), Set.of());
      return slack.of(post).stream()
          .map(it -> it.scope().endsWith("CFAN") ? new Budget("", it.perSecond(), it.burst()) : it)
          .toList();
    }
  }

  private static List<Budget> real(Rules rules) {
    return List.of(
        new Budget("", rules.perSecond(), rules.burst()),
        new Budget("all", rules.allPerSecond(), rules.allBurst()));
  }
}
