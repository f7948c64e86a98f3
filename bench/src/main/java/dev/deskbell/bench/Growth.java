package dev.deskbell.bench;

import dev.deskbell.testing.theatre.CoreDesk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What people wait for on a desk with a million tickets and five million facts, beside the same
 * deeds on one with ten thousand: whole turns, from the words to the card.
 */
public final class Growth {
  private static final int FEW = 10_000;
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
    // A common word, and none of what else is asked for has it.
    deeds.put("search, a word no change has", "search is:change laptop");
    deeds.put("search, a word nothing of a service has", "search service:vpn laptop");
    deeds.put("search, a word nothing of a team has", "search team:workplace laptop");
    deeds.put("search, a word nothing open has", "search is:open down");
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
    Corpus.of(FEW, small);
    ChangeCorpus.of(FEW / 10, small);
    Corpus.of(tickets, large);
    ChangeCorpus.of(Math.max(1, tickets / 10), large);
    var result =
        new Result("Lists, searches and a declaration with many tickets (D1, D2)")
            .with("pairs", Integer.toString(pairs))
            .with("deeds in a slice", Integer.toString(deeds));
    var rows =
        result.table(
            "Whole turns in one process, with %,d tickets and %,d facts, and with %,d tickets."
                .formatted(tickets, tickets * 5L, FEW),
            "what",
            "p50 ms",
            "p99 ms",
            "target of p99",
            "p50 ms of few",
            "p99 ms of few",
            "many by few, p50",
            "target",
            "");
    for (var deed : DEEDS.entrySet()) {
      var measured =
          Pairs.of(
              pairs, deeds, () -> say(large, deed.getValue()), () -> say(small, deed.getValue()));
      rows.add(row(deed.getKey(), measured));
      System.out.println(rows.getLast());
    }
    result.write(results);
  }

  private static List<String> row(String deed, Pairs pairs) {
    var ratio = pairs.ratio(0.5);
    var target = Ratio.Target.atMost(1.25);
    return List.of(
        deed,
        number(pairs.ours(0.5)),
        number(pairs.ours(0.99)),
        deed.startsWith("search") ? "40" : "3",
        number(pairs.theirs(0.5)),
        number(pairs.theirs(0.99)),
        ratio.toString(),
        target.toString(),
        ratio.against(target));
  }

  private static String number(double milliseconds) {
    return String.format(Locale.ROOT, "%.2f", milliseconds);
  }

  private void say(CoreDesk desk, String words) {
    // A minute is what the desk allows a person so many deeds in.
    desk.theatre().clock().advance(Duration.ofSeconds(5));
    var who = Corpus.PEOPLE.get(4 + turn.getAndIncrement() % 3);
    desk.as(who).types(words);
  }
}
