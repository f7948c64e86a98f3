package dev.deskbell.bench.fan;

import com.slack.api.meta.SlackApiClientLibraryVersion;
import dev.deskbell.bench.Result;
import dev.deskbell.bench.fan.Behind.Crowd;
import dev.deskbell.bench.load.Server;
import dev.deskbell.delivery.FanDesk;
import dev.deskbell.discord.DiscordStage;
import dev.deskbell.discord.fake.FakeDiscord;
import dev.deskbell.slack.Outlet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.dv8tion.jda.api.JDAInfo;

/** Fan-out before a Slack and a Discord that count, beside what sends when no desk does. */
public final class Fan {
  private static final Duration CALL = Duration.ofMillis(80);
  private static final Rules SLACK = Rules.slack(CALL);
  private static final Rules WORKSPACE = SLACK.within(5, 30);
  private static final Rules DISCORD = Rules.discord(CALL);
  private static final int UNLIMITED = 1_000_000;
  private static final int CHANNELS = 50;
  private static final int EACH = 20;

  private static final Crowd NOBODY = new Crowd("alone", SLACK, 0, 0, 100, 50);
  private static final Crowd HOT =
      new Crowd("behind 200 messages for one channel", SLACK, 1, 200, 100, 50);
  private static final Crowd CHATTER =
      new Crowd("behind 10,000 messages for 50 channels", SLACK, 50, 200, 100, 50);
  private static final Crowd BUSY =
      new Crowd("behind 10,000 messages, 300 a minute in all", WORKSPACE, 50, 200, 40, 300);

  private final int rounds;
  private final Set<Part> parts;
  private final Recorder recorder;
  private final Server server;
  private final Result result;

  /** What can be asked for. */
  private enum Part {
    MAKESPAN,
    DISCORD,
    PAGES,
    CARD,
    VIRTUAL
  }

  private Fan(int rounds, Set<Part> parts, Server server, Recorder recorder) {
    this.rounds = rounds;
    this.parts = parts;
    this.server = server;
    this.recorder = recorder;
    result =
        new Result("Fan-out within a platform's limits (F1 to F3)" + only(parts))
            .with("rounds", Integer.toString(rounds))
            .with("Slack SDK for Java", SlackApiClientLibraryVersion.get())
            .with("@slack/web-api", NodeSdk.version())
            .with("JDA", JDAInfo.VERSION);
  }

  private static String only(Set<Part> parts) {
    var names = parts.stream().map(it -> it.name().toLowerCase(Locale.ROOT)).toList();
    return parts.size() == Part.values().length ? "" : ": " + String.join(", ", names);
  }

  /** Arguments: rounds, parts with commas between them or all, the file for the results. */
  public static void main(String[] arguments) throws Exception {
    try (var server = new Server();
        var recorder = new Recorder(SLACK)) {
      var fan = new Fan(Integer.parseInt(arguments[0]), parts(arguments[1]), server, recorder);
      fan.plays();
      fan.result.write(Path.of(arguments[2]));
    }
    // The SDK's threads would live on.
    System.exit(0);
  }

  private static Set<Part> parts(String names) {
    return names.equals("all")
        ? EnumSet.allOf(Part.class)
        : EnumSet.copyOf(
            Arrays.stream(names.split(","))
                .map(it -> Part.valueOf(it.toUpperCase(Locale.ROOT)))
                .toList());
  }

  private void plays() throws Exception {
    for (var part : parts) {
      switch (part) {
        case MAKESPAN -> makespan();
        case DISCORD -> discord();
        case PAGES -> pages();
        case CARD -> card();
        case VIRTUAL -> new Virtually(result, SLACK, 500, EACH).plays();
      }
    }
  }

  private void makespan() throws Exception {
    var sides = new ArrayList<Speaker>();
    try (var ours = ours("makespan", UNLIMITED)) {
      sides.add(ours);
      sides.add(new JavaSdk(recorder.api()));
      if (NodeSdk.isInstalled()) {
        sides.add(new NodeSdk(recorder.api()));
      }
      var makespan = new Makespan(recorder, SLACK, sides);
      makespan.plays(rounds, CHANNELS, EACH);
      makespan.writes(result, "Slack takes 1 a second and channel, 3 at once", CHANNELS, EACH);
    } finally {
      for (var side : sides) {
        side.close();
      }
    }
  }

  private void discord() throws Exception {
    var discord = DiscordStage.invited(Clock.systemUTC());
    server.database("discord");
    try (var turnstile = new Turnstile(discord, DISCORD);
        var adapter = dev.deskbell.discord.Outlet.at(turnstile.api(), discord.token());
        var ours = new Ours(new FanDesk(server.jdbc("discord"), adapter, discord.guild()));
        var theirs = jda(discord, turnstile)) {
      var makespan = new Makespan(turnstile, DISCORD, List.of(ours, theirs));
      makespan.plays(rounds, CHANNELS, EACH);
      makespan.writes(
          result, "Discord takes 5 in 5 s a channel and 50 a second in all", CHANNELS, EACH);
    }
  }

  /** It knows the channels that it is told of when it connects. */
  private static JdaQueue jda(FakeDiscord discord, Turnstile turnstile) throws IOException {
    for (var number = 0; number < CHANNELS; number++) {
      turnstile.channel("", number);
    }
    return new JdaQueue(discord, turnstile);
  }

  private void pages() throws Exception {
    var behind = new Behind(recorder);
    try (var ours = ours("pages", UNLIMITED);
        var busy = ours("busy", 300)) {
      // Everybody's first time is over.
      new Behind(recorder).plays(ours, HOT);
      for (var round = 0; round < rounds; round++) {
        behind.plays(ours, NOBODY);
        behind.plays(ours, HOT);
        behind.plays(ours, CHATTER);
        behind.plays(busy, BUSY);
      }
    }
    if (NodeSdk.isInstalled()) {
      try (var node = new NodeSdk(recorder.api())) {
        for (var round = 0; round < rounds; round++) {
          behind.plays(node, NOBODY);
          behind.plays(node, HOT);
        }
      }
    }
    behind.writes(
        result,
        "F2: pages to channels where nothing else happens, one by one; "
            + CALL.toMillis()
            + " ms of each are the call.");
  }

  private void card() throws Exception {
    try (var ours = ours("card", 300)) {
      var storm = new CardStorm(recorder, ours, 2_000, 12);
      for (var round = 0; round < rounds; round++) {
        storm.plays(SLACK, round);
      }
      storm.writes(result);
    }
  }

  private Ours ours(String database, int perMinute) throws Exception {
    server.database(database);
    return new Ours(
        new FanDesk(server.jdbc(database), Outlet.at(recorder.api(), perMinute), "T0FAN"));
  }
}
