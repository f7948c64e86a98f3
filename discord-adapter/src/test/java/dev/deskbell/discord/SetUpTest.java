package dev.deskbell.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Checkup;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Text;
import dev.deskbell.discord.fake.FakeDiscord;
import dev.deskbell.discord.fake.Intent;
import dev.deskbell.discord.fake.Permission;
import dev.deskbell.discord.fake.RestTroubles;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What whoever sets the desk up is told of what is missing, and what is written where. */
class SetUpTest {
  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  private List<Checkup.Finding> lacking() {
    return bench.adapter.examine().stream()
        .filter(it -> it.state() != Checkup.Finding.State.WELL)
        .toList();
  }

  @Test
  void who_has_set_it_up_sees_that_all_is_well() {
    bench.hears();

    var findings = bench.adapter.examine();
    assertThat(findings)
        .extracting(Checkup.Finding::about)
        .contains("bot token", "invite link", "gateway", "message content", "commands", "clock");
    assertThat(findings).filteredOn(it -> it.state() == Checkup.Finding.State.BROKEN).isEmpty();
  }

  @Test
  void a_wrong_token_says_what_to_do() {
    var discord = bench.discord;
    var settings =
        new DiscordSettings("a.b.c", discord.api(), discord.gatewayAddress(), null, true);
    var wrong = bench.instance(settings, new SoleLease(), (_, _, _) -> true);
    wrong.start();
    Waiting.until(() -> wrong.examine().stream().anyMatch(it -> it.remedy().contains("Reset it")));
    assertThat(wrong.deliver(bench.post(bench.general, new Saying(Text.of("words")))))
        .isInstanceOfSatisfying(
            Receipt.Refused.class,
            it -> assertThat(it.reason()).isEqualTo(Receipt.Reason.INSTALLATION_LOST));
  }

  @Test
  void commands_of_a_server_for_development_are_written_to_it_alone() {
    var settings =
        new DiscordSettings(
            bench.discord.token(),
            bench.discord.api(),
            bench.discord.gatewayAddress(),
            bench.discord.guild(),
            true);
    bench.instance(settings, new SoleLease(), (_, _, _) -> true).start();
    Waiting.until(() -> !bench.discord.commands().isEmpty());

    assertThat(bench.discord.requests(it -> it.method().equals("PUT")))
        .extracting(it -> it.path())
        .containsExactly(
            "/applications/"
                + bench.discord.bot()
                + "/guilds/"
                + bench.discord.guild()
                + "/commands");
    var elsewhere = bench.discord.server("Elsewhere");
    assertThat(elsewhere.commands()).isEmpty();
  }

  @Test
  void a_right_that_is_missing_in_a_channel_is_found_with_what_to_do() {
    bench.hears();
    assertThat(lacking()).extracting(Checkup.Finding::about).doesNotContain("commands");
    bench.discord.denies(bench.general.channel(), Permission.SEND_MESSAGES);
    assertThat(bench.adapter.deliver(bench.post(bench.general, new Saying(Text.of("words")))))
        .isInstanceOf(Receipt.Refused.class);

    assertThat(lacking())
        .anySatisfy(it -> {
          assertThat(it.about()).contains(bench.general.channel());
          assertThat(it.remedy()).contains("Permissions");
        });
  }

  @Test
  void commands_that_differ_are_found() {
    bench.hears();
    assertThat(lacking()).extracting(Checkup.Finding::about).doesNotContain("commands");
    bench.desk.offers(bench.desk.phrases().subList(0, 1));
    var other = bench.instance(new SoleLease(), (_, _, _) -> true);

    assertThat(other.examine())
        .filteredOn(it -> it.about().equals("commands"))
        .extracting(Checkup.Finding::state)
        .containsExactly(Checkup.Finding.State.WORTH_A_LOOK);
  }

  @Test
  void rights_that_the_bot_was_not_invited_with_are_named_with_a_link() {
    try (var poor = new FakeDiscord(1L << 10, Clock.systemUTC());
        var adapter = adapter(poor, Clock.systemUTC())) {
      assertThat(adapter.examine())
          .anySatisfy(it -> {
            assertThat(it.found()).contains("Create Private Threads", "Manage Channels");
            assertThat(it.remedy()).contains("https://discord.com/oauth2/authorize");
          });
    }
  }

