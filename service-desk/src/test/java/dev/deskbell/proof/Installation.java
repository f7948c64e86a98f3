package dev.deskbell.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.deskbell.slack.fake.Answer;
import dev.deskbell.slack.fake.FakeSlack;
import dev.deskbell.slack.fake.HttpLink;
import dev.deskbell.slack.fake.SlackPlayer;
import dev.deskbell.slack.fake.Team;
import dev.deskbell.start.Program;
import dev.deskbell.testing.theatre.ExampleOrganisation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Two desks on one database before one Slack, with a way that can go bad between every two of them:
 * desk and database, desk and Slack, Slack and desk.
 */
final class Installation implements AutoCloseable {
  private static final String TEAM = "T0CHAOS";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final ZoneId ZONE = ZoneId.of("Europe/Lisbon");

  private final FakeSlack slack = new FakeSlack(Clock.systemUTC());
  private final Team team = slack.team(TEAM);
  private final List<Proxy> toDatabase = new ArrayList<>();
  private final List<Proxy> toSlack = new ArrayList<>();
  private final List<Proxy> toDesk = new ArrayList<>();
  private final List<Program> desks = new ArrayList<>();
  private final List<Map<String, String>> settings = new ArrayList<>();

  Installation(int database, Path folder) throws Exception {
    Stream.of("general", "service-desk", "network", "workplace", "applications", "incidents")
        .forEach(team::room);
    Stream.of(
            "ana", "otto", "ben", "nora", "ada", "mia", "yuki", "lena", "sam", "tom", "kofi", "rui")
        .forEach(this::person);
    var token = slack.installs(team, FakeSlack.ALL_SCOPES);
    for (var number = 0; number < 2; number++) {
      toDatabase.add(new Proxy(database));
      toSlack.add(new Proxy(slack.api().getPort()));
      settings.add(settings(number, token, folder));
      desks.add(Program.start(settings.get(number)));
    }
    for (var desk : desks) {
      toDesk.add(new Proxy(desk.serves().port()));
    }
  }

  private Map<String, String> settings(int number, String token, Path folder) {
    var all = new HashMap<String, String>();
    all.put(
        "DATABASE_URL",
        "postgresql://postgres:postgres@127.0.0.1:%d/postgres"
            .formatted(toDatabase.get(number).port()));
    all.put("DESKBELL_DATA", folder.resolve("desk-" + number).toString());
    all.put("DESKBELL_POLICIES", policies().toString());
    // A dead sender's lease ends in ten seconds, not in sixty.
    all.put("DESKBELL_DELIVERY_HASTE", "6");
    all.put("SLACK_BOT_TOKEN", token);
    all.put("SLACK_SIGNING_SECRET", FakeSlack.SIGNING_SECRET);
    all.put(
        "SLACK_API_URL", "http://127.0.0.1:" + toSlack.get(number).port() + slack.api().getPath());
    return all;
  }

  private static Path policies() {
    return ExampleOrganisation.on(
        SlackPlayer.PLATFORM,
        TEAM,
        (kind, name) -> kind.equals("user") ? Team.userId(name) : Team.channelId(name));
  }

  SlackPlayer person(String name) {
    return slack.player(team, team.joins(name, ZONE));
  }

  String room(String name) {
    return Team.channelId(name);
  }

  /** Every way that can go bad, always in the same order. */
  List<Proxy> ways() {
    return Stream.of(toDatabase, toSlack, toDesk).flatMap(List::stream).toList();
  }

  List<Proxy> waysToTheDatabase() {
    return List.copyOf(toDatabase);
  }

  /** The same bytes go to either desk, as often as somebody wants to; Slack waits three seconds. */
  Answer tells(int desk, byte[] body) {
    return tells(desk, body, Duration.ofSeconds(3));
  }

  Answer tells(int desk, byte[] body, Duration patience) {
    var address = URI.create("http://127.0.0.1:" + toDesk.get(desk).port() + "/slack/events");
    var link = new HttpLink(address, FakeSlack.SIGNING_SECRET, Clock.systemUTC());
    return link.sends(link.signed(FORM, body, link.now()).timeout(patience));
  }

  /** What a slash command is; the trigger names the delivery. */
  static byte[] command(String who, String words, String trigger) {
    return ("token=gone&team_id=%s&team_domain=example&channel_id=%s&channel_name=general"
            + "&user_id=%s&user_name=%s&command=%%2Fdesk&text=%s&api_app_id=%s"
            + "&is_enterprise_install=false&trigger_id=%s"
            + "&response_url=http%%3A%%2F%%2F127.0.0.1%%3A1%%2Fresponse")
        .formatted(
            TEAM,
            Team.channelId("general"),
            Team.userId(who),
            who,
            java.net.URLEncoder.encode(words, UTF_8),
            FakeSlack.APP,
            trigger)
        .getBytes(UTF_8);
  }

  /** Everything is as it should be again. */
  void heals() {
    ways().forEach(it -> it.is(Proxy.Mode.PASSES));
  }

  void isKilledAndStartedAgain(int number) throws Exception {
    desks.get(number).isKilled();
    desks.get(number).close();
    desks.set(number, Program.start(settings.get(number)).serves());
    toDesk.get(number).leadsTo(desks.get(number).port());
  }

  String said(int number) throws IOException {
    return desks.get(number).output();
  }

  @Override
  public void close() throws IOException {
    for (var desk : desks) {
      desk.close();
    }
    ways().forEach(Proxy::close);
    slack.close();
  }
}
