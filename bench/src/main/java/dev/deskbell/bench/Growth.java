package dev.deskbell.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.deskbell.testing.theatre.CoreDesk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What people wait for on a desk with a million tickets and five million facts, beside the same
 * deeds on one with ten thousand: whole turns, from the words to the card.
 */
public final class Growth {
  private static final Map<String, String> DEEDS = deeds();

  /** Another change has the service then, so the form says so and when it is free. */
  private static final String TAKEN =
      " from:\"tomorrow 10:30\" until:1h plan:Do test:Look back-out:Undo";

  private final CoreDesk large = new CoreDesk();
  private final CoreDesk small = new CoreDesk();
  private final AtomicInteger turn = new AtomicInteger();

  private Growth() {}

  private static Map<String, String> deeds() {
    var deeds = new LinkedHashMap<String, String>();
    deeds.put("own tickets", "mine");
    deeds.put("waiting for me", "waiting");
    deeds.put("the gate", "gate ask checkout CHG-1");
    deeds.put("a change in the way", "change propose Disks services:checkout,vpn" + TAKEN);
    deeds.put("queue of a team", "queue network");
    deeds.put("one ticket", "show INC-4711");
    deeds.put("search, a rare word", "search began e4da3b7f");
    deeds.put("search, a common word", "search laptop");
    deeds.put("search, two common words", "search laptop slow");
    deeds.put("search, nothing has it", "search lptop");
    deeds.put("search, narrowed", "search is:open team:network priority:p2 printer");
    deeds.put("declare an incident", "incident declare \"It hangs\" impact:low urgency:low");
    return deeds;
  }

  /** Arguments: tickets of the large desk, pairs, deeds of a slice, the file for the results. */
  public static void main(String[] arguments) throws Exception {
    var growth = new Growth();
    try {
      growth.run(
          Integer.parseInt(arguments[0]),
          Integer.parseInt(arguments[1]),
          Integer.parseInt(arguments[2]),
          Path.of(arguments[3]));
    } finally {
      growth.large.close();
      growth.small.close();
    }
  }

  private void run(int tickets, int pairs, int deeds, Path results) throws Exception {
    Corpus.of(10_000, small);
    ChangeCorpus.of(1_000, small);
    Corpus.of(tickets, large);
    ChangeCorpus.of(Math.max(1, tickets / 10), large);
    var lines = new LinkedHashMap<String, String>();
    for (var deed : DEEDS.entrySet()) {
      var measured =
          Pairs.of(
              pairs, deeds, () -> say(large, deed.getValue()), () -> say(small, deed.getValue()));
      lines.put(deed.getKey(), line(measured));
      System.out.println(deed.getKey() + " " + lines.get(deed.getKey()));
    }
    Files.writeString(results, json(tickets, lines), UTF_8);
  }

  private void say(CoreDesk desk, String words) {
    // A minute is what the desk allows a person so many deeds in.
    desk.theatre().clock().advance(Duration.ofSeconds(5));
    var who = Corpus.PEOPLE.get(4 + turn.getAndIncrement() % 3);
    desk.as(who).types(words);
  }

  private static String line(Pairs pairs) {
    var ratio = pairs.ratio(0.5);
    return String.format(
        Locale.ROOT,
        "{\"p50 ms\": %.2f, \"p99 ms\": %.2f, \"p50 ms of 10,000\": %.2f, \"p99 ms of 10,000\": %.2f,"
            + " \"ratio of p50\": %.2f, \"from\": %.2f, \"to\": %.2f}",
        pairs.ours(0.5),
        pairs.ours(0.99),
        pairs.theirs(0.5),
        pairs.theirs(0.99),
        ratio.median(),
        ratio.low(),
        ratio.high());
  }

  private static String json(int tickets, Map<String, String> lines) {
    var body = new StringBuilder("{\"tickets\": " + tickets);
    lines.forEach((name, line) -> body.append(",\n  \"").append(name).append("\": ").append(line));
    return body.append("}\n").toString();
  }
}