  @Test
  void message_content_that_was_not_granted_is_found() {
    bench.discord.gatewayTroubles().grantsOnly(Set.of(Intent.GUILD_MEMBERS));
    var finding = found(bench.adapter.examine(), "message content");
    assertThat(finding.state()).isEqualTo(Checkup.Finding.State.WORTH_A_LOOK);
    assertThat(finding.found()).contains("is not heard");
    assertThat(finding.remedy()).contains("Message Content Intent", "DISCORD_THREAD_COMMENTS=off");

    bench.discord.gatewayTroubles().grantsOnly(Set.of(Intent.MESSAGE_CONTENT));
    assertThat(found(bench.adapter.examine(), "message content").state())
        .isEqualTo(Checkup.Finding.State.WELL);
  }

  @Test
  void a_clock_that_is_wrong_is_found() {
    var late = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(6));
    try (var adapter = adapter(bench.discord, late)) {
      var finding = found(adapter.examine(), "clock");
      assertThat(finding.state()).isEqualTo(Checkup.Finding.State.WORTH_A_LOOK);
      assertThat(finding.found()).contains("differs from Discord's by 3");
      assertThat(finding.remedy()).contains("time server");
    }
    assertThat(found(bench.adapter.examine(), "clock").state())
        .isEqualTo(Checkup.Finding.State.WELL);
  }

  @Test
  void a_discord_that_cant_be_reached_is_found() {
    var gone = DiscordStage.invited(Clock.systemUTC());
    gone.close();
    try (var adapter = adapter(gone, Clock.systemUTC())) {
      var finding = found(adapter.examine(), "Discord");
      assertThat(finding.state()).isEqualTo(Checkup.Finding.State.BROKEN);
      assertThat(finding.found()).contains("can't be reached");
      assertThat(finding.remedy()).contains("discordstatus.com");
    }
  }

  @Test
  void a_bot_that_is_in_no_server_is_found_with_the_link_that_invites_it() {
    bench.discord.throwsOut();
    var finding = found(bench.adapter.examine(), "servers");
    assertThat(finding.state()).isEqualTo(Checkup.Finding.State.BROKEN);
    assertThat(finding.remedy()).contains("https://discord.com/oauth2/authorize");
  }

  @Test
  void bound_channels_in_which_a_right_is_missing_are_found_before_anything_is_posted() {
    var mute = bench.place("mute");
    var dark = bench.place("dark");
    var gone = bench.place("gone");
    bench.discord.denies(mute.channel(), Permission.SEND_MESSAGES);
    bench.discord.denies(dark.channel(), Permission.VIEW_CHANNEL);
    bench.discord.deletes(gone.channel());
    var rooms = List.of(bench.general, mute, dark, gone);
    var findings = bench.adapter.examineRooms(rooms);

    assertThat(findings)
        .extracting(Checkup.Finding::about)
        .containsExactly(
            "channel " + mute.channel(), "channel " + dark.channel(), "channel " + gone.channel());
    assertThat(findings.getFirst().found()).isEqualTo("the bot lacks Send Messages");
    assertThat(findings.get(1).found()).contains("does not see it");
    assertThat(findings).allSatisfy(it -> assertThat(it.remedy()).contains("Permissions"));
  }

  @Test
  void a_channel_closed_to_all_but_the_bot_is_well() {
    bench.discord.closes(bench.general.channel());
    assertThat(bench.adapter.examineRooms(List.of(bench.general))).isEmpty();
  }

  @Test
  void a_discord_that_tells_nothing_about_bound_channels_is_asked_about_one() {
    var rooms = List.of(bench.general, bench.place("another"));
    bench.discord.restTroubles().every(_ -> true, new RestTroubles.Kind.Status(503));
    assertThat(bench.adapter.examineRooms(rooms))
        .singleElement()
        .satisfies(it -> assertThat(it.found()).contains("does not tell"));
  }

  private static Checkup.Finding found(List<Checkup.Finding> findings, String about) {
    return findings.stream()
        .filter(it -> it.about().equals(about))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing about " + about + " in " + findings));
  }

  private Discord adapter(FakeDiscord discord, Clock clock) {
    return new Discord(
        DiscordStage.settings(discord),
        bench.desk,
        new SoleLease(),
        (_, _, _) -> true,
        (_, _) -> {},
        clock);
  }

  @Test
  void the_token_is_never_written_out() {
    var settings = DiscordSettings.of("canary.token.secret");
    assertThat(settings.token()).isEqualTo("canary.token.secret");
    assertThat(settings.toString()).contains("discord.com").doesNotContain("canary", "secret");
  }
}
