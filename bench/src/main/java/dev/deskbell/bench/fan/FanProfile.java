package dev.deskbell.bench.fan;

import dev.deskbell.bench.Result;
import dev.deskbell.bench.fan.Speaker.Message;
import dev.deskbell.bench.load.Server;
import dev.deskbell.chat.Limits.Budget;
import dev.deskbell.delivery.FanDesk;
import dev.deskbell.discord.DiscordStage;
import dev.deskbell.slack.Outlet;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Where the messages of a fan-out wait, for they wait more than they compute: before Discord, and
 * those who are paged while a workspace takes no more.
 */
public final class FanProfile {
  private static final Duration CALL = Duration.ofMillis(80);
  private static final Rules DISCORD = Rules.discord(CALL);
  private static final Rules WORKSPACE = Rules.slack(CALL).within(5, 30);
  private static final int PER_MINUTE = 300;
  private static final int CHANNELS = 50;
  private static final int EACH = 20;
  private static final int PAGES = 40;
  private static final long BETWEEN = 300_000_000L;
  private static final int PATIENCE = 120;

  private final Server server;
  private final Result result;

  private FanProfile(Server server, Result result) {
    this.server = server;
    this.result = result;
  }

  /** Arguments: the file for the results. */
  public static void main(String[] arguments) throws Exception {
    var result = new Result("Where the messages of a fan-out wait");
    try (var server = new Server();
        var recorder = new Recorder(WORKSPACE)) {
      var profile = new FanProfile(server, result);
      profile.discord();
      profile.pages(recorder);
    }
    result.write(Path.of(arguments[0]));
    System.exit(0);
  }

  private void discord() throws Exception {
    var discord = DiscordStage.invited(Clock.systemUTC());
    server.database("discord");
    try (var turnstile = new Turnstile(discord, DISCORD);
        var adapter = dev.deskbell.discord.Outlet.at(turnstile.api(), discord.token());
        var desk = new FanDesk(server.jdbc("discord"), adapter, discord.guild())) {
      var ours = new Ours(desk);
      // Everybody's first time is over.
      makespan(ours, turnstile, "warm", 6);
      var said = makespan(ours, turnstile, "ours", EACH);
      writes(turnstile, "Deskbell", said, told(said, desk));
      try (var theirs = new JdaQueue(discord, turnstile)) {
        makespan(theirs, turnstile, "warmer", 6);
        var too = makespan(theirs, turnstile, "theirs", EACH);
        writes(turnstile, "JDA's queue", too, told(too, turnstile));
      }
    }
  }

  /** What was said, and from when until when saying so took. */
  private record Said(List<Message> messages, long due, long told) {}

  private static Said makespan(Speaker side, Turnstile turnstile, String name, int each)
      throws Exception {
    turnstile.begins(DISCORD);
    var messages = new ArrayList<Message>();
    for (var number = 0; number < each; number++) {
      for (var channel = 0; channel < CHANNELS; channel++) {
        var words = name + "-" + channel + "-" + number;
        messages.add(new Message(turnstile.channel(name, channel), words));
      }
    }
    var due = System.nanoTime();
    side.says(messages);
    var told = System.nanoTime();
    if (!turnstile.hasAccepted(messages.size(), PATIENCE, it -> it.words().startsWith(name))) {
      throw new IllegalStateException(side.name() + " did not send all of it");
    }
    return new Said(messages, due, told);
  }

  private void writes(Turnstile turnstile, String side, Said said, List<Waits.Message> waited) {
    var took =
        turnstile.heard().stream().mapToLong(Recorder.Heard::answered).max().orElse(0) - said.due();
    new Waits(turnstile, DISCORD)
        .writes(
            result,
            String.format(
                Locale.ROOT,
                "%s before Discord: %,d messages for %d channels in %.2f s, where no schedule is shorter than T* = %.2f s, of which %.2f are the call.",
                side,
                said.messages().size(),
                CHANNELS,
                took / 1e9,
                DISCORD.shortest(CHANNELS, EACH),
                CALL.toMillis() / 1e3),
            waited,
            waited);
  }

  private static List<Waits.Message> told(Said said, FanDesk desk) {
    var charged = charged(desk);
    return said.messages().stream()
        .map(it ->
            new Waits.Message(
                it.words(),
                it.channel(),
                false,
                said.due(),
                said.told(),
                charged.getOrDefault(it.words(), said.told()),
                desk.budgets(it.channel())))
        .toList();
  }

