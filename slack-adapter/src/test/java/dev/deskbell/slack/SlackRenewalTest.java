package dev.deskbell.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Checkup.Finding;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Vault;
import dev.deskbell.slack.fake.FakeSlack;
import dev.deskbell.slack.fake.SlackPlayer;
import dev.deskbell.slack.fake.Team;
import dev.deskbell.slack.fake.Trouble;
import dev.deskbell.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of half a day are exchanged in time, and Slack is left alone when it gives none. */
class SlackRenewalTest {
  private static final String ACCESS = "oauth.v2.access";
  private static final String POST = "chat.postMessage";

  private final SettableClock clock = SettableClock.tuesdayMorning();
  private final FakeSlack slack = new FakeSlack(clock);
  private final Team team = slack.team("T0TOWN");
  private final MemoryVault vault = new MemoryVault();
  private final Slack desk = instance();
  private final Slack otherInstance = instance();

  private Slack instance() {
    return new Slack(
        new SlackSettings(
            slack.api(),
            null,
            List.of(FakeSlack.SIGNING_SECRET),
            null,
            FakeSlack.CLIENT,
            FakeSlack.CLIENT_SECRET,
            null),
        new ListeningDesk(),
        vault,
        new MemoryPasses(clock),
        (_, _) -> {},
        clock);
  }

  @BeforeEach
  void installs() {
    team.room("general");
    slack.installations().rotate();
    var answer = Json.parse(slack.installations().granted(team, FakeSlack.ALL_SCOPES));
    var tokens = SlackTokens.granted(answer, clock.instant());
    vault.keep(new Vault.Installation("slack", "T0TOWN", tokens.written()));
  }

  @AfterEach
  void closes() {
    desk.close();
    otherInstance.close();
    slack.close();
  }

  @Test
  void a_token_is_renewed_long_before_anybody_waits_for_it() {
    clock.advance(Duration.ofHours(9));
    desk.renew();
    assertThat(slack.calls(ACCESS)).as("too early").isEmpty();

    clock.advance(Duration.ofMinutes(90));
    desk.renew();
    otherInstance.renew();
    assertThat(slack.calls(ACCESS)).hasSize(1);

    clock.advance(Duration.ofHours(9));
    assertThat(said(desk)).isInstanceOf(Receipt.Delivered.class);
    assertThat(said(otherInstance)).isInstanceOf(Receipt.Delivered.class);
    assertThat(slack.calls(ACCESS)).as("nobody waited").hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"internal_error", "", "too fast"})
  void who_gives_no_token_is_asked_again_only_after_a_while_by_whichever_instance(String trouble) {
    slack
        .trouble()
        .always(
            ACCESS,
            switch (trouble) {
              case "" -> new Trouble.Kind.RequestLost();
              case "too fast" -> new Trouble.Kind.TooFast("120");
              default -> new Trouble.Kind.Says(trouble);
            });
    clock.advance(Duration.ofHours(12).minusMinutes(5));

    for (var i = 0; i < 5; i++) {
      assertThat(said(desk)).as("the old one still holds").isInstanceOf(Receipt.Delivered.class);
      assertThat(said(otherInstance)).isInstanceOf(Receipt.Delivered.class);
    }
    assertThat(slack.calls(ACCESS)).hasSize(1);

    clock.advance(Duration.ofSeconds(121));
    said(otherInstance);
    said(desk);
    assertThat(slack.calls(ACCESS)).hasSize(2);
    assertThat(vault.renewed()).as("nobody hears of a new token").isZero();

    slack.trouble().isOver();
    clock.advance(Duration.ofSeconds(121));
    said(desk);
    assertThat(vault.renewed()).isEqualTo(1);
  }

  @Test
  void a_token_that_ended_waits_for_the_next_without_being_shown_to_slack() {
    slack.trouble().always(ACCESS, new Trouble.Kind.Says("internal_error"));
    clock.advance(Duration.ofHours(12).plusMinutes(1));

    assertThat(said(desk))
        .isInstanceOfSatisfying(
            Receipt.Later.class,
            it ->
                assertThat(it.after()).isBetween(Duration.ofSeconds(100), Duration.ofSeconds(120)));
    assertThat(slack.calls(POST)).isEmpty();

    slack.trouble().isOver();
    clock.advance(Duration.ofMinutes(2));
    assertThat(said(desk)).isInstanceOf(Receipt.Delivered.class);
    assertThat(slack.calls(ACCESS)).hasSize(2);
  }

  @Test
  void what_is_lost_for_good_is_asked_for_once_and_told_with_what_to_do() {
    slack.installations().forgetsRefreshing();
    clock.advance(Duration.ofHours(11));
    desk.renew();
    clock.advance(Duration.ofMinutes(30));
    desk.renew();
    otherInstance.renew();
    assertThat(said(desk)).as("until the end").isInstanceOf(Receipt.Delivered.class);
    assertThat(broken(desk.examine()).remedy()).contains("/slack/install");

    clock.advance(Duration.ofHours(1));
    assertThat(said(desk)).isInstanceOfSatisfying(Receipt.Refused.class, SlackRenewalTest::isLost);
    assertThat(said(otherInstance)).isInstanceOf(Receipt.Refused.class);
    assertThat(slack.calls(ACCESS)).hasSize(1);
    assertThat(slack.calls(POST)).hasSize(1);
    assertThat(vault.renewed()).isZero();
  }

  private static void isLost(Receipt.Refused no) {
    assertThat(no.reason()).isEqualTo(Receipt.Reason.INSTALLATION_LOST);
    assertThat(no.why()).contains("install the desk there again");
  }

  private static Finding broken(List<Finding> findings) {
    return findings.stream()
        .filter(it -> it.state() == Finding.State.BROKEN)
        .filter(it -> it.found().contains("invalid_refresh_token"))
        .findFirst()
        .orElseThrow(() -> new AssertionError(findings.toString()));
  }

  private static Receipt said(Slack instance) {
    var room = Place.channel(SlackPlayer.PLATFORM, "T0TOWN", Team.channelId("general"));
    return instance.deliver(
        new Outgoing.Post("renewal", room, new Saying(Text.of("hello")), Set.of()));
  }
}
