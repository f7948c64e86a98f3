package dev.deskbell.both;

import static org.awaitility.Awaitility.await;

import dev.deskbell.chat.Place;
import dev.deskbell.discord.DiscordStage;
import dev.deskbell.discord.fake.FakeDiscord;
import dev.deskbell.slack.SlackStage;
import dev.deskbell.slack.fake.FakeSlack;
import dev.deskbell.slack.fake.SlackPlayer;
import dev.deskbell.slack.fake.Team;
import dev.deskbell.testing.SettableClock;
import dev.deskbell.testing.contract.Player;
import dev.deskbell.testing.contract.Seen;
import dev.deskbell.testing.theatre.CoreTheatre;
import dev.deskbell.testing.theatre.ExampleOrganisation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * The real core before a Slack and a Discord of our own. Its people are on Slack; Business
 * Applications has a room on both.
 */
final class BothTheatre implements AutoCloseable {
  static final String ROOM = "applications";
  private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

  private final FakeDiscord discord = DiscordStage.invited(SettableClock.tuesdayMorning());
  private final CoreTheatre core;
  private final SlackStage onSlack;
  private final DiscordStage onDiscord;

  BothTheatre() {
    this((_, _) -> {});
  }

  /** With other files than the example's: changed in their folder, for this Discord. */
  BothTheatre(BiConsumer<FakeDiscord, Path> changes) {
    core =
        new CoreTheatre(
            organisation(discord, changes),
            SlackStage::overHttp,
            List.of((desk, clock) -> {
              discord.time().follows(clock);
              return new DiscordStage(desk, clock, discord);
            }));
    onSlack = (SlackStage) core.stage();
    onDiscord = (DiscordStage) core.others().getFirst();
    onDiscord.begins();
  }

  /** The example organisation on Slack, and one of its teams on Discord too. */
  private static Path organisation(FakeDiscord discord, BiConsumer<FakeDiscord, Path> changes) {
    var folder =
        ExampleOrganisation.on(
            SlackPlayer.PLATFORM,
            SlackStage.TEAM,
            (kind, name) -> kind.equals("user") ? Team.userId(name) : Team.channelId(name));
    var also =
        "    applications:%n      - { platform: discord, workspace: \"%s\", channel: \"%s\" }"
            .formatted(discord.guild(), discord.channel(ROOM));
    try {
      var file = folder.resolve("organisation.yaml");
      var text = Files.readString(file);
      Files.writeString(file, text.replace("    applications:", also));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    changes.accept(discord, folder);
    return folder;
  }

  FakeSlack slack() {
    return onSlack.slack();
  }

  FakeDiscord discord() {
    return discord;
  }

  SlackStage onSlack() {
    return onSlack;
  }

  Player onSlack(String name) {
    return onSlack.player(name, LISBON);
  }

  Player onDiscord(String name) {
    return onDiscord.player(name, LISBON);
  }

  Place slackRoom() {
    return onSlack.room(ROOM);
  }

  Place discordRoom() {
    return onDiscord.room(ROOM);
  }

  /** Time goes on, and nothing is waited for. */
  void passes(Duration by) {
    core.clock().advance(by);
  }

  void later(Duration by) {
    core.later(by);
    settles();
  }

  /** What the desk sent stands on both, and what both told it of that was heard. */
  void settles() {
    core.settles();
    await().until(() -> slack().deliveries().isQuiet());
    core.settles();
  }

  /** What is heard over the wire is taken in when it is, and what follows from it after that. */
  void until(Supplier<Boolean> so) {
    await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> {
          settles();
          return so.get();
        });
  }

  Seen card(Player reader, Place room, String ref) {
    until(() -> !cards(reader, room, ref).isEmpty());
    return cards(reader, room, ref).getLast();
  }

  static List<Seen> cards(Player reader, Place room, String ref) {
    return reader.sees(room).stream().filter(it -> it.words().contains(ref + " ·")).toList();
  }

  @Override
  public void close() {
    core.close();
  }
}
