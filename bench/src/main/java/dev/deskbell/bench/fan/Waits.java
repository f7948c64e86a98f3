package dev.deskbell.bench.fan;

import dev.deskbell.bench.Result;
import dev.deskbell.bench.fan.Recorder.Heard;
import dev.deskbell.bench.fan.Spans.Span;
import dev.deskbell.chat.Limits.Budget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What messages waited for, from when they were to be told until the platform had their request:
 * what nobody could have gone around is named first, and each moment counts once. The platform's
 * counts are played again from what it accepted, the desk's budgets from when it charged them.
 */
final class Waits {
  private static final String CHANNEL = "the platform: its channel takes no more just now";
  private static final String ALL = "the platform: all channels together take no more just now";
  private static final String TOLD = "being told: the transaction that says so";
  private static final String BEFORE = "the call before it in the same channel";
  private static final String REFUSED = "turned away (429), until it was asked again";
  private static final String OWN = "the sender's budget for the channel";
  private static final String OVERALL = "the sender's budget for all channels";
  private static final String WAY = "claimed and charged, on its way";
  private static final String REST = "a sender: nobody tries it, or somebody claims it just now";

  private final Counting platform;
  private final Rules rules;

  /**
   * What is known of a message.
   *
   * @param due when it was to be told
   * @param told when whoever told it was let go
   * @param charged when the sender charged it, or as it came if that is not known
   */
  record Message(
      String words,
      String channel,
      boolean isPage,
      long due,
      long told,
      long charged,
      List<Budget> budgets) {}

  Waits(Counting platform, Rules rules) {
    this.platform = platform;
    this.rules = rules;
  }

  /** One table: all of these, and which of them waited longest. */
  void writes(Result result, String title, List<Message> all, List<Message> asked) {
    var calls = new Calls(platform.heard(), all);
    var sums = new LinkedHashMap<String, double[]>();
    Map<String, Spans> longest = Map.of();
    for (var message : asked) {
      var parts = parts(message, calls);
      parts.forEach((name, spans) -> {
        var sum = sums.computeIfAbsent(name, _ -> new double[2]);
        sum[0] += spans.seconds() > 0 ? 1 : 0;
        sum[1] += spans.seconds();
      });
      longest = seconds(parts) > seconds(longest) ? parts : longest;
    }
    var most = longest;
    var rows =
        result.table(
            title,
            "what a message waited for",
            "messages that did",
            "seconds, all messages together",
            "share",
            "seconds, of the one that waited longest");
    var sum = sums.values().stream().mapToDouble(it -> it[1]).sum();
    sums.forEach((name, it) -> rows.add(row(name, it[0], it[1], sum, most.get(name))));
    rows.add(
        List.of("all", Integer.toString(asked.size()), number(sum), "", number(seconds(longest))));
    calls
        .longestBudget()
        .ifPresent(it ->
            result.notes(
                String.format(
                    Locale.ROOT,
                    "%s: the sender's own budgets alone take %.2f s. At a moment at which they let one more go, a message waits for a sender; fewer such moments"
                        + " would make it no shorter than that.",
                    heading(title),
                    it)));
    result.notes(heading(title) + ": answers 429: " + calls.refused + ".");
  }

  private static String heading(String title) {
    return title.replaceAll("[:;.].*", "");
  }

  private static double seconds(Map<String, Spans> parts) {
    return parts.values().stream().mapToDouble(Spans::seconds).sum();
  }

  private static List<String> row(
      String name,
      double many,
      double seconds,
      double all,
      @org.jspecify.annotations.Nullable Spans most) {
    return List.of(
        name,
        String.format(Locale.ROOT, "%.0f", many),
        number(seconds),
        String.format(Locale.ROOT, "%.1f %%", 100 * seconds / all),
        number(most == null ? 0 : most.seconds()));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%,.2f", value);
  }

  /** What was heard, and what was charged, by channel and by budget. */
  private final class Calls {
    private final Map<String, Heard> accepted = new LinkedHashMap<>();
    private final Map<String, List<Long>> turnedAway = new LinkedHashMap<>();
    private final Map<String, List<Message>> inChannel = new LinkedHashMap<>();
    private final Map<String, List<Long>> charged = new LinkedHashMap<>();
    private final Map<String, Integer> sharers = new LinkedHashMap<>();
    private final Map<String, Spans> known = new LinkedHashMap<>();
    private int refused;

