package dev.deskbell.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Checkup.Finding;
import dev.deskbell.chat.Checkup.Finding.State;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Vault;
import dev.deskbell.slack.fake.FakeSlack;
import dev.deskbell.slack.fake.HttpLink;
import dev.deskbell.slack.fake.Team;
import dev.deskbell.slack.fake.Trouble;
import dev.deskbell.testing.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every mistake of a set-up that the check-up knows, planted and found. */
class SlackCheckupTest {
  private final SettableClock clock = SettableClock.tuesdayMorning();
  private final FakeSlack slack = new FakeSlack(clock);
  private final Team team = slack.team("T0TOWN");

  @AfterEach
  void closes() {
    slack.close();
  }

  @Test
  void a_good_set_up_has_nothing_to_mend() {
    try (var stage = SlackStage.overHttp(new ListeningDesk(), Clock.systemUTC())) {
      stage.player("ana", ZoneId.of("UTC")).types(stage.room("general"), "help");
      assertThat(stage.adapter.examine())
          .isNotEmpty()
          .allSatisfy(it -> assertThat(it.state()).as(it.toString()).isEqualTo(State.WELL));
    }
  }

  @Test
  void a_token_that_was_revoked() {
    var token = slack.installs(team, FakeSlack.ALL_SCOPES);
    slack.installations().revokes(token);
    isBroken(found(token, "bot token"), "token_revoked", "SLACK_BOT_TOKEN");
  }

  @Test
  void a_revoked_token_of_a_workspace_that_installed_it() {
    var token = slack.installs(team, FakeSlack.ALL_SCOPES);
    slack.installations().revokes(token);
    var vault = new MemoryVault();
    vault.keep(new Vault.Installation(Slack.NAME, team.id(), SlackTokens.of(token).written()));
    var finding =
        found(adapter(ofManyWorkspaces(), vault, clock).examine(), "installation in T0TOWN");
    isBroken(finding, "token_revoked", "/slack/install");
    assertThat(finding.remedy()).doesNotContain("SLACK_BOT_TOKEN");
  }

  @Test
  void a_scope_without_which_the_desk_cant_work() {
    var finding = found(slack.installs(team, without("chat:write")), "scopes of the bot token");
    isBroken(finding, "chat:write", "OAuth & Permissions");
  }

  @Test
  void a_scope_without_which_something_cant() {
    var token = slack.installs(team, without("bookmarks:write"));
    var finding = found(token, "scopes of the bot token");
    assertThat(finding.state()).isEqualTo(State.WORTH_A_LOOK);
    assertThat(finding.found()).contains("bookmarks:write").doesNotContain("chat:write");
  }

  @Test
  void a_slack_that_cant_be_reached() {
    var token = slack.installs(team, FakeSlack.ALL_SCOPES);
    slack.goesDown();
    isBroken(found(token, "reachability"), "can't be reached", "SLACK_API_URL");
  }

  @Test
  void something_else_where_slack_should_be() {
    var token = slack.installs(team, FakeSlack.ALL_SCOPES);
    slack.trouble().always("", new Trouble.Kind.Nonsense("<html>Welcome to nginx</html>"));
    isBroken(found(token, "reachability"), "does not answer like Slack", "SLACK_API_URL");
  }

