package dev.deskbell.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskbell.chat.Place;
import dev.deskbell.discord.DiscordStage;
import dev.deskbell.discord.fake.FakeDiscord;
import dev.deskbell.discord.fake.PersonPlayer;
import dev.deskbell.start.Program;
import dev.deskbell.testing.TestDatabase;
import dev.deskbell.testing.contract.Entry;
import dev.deskbell.testing.contract.Seen;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desk as an operator starts it, with nothing but variables, before a Discord of our own. */
class DiscordStoryTest {
  private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

  @TempDir private Path folder;
  private final FakeDiscord discord = DiscordStage.invited(Clock.systemUTC());
  private final Path organisation = DiscordStage.organisation(discord);
  private final PersonPlayer ana = player("ana");
  private final PersonPlayer sam = player("sam");

  private PersonPlayer player(String name) {
    return new PersonPlayer(
        discord.person(name, LISBON).livesIn(LISBON), "discord", discord.guild());
  }

  @AfterEach
  void closes() {
    discord.close();
  }

  @Test
  void from_the_command_to_the_comment() throws Exception {
    try (var desk = Program.start(settings()).serves()) {
      eventually(() -> discord.gateway().connected() == 1 && !discord.commands().isEmpty());
      declares();
      var card = card(() -> sam.sees(room("service-desk")), "INC-1");
      sam.presses(card, "Acknowledge");
      eventually(() ->
          sam.sees(room("service-desk")).stream()
              .anyMatch(it ->
                  card.handle().equals(it.handle())
                      && it.words().contains("Acknowledged by: Sam Okafor")));
      comments(card);
      findsByTyping();
      assertThat(desk.output()).doesNotContain(" ERROR ", "\tat ", discord.token());
    }
  }

  private Map<String, String> settings() {
    return Map.of(
        "DATABASE_URL", TestDatabase.freshUrl(),
        "DESKBELL_DATA", folder.toString(),
        "DESKBELL_POLICIES", organisation.toString(),
        "DISCORD_API_URL", discord.api().toString(),
        "DISCORD_GATEWAY_URL", discord.gatewayAddress().toString(),
        "DISCORD_BOT_TOKEN", discord.token());
  }

  private void declares() {
    ana.types(room("general"), "incident declare");
    assertThat(ana.form()).isPresent();
    ana.submits(
        Map.of(
            "What happened?", Entry.typed("Checkout says <error> & stops"),
            "How much is affected?", Entry.chosen(choice("How much is affected?", "High")),
            "How urgent is it?", Entry.chosen(choice("How urgent is it?", "High"))));
    assertThat(card(() -> sam.sees(room("service-desk")), "INC-1").words())
        .contains("Checkout says <error> & stops");
  }

  private String choice(String field, String beginning) {
    return ana.form().orElseThrow().field(field).orElseThrow().choices().stream()
        .filter(it -> it.startsWith(beginning))
        .findFirst()
        .orElseThrow();
  }

  private void comments(Seen card) {
    var letter = card(ana::letters, "INC-1");
    ana.says(Objects.requireNonNull(letter.posting()).thread(), "It is back since 14:02");
    var below = Objects.requireNonNull(card.posting()).thread();
    eventually(() ->
        sam.sees(below).stream().anyMatch(it -> it.words().contains("It is back since 14:02")));
    sam.says(below, "The cache was full");
    eventually(() -> timeline().contains("The cache was full"));
    assertThat(timeline()).contains("It is back since 14:02");
  }

  private String timeline() {
    sam.types(room("general"), "timeline INC-1");
    return sam.whispers().getLast().words();
  }

  private void findsByTyping() {
    var offered =
        discord
            .person("sam", LISBON)
            .suggestions(room("general").channel(), "incident resolve", "ticket", "INC");
    assertThat(offered).anyMatch(it -> it.contains("INC-1"));
  }

  private static Seen card(Supplier<List<Seen>> where, String ref) {
    eventually(() -> where.get().stream().anyMatch(it -> it.words().contains(ref + " ·")));
    return where.get().stream()
        .filter(it -> it.words().contains(ref + " ·"))
        .findFirst()
        .orElseThrow();
  }

  private static void eventually(Supplier<Boolean> so) {
    await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(20)).until(so::get);
  }

  private Place room(String name) {
    return Place.channel("discord", discord.guild(), discord.channel(name));
  }
}
