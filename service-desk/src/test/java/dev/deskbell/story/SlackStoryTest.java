package dev.deskbell.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskbell.chat.Place;
import dev.deskbell.slack.fake.FakeSlack;
import dev.deskbell.slack.fake.HttpLink;
import dev.deskbell.slack.fake.SlackPlayer;
import dev.deskbell.slack.fake.Team;
import dev.deskbell.start.Program;
import dev.deskbell.testing.TestDatabase;
import dev.deskbell.testing.contract.Entry;
import dev.deskbell.testing.contract.Seen;
import dev.deskbell.testing.theatre.ExampleOrganisation;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desk as an operator starts it, with nothing but variables, before a Slack of our own. */
class SlackStoryTest {
  private static final String TEAM = "T0VILLAGE";
  private static final String FORM = "application/x-www-form-urlencoded";

  @TempDir private Path folder;
  private final FakeSlack slack = new FakeSlack(Clock.systemUTC());
  private final Team team = slack.team(TEAM);
  private final Map<String, String> settings = new HashMap<>();
  private SlackPlayer ana;
  private SlackPlayer sam;

  @BeforeEach
  void furnishes() {
    List.of("general", "service-desk", "network", "workplace", "applications", "security")
        .forEach(team::room);
    team.room("incidents");
    ana = slack.player(team, team.joins("ana", ZoneId.of("Europe/Lisbon")));
    sam = slack.player(team, team.joins("sam", ZoneId.of("Europe/Lisbon")));
    settings.put("DATABASE_URL", TestDatabase.freshUrl());
    settings.put("DESKBELL_DATA", folder.toString());
    settings.put("DESKBELL_POLICIES", organisation().toString());
    settings.put("SLACK_API_URL", slack.api().toString());
    settings.put("SLACK_BOT_TOKEN", slack.installs(team, FakeSlack.ALL_SCOPES));
  }

  @AfterEach
  void closes() {
    slack.close();
  }

  @Test
  void over_http_from_the_command_to_the_comment() throws Exception {
    settings.put("SLACK_SIGNING_SECRET", FakeSlack.SIGNING_SECRET);
    try (var desk = Program.start(settings).serves()) {
      var link = tellsAt(desk);
      story();
      isRefused(link);
      var body = declared();
      var at = link.now();
      var first = link.sends(link.signed(FORM, body, at));
      assertThat(first.body()).contains("INC-2");
      desk.isKilled();
      try (var again = Program.start(settings).serves()) {
        var same = tellsAt(again);
        assertThat(same.sends(same.signed(FORM, body, at))).isEqualTo(first);
      }
      assertThat(desk.output()).doesNotContain(" ERROR ", "\tat ", "xoxb-");
    }
  }

  private HttpLink tellsAt(Program desk) throws Exception {
    var address = URI.create("http://127.0.0.1:" + desk.port() + "/slack/events");
    slack.tells(address);
    return new HttpLink(address, FakeSlack.SIGNING_SECRET, Clock.systemUTC());
  }

  private static void isRefused(HttpLink link) {
    var body = declared();
    var huge = ("text=" + "x".repeat(5_000_000)).getBytes(UTF_8);
    assertThat(link.sends(link.unsigned(FORM, body)).status()).isEqualTo(401);
    assertThat(link.sends(link.signed(FORM, body, link.now() + 3600)).status()).isEqualTo(401);
    assertThat(statuses(link, huge)).containsAnyOf(413).doesNotContain(200, 400, 500);
    var broken = "payload=%7B".getBytes(UTF_8);
    assertThat(link.sends(link.signed(FORM, broken, link.now())).status()).isEqualTo(400);
  }

  /** Refused before it is read, so that the connection may break in the middle of sending. */
  private static List<Integer> statuses(HttpLink link, byte[] huge) {
    return IntStream.range(0, 5)
        .mapToObj(_ -> link.sends(link.signed(FORM, huge, link.now())).status())
        .toList();
  }

  @Test
  void by_socket_mode_from_the_command_to_the_comment() throws Exception {
    settings.put("SLACK_APP_TOKEN", FakeSlack.APP_TOKEN);
    slack.tellsBySocket();
    try (var desk = Program.start(settings).serves()) {
      await().until(() -> slack.sockets().connections() > 0);
      story();
      assertThat(desk.output()).doesNotContain(" ERROR ", "\tat ", "xoxb-", "xapp-");
    }
  }

  /** A signed command, a form, a ticket, its card, a press, the card again, and words below it. */
  private void story() {
    ana.types(room("general"), "incident declare");
    eventually(() -> ana.form().isPresent());
    ana.submits(
        Map.of(
            "What happened?", Entry.typed("Checkout says <error> & stops"),
            "How much is affected?", Entry.chosen(choice("How much is affected?", "High")),
            "How urgent is it?", Entry.chosen(choice("How urgent is it?", "High"))));

    var card = card(() -> sam.sees(room("service-desk")), "INC-1");
    assertThat(card.words()).contains("Checkout says <error> & stops");
    sam.presses(card, "Acknowledge");
    eventually(() ->
        sam.sees(room("service-desk")).stream()
            .anyMatch(it ->
                card.handle().equals(it.handle())
                    && it.words().contains("Acknowledged by: Sam Okafor")));

    var letter = card(ana::letters, "INC-1");
    var mine = java.util.Objects.requireNonNull(letter.posting()).thread();
    ana.says(mine, "It is back since 14:02");
    var below = java.util.Objects.requireNonNull(card.posting()).thread();
    eventually(() ->
        sam.sees(below).stream().anyMatch(it -> it.words().contains("It is back since 14:02")));
    sam.types(room("general"), "timeline INC-1");
    eventually(() ->
        sam.whispers().stream().anyMatch(it -> it.words().contains("It is back since 14:02")));
  }

  private String choice(String field, String beginning) {
    return ana.form().orElseThrow().field(field).orElseThrow().choices().stream()
        .filter(it -> it.startsWith(beginning))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void it_starts_and_hears_while_slack_is_down_and_speaks_when_slack_is_back() throws Exception {
    settings.put("SLACK_SIGNING_SECRET", FakeSlack.SIGNING_SECRET);
    slack.trouble().always("", new dev.deskbell.slack.fake.Trouble.Kind.Status(503));
    try (var desk = Program.start(settings).serves()) {
      var link = tellsAt(desk);
      assertThat(link.sends(link.signed(FORM, declared(), link.now())).body()).contains("INC-1");
      slack.trouble().isOver();
      card(() -> sam.sees(room("service-desk")), "INC-1");
    }
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
    return Place.channel(SlackPlayer.PLATFORM, TEAM, Team.channelId(name));
  }

  private static Path organisation() {
    return ExampleOrganisation.on(
        SlackPlayer.PLATFORM,
        TEAM,
        (kind, name) -> kind.equals("user") ? Team.userId(name) : Team.channelId(name));
  }

  private static byte[] declared() {
    return ("token=x&team_id="
            + TEAM
            + "&channel_id=C0GENERAL&channel_name=general&user_id=U0ANA&user_name=ana"
            + "&command=%2Fdesk&text=incident+declare+The+shop+is+down+impact%3Ahigh+urgency%3Ahigh"
            + "&api_app_id=A1&is_enterprise_install=false&trigger_id=9.8.7"
            + "&response_url=http%3A%2F%2F127.0.0.1%3A1%2F")
        .getBytes(UTF_8);
  }
}