  /** Of others it is not known when they begin with one. */
  private static List<Waits.Message> told(Said said, Turnstile turnstile) {
    var came = new java.util.HashMap<String, Long>();
    turnstile.heard().stream()
        .filter(Recorder.Heard::accepted)
        .forEach(it -> came.put(it.words(), it.at()));
    return said.messages().stream()
        .map(it ->
            new Waits.Message(
                it.words(),
                it.channel(),
                false,
                said.due(),
                said.told(),
                came.getOrDefault(it.words(), said.told()),
                List.<Budget>of()))
        .toList();
  }

  /** On the machine's own clock, as what is heard is. */
  private static Map<String, Long> charged(FanDesk desk) {
    var now = Instant.now();
    var nanos = System.nanoTime();
    var charged = new java.util.HashMap<String, Long>();
    desk.charged()
        .forEach((words, at) -> charged.put(words, nanos + ChronoUnit.NANOS.between(now, at)));
    return charged;
  }

  private void pages(Recorder recorder) throws Exception {
    server.database("busy");
    try (var desk =
        new FanDesk(server.jdbc("busy"), Outlet.at(recorder.api(), PER_MINUTE), "T0FAN")) {
      page(desk, recorder, "warm", 0);
      var alone = page(desk, recorder, "alone", 0);
      writes(recorder, "Pages alone", alone, desk);
      var crowd = page(desk, recorder, "crowd", 10_000);
      writes(recorder, "Pages behind 10,000 messages for 50 channels", crowd, desk);
    }
  }

  /**
   * Who was paged, and all that went meanwhile; the time counts from when they should have been.
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Paged(List<Message> pages, long[] due, long[] told, List<Message> others) {}

  private static Paged page(FanDesk desk, Recorder recorder, String name, int others)
      throws InterruptedException {
    recorder.begins(WORKSPACE);
    var crowd = new ArrayList<Message>();
    for (var number = 0; number < others; number++) {
      crowd.add(new Message("H" + name + "x" + number % CHANNELS, name + "-other-" + number));
    }
    var ours = new Ours(desk);
    if (others > 0) {
      ours.says(crowd);
      Thread.sleep(2_000);
    }
    var paged = new Paged(new ArrayList<>(), new long[PAGES], new long[PAGES], crowd);
    var begin = System.nanoTime();
    for (var number = 0; number < PAGES; number++) {
      paged.due[number] = begin + number * BETWEEN;
      LockSupport.parkNanos(paged.due[number] - System.nanoTime());
      var page = new Message("P" + name + "x" + number, name + "-page-" + number);
      paged.pages.add(page);
      ours.pages(page);
      paged.told[number] = System.nanoTime();
    }
    if (!recorder.hasAccepted(PAGES, PATIENCE, it -> it.words().startsWith(name + "-page"))) {
      throw new IllegalStateException("not everybody was paged");
    }
    desk.forgets();
    // What was on its way arrives before the next begins; a workspace's budget is full again.
    Thread.sleep(others > 0 ? 1_000 : 7_000);
    return paged;
  }

  private void writes(Recorder recorder, String title, Paged paged, FanDesk desk) {
    var charged = charged(desk);
    var asked = new ArrayList<Waits.Message>();
    for (var number = 0; number < PAGES; number++) {
      var page = paged.pages.get(number);
      asked.add(message(page, true, paged.due[number], paged.told[number], charged, desk));
    }
    var all = new ArrayList<>(asked);
    for (var other : paged.others) {
      // What was never charged took nothing from anybody.
      if (charged.containsKey(other.words())) {
        all.add(message(other, false, paged.due[0], paged.due[0], charged, desk));
      }
    }
    new Waits(recorder, WORKSPACE)
        .writes(
            result,
            String.format(
                Locale.ROOT,
                "%s; the workspace takes %d a minute; until their request had come, %d ms before the answer.",
                title,
                PER_MINUTE,
                CALL.toMillis()),
            all,
            asked);
  }

  private static Waits.Message message(
      Message it, boolean isPage, long due, long told, Map<String, Long> charged, FanDesk desk) {
    return new Waits.Message(
        it.words(),
        it.channel(),
        isPage,
        due,
        told,
        charged.getOrDefault(it.words(), told),
        desk.budgets(it.channel()));
  }
}