    private Calls(List<Heard> heard, List<Message> all) {
      for (var call : heard) {
        if (call.accepted()) {
          accepted.putIfAbsent(call.words(), call);
        } else {
          refused++;
          turnedAway.computeIfAbsent(call.words(), _ -> new ArrayList<>()).add(call.at());
        }
      }
      for (var message : all) {
        inChannel.computeIfAbsent(message.channel(), _ -> new ArrayList<>()).add(message);
      }
      for (var channel : inChannel.values()) {
        channel.getFirst().budgets().forEach(it -> sharers.merge(it.scope(), 1, Integer::sum));
      }
      all.stream()
          .filter(it -> accepted.containsKey(it.words()))
          .sorted(Comparator.comparingLong(Message::charged))
          .forEach(message ->
              message
                  .budgets()
                  .forEach(it ->
                      charged
                          .computeIfAbsent(it.scope(), _ -> new ArrayList<>())
                          .add(message.charged())));
    }

    /** In seconds: what all that were charged to a budget that channels share take by it alone. */
    private java.util.OptionalDouble longestBudget() {
      return inChannel.values().stream()
          .flatMap(it -> it.getFirst().budgets().stream())
          .filter(it -> sharers.getOrDefault(it.scope(), 0) > 1)
          .distinct()
          .mapToDouble(it -> {
            var many = charged.getOrDefault(it.scope(), List.of()).size();
            return Math.max(0, many - it.burst() + it.forPages()) / it.perSecond();
          })
          .max();
    }

    private Heard of(Message message) {
      return Objects.requireNonNull(accepted.get(message.words()));
    }

    private List<Long> times(@org.jspecify.annotations.Nullable String channel) {
      return accepted.values().stream()
          .filter(it -> channel == null || it.channel().equals(channel))
          .map(Heard::at)
          .sorted()
          .toList();
    }

    private Spans channel(String channel) {
      return known.computeIfAbsent(
          "channel " + channel,
          _ ->
              platform instanceof Turnstile
                  ? Closed.window(times(channel), rules.window(), rules.burst())
                  : Closed.bucket(times(channel), rules.perSecond(), rules.burst(), 0));
    }

    private Spans overall() {
      return known.computeIfAbsent(
          "all",
          _ ->
              platform instanceof Turnstile
                  ? Closed.second(times(null), rules.allPerSecond())
                  : Closed.bucket(times(null), rules.allPerSecond(), rules.allBurst(), 0));
    }

    private Spans before(Message message) {
      var others =
          inChannel.getOrDefault(message.channel(), List.of()).stream()
              .filter(it -> !it.equals(message) && accepted.containsKey(it.words()))
              .map(it -> new Span(it.charged(), of(it).answered()))
              .toList();
      return Spans.together(others);
    }

    private Spans refused(Message message) {
      var first = turnedAway.getOrDefault(message.words(), List.of()).stream().min(Long::compare);
      return first.map(it -> Spans.of(it, of(message).at())).orElse(Spans.NONE);
    }

    /** By the budgets that are one channel's own, or by those that more share. */
    private Spans budgets(Message message, boolean own) {
      return message.budgets().stream()
          .filter(it -> sharers.getOrDefault(it.scope(), 0) < 2 == own)
          .map(it -> {
            var kept = message.isPage() ? 0 : it.forPages();
            return known.computeIfAbsent(
                "budget " + kept + it.scope(),
                _ ->
                    Closed.bucket(
                        charged.getOrDefault(it.scope(), List.of()),
                        it.perSecond(),
                        it.burst(),
                        kept));
          })
          .reduce((one, other) -> Spans.together(concat(one, other)))
          .orElse(Spans.NONE);
    }
  }

  private static List<Span> concat(Spans one, Spans other) {
    var both = new ArrayList<>(one.all());
    both.addAll(other.all());
    return both;
  }

  private static Map<String, Spans> parts(Message message, Calls calls) {
    var came = calls.of(message).at();
    var layers = new LinkedHashMap<String, Spans>();
    layers.put(CHANNEL, calls.channel(message.channel()));
    layers.put(ALL, calls.overall());
    layers.put(TOLD, Spans.of(message.due(), message.told()));
    layers.put(BEFORE, calls.before(message));
    layers.put(REFUSED, calls.refused(message));
    layers.put(OWN, calls.budgets(message, true));
    layers.put(OVERALL, calls.budgets(message, false));
    layers.put(WAY, Spans.of(message.charged(), came));
    var left = Spans.of(message.due(), came);
    var parts = new LinkedHashMap<String, Spans>();
    for (var layer : layers.entrySet()) {
      parts.put(layer.getKey(), left.within(layer.getValue()));
      left = left.without(layer.getValue());
    }
    parts.put(REST, left);
    return parts;
  }
}
