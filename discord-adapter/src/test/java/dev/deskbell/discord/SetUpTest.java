package dev.deskbell.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Checkup;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Text;
import dev.deskbell.discord.fake.FakeDiscord;
import dev.deskbell.discord.fake.Permission;
import java.time.Clock;
import java.util.List;
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
        var adapter =
            new Discord(
                DiscordStage.settings(poor),
                bench.desk,
                new SoleLease(),
                (_, _, _) -> true,
                (_, _) -> {},
                Clock.systemUTC())) {
      assertThat(adapter.examine())
          .anySatisfy(it -> {
            assertThat(it.found()).contains("Create Private Threads", "Manage Channels");
            assertThat(it.remedy()).contains("https://discord.com/oauth2/authorize");
          });
    }
  }
}