  @Test
  void a_clock_that_is_wrong() {
    var token = slack.installs(team, FakeSlack.ALL_SCOPES);
    var settings = SlackSettings.http(slack.api(), token, FakeSlack.SIGNING_SECRET);
    var late = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(6));
    isBroken(found(adapter(settings, late).examine(), "clock"), "s away from Slack's", "NTP");
    var little = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(45));
    assertThat(found(adapter(settings, little).examine(), "clock").state())
        .isEqualTo(State.WORTH_A_LOOK);
  }

  @Test
  void another_secret_in_place_of_the_signing_secret() {
    var token = slack.installs(team, FakeSlack.ALL_SCOPES);
    var settings = SlackSettings.http(slack.api(), token, "not-of-this-kind");
    var finding = found(adapter(settings, clock).examine(), "signing secret");
    assertThat(finding.state()).isEqualTo(State.WORTH_A_LOOK);
    assertThat(finding.remedy()).contains("SLACK_SIGNING_SECRET").doesNotContain("not-of-this");
  }

  @Test
  void a_signing_secret_that_is_another_app_s() {
    try (var stage = SlackStage.overHttp(new ListeningDesk(), Clock.systemUTC())) {
      var address = stage.address.at("/slack/events");
      var others = new HttpLink(address, "0123456789abcdef0123456789abcdef", Clock.systemUTC());
      var body = "command=%2Fdesk&text=help".getBytes(UTF_8);
      assertThat(others.sends(others.signed(Forgeries.FORM, body, others.now())).status())
          .isEqualTo(401);
      var finding = found(stage.adapter.examine(), "signing secret");
      isBroken(finding, "turned away since the start: 1,", "SLACK_SIGNING_SECRET");

      stage.player("ana", ZoneId.of("UTC")).types(stage.room("general"), "help");
      assertThat(found(stage.adapter.examine(), "signing secret").state())
          .isEqualTo(State.WORTH_A_LOOK);
    }
  }

  @Test
  void a_stranger_who_signs_nothing_is_no_finding() {
    try (var stage = SlackStage.overHttp(new ListeningDesk(), Clock.systemUTC())) {
      var link = new HttpLink(stage.address.at("/slack/events"), "", Clock.systemUTC());
      var bare = link.unsigned(Forgeries.FORM, "hello".getBytes(UTF_8));
      assertThat(link.sends(bare).status()).isEqualTo(401);
      assertThat(found(stage.adapter.examine(), "signing secret").state()).isEqualTo(State.WELL);
    }
  }

  @Test
  void an_address_that_slack_never_called() {
    var token = slack.installs(team, FakeSlack.ALL_SCOPES);
    var finding = found(token, "requests from Slack");
    assertThat(finding.state()).isEqualTo(State.WORTH_A_LOOK);
    assertThat(finding.remedy()).contains("/slack/events");
  }

  @Test
  void a_socket_that_is_not_open() {
    var token = slack.installs(team, FakeSlack.ALL_SCOPES);
    var settings = SlackSettings.socket(slack.api(), token, "xapp-1-wrong");
    isBroken(
        found(adapter(settings, clock).examine(), "Socket Mode"),
        "not connected",
        "connections:write");
  }

  @Test
  void no_workspace_that_has_installed_it() {
    var finding = found(adapter(ofManyWorkspaces(), clock).examine(), "installations");
    assertThat(finding.remedy()).contains("/slack/install");
  }

  @Test
  void a_channel_that_turns_the_desk_away_until_it_does_not() {
    team.privateRoom("secret");
    team.removesApp(Team.channelId("secret"));
    var token = slack.installs(team, FakeSlack.ALL_SCOPES);
    var settings = SlackSettings.http(slack.api(), token, FakeSlack.SIGNING_SECRET);
    var adapter = adapter(settings, clock);
    var room = Place.channel("slack", team.id(), Team.channelId("secret"));
    var post = new Outgoing.Post("checkup", room, new Saying(Text.of("hello")), Set.of());
    adapter.deliver(post);
    assertThat(found(adapter.examine(), "channel C0SECRET").remedy()).contains("/invite");

    team.addsApp(room.channel());
    adapter.deliver(post);
    assertThat(adapter.examine()).noneMatch(it -> it.about().contains("C0SECRET"));
  }

  @Test
  void bound_channels_in_which_the_desk_is_not() {
    var here = Place.channel("slack", team.id(), team.room("here"));
    var open = Place.channel("slack", team.id(), team.room("open"));
    var secret = Place.channel("slack", team.id(), team.privateRoom("secret"));
    team.addsApp(here.channel());
    team.removesApp(open.channel());
    team.removesApp(secret.channel());
    var token = slack.installs(team, FakeSlack.ALL_SCOPES);
    var settings = SlackSettings.http(slack.api(), token, FakeSlack.SIGNING_SECRET);
    var findings = adapter(settings, clock).examineRooms(List.of(here, open, secret));

    assertThat(findings).hasSize(2);
    assertThat(found(findings, "channel C0OPEN"))
        .satisfies(it -> assertThat(it.state()).isEqualTo(State.WORTH_A_LOOK))
        .satisfies(it -> assertThat(it.found()).contains("is not in it"))
        .satisfies(it -> assertThat(it.remedy()).contains("/invite"));
    isBroken(found(findings, "channel C0SECRET"), "does not see it", "/invite");
  }

  @Test
  void a_slack_that_tells_nothing_about_bound_channels_is_asked_about_one() {
    var rooms =
        List.of(
            Place.channel("slack", team.id(), team.room("one")),
            Place.channel("slack", team.id(), team.room("two")));
    var token = slack.installs(team, FakeSlack.ALL_SCOPES);
    var settings = SlackSettings.http(slack.api(), token, FakeSlack.SIGNING_SECRET);
    slack.goesDown();
    assertThat(adapter(settings, clock).examineRooms(rooms))
        .singleElement()
        .satisfies(it -> assertThat(it.found()).contains("does not tell"));
  }

  @Test
  void no_finding_tells_a_secret() {
    var token = slack.installs(team, without("chat:write"));
    slack.trouble().always("auth.test", new Trouble.Kind.Says("invalid_auth"));
    var settings = SlackSettings.http(slack.api(), token, FakeSlack.SIGNING_SECRET);
    assertThat(adapter(settings, clock).examine().toString() + settings)
        .doesNotContain(token, FakeSlack.SIGNING_SECRET);
  }

  private static void isBroken(Finding finding, String found, String remedy) {
    assertThat(finding.state()).as(finding.toString()).isEqualTo(State.BROKEN);
    assertThat(finding.found()).contains(found);
    assertThat(finding.remedy()).contains(remedy);
  }

  private Finding found(String token, String about) {
    var settings = SlackSettings.http(slack.api(), token, FakeSlack.SIGNING_SECRET);
    return found(adapter(settings, clock).examine(), about);
  }

  private static Finding found(List<Finding> findings, String about) {
    return findings.stream()
        .filter(it -> it.about().equals(about))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing about " + about + " in " + findings));
  }

  private SlackSettings ofManyWorkspaces() {
    return new SlackSettings(
        slack.api(),
        null,
        List.of(FakeSlack.SIGNING_SECRET),
        null,
        FakeSlack.CLIENT,
        FakeSlack.CLIENT_SECRET,
        null);
  }

  private static Slack adapter(SlackSettings settings, Clock clock) {
    return adapter(settings, new MemoryVault(), clock);
  }

  private static Slack adapter(SlackSettings settings, MemoryVault vault, Clock clock) {
    return new Slack(
        settings, new ListeningDesk(), vault, new MemoryPasses(clock), (_, _) -> {}, clock);
  }

  private static Set<String> without(String scope) {
    return FakeSlack.ALL_SCOPES.stream()
        .filter(it -> !it.equals(scope))
        .collect(Collectors.toSet());
  }
}
