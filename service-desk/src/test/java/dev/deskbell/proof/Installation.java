package dev.deskbell.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.deskbell.chat.Place;
import dev.deskbell.discord.DiscordStage;
import dev.deskbell.discord.fake.FakeDiscord;
import dev.deskbell.discord.fake.PersonPlayer;
import dev.deskbell.slack.fake.Answer;
import dev.deskbell.slack.fake.FakeSlack;
import dev.deskbell.slack.fake.HttpLink;
import dev.deskbell.slack.fake.SlackPlayer;
import dev.deskbell.slack.fake.Team;
import dev.deskbell.start.Program;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Two desks on one database before one Slack and one Discord, with a way that can go bad between
 * every two of them: desk and database, desk and Slack, Slack and desk, desk and Discord, and
 * Discord's gateway.
 */
final class Installation implements AutoCloseable {
  private static final String FORM = "application/x-www-form-urlencoded";

  private final FakeSlack slack = new FakeSlack(Clock.systemUTC());
  private final FakeDiscord discord = DiscordStage.invited(Clock.systemUTC());
  private final Team team = Headquarters.opens(slack);
  private final Path policies = Headquarters.policies(discord);
  private final Proxy gateway = new Proxy(discord.gatewayAddress().getPort());
  private final List<Proxy> toDatabase = new ArrayList<>();
  private final List<Proxy> toSlack = new ArrayList<>();
  private final List<Proxy> toDesk = new ArrayList<>();
  private final List<Proxy> toDiscord = new ArrayList<>();
  private final List<Program> desks = new ArrayList<>();
  private final List<Map<String, String>> settings = new ArrayList<>();

  /**
   * @param port where the database server listens
   */
  Installation(int port, String database, Path folder) throws Exception {
    discord.channel("general");
    discord.gateway().isReachedAt(URI.create("ws://127.0.0.1:" + gateway.port() + "/"));
    var token = slack.installs(team, FakeSlack.ALL_SCOPES);
    for (var number = 0; number < 2; number++) {
      toDatabase.add(new Proxy(port));
      toSlack.add(new Proxy(slack.api().getPort()));
      toDiscord.add(new Proxy(discord.api().getPort()));
      settings.add(settings(number, database, token, folder));
      desks.add(Program.start(settings.get(number)));
    }
    for (var desk : desks) {
      toDesk.add(new Proxy(desk.serves().port()));
    }
  }

  private Map<String, String> settings(int number, String database, String token, Path folder) {
    var all = new HashMap<String, String>();
    all.put(
        "DATABASE_URL",
        "postgresql://postgres:postgres@127.0.0.1:%d/%s"
            .formatted(toDatabase.get(number).port(), database));
    all.put("DESKBELL_DATA", folder.resolve(database + "-desk-" + number).toString());
    all.put("DESKBELL_POLICIES", policies.toString());
    // A dead sender's lease ends in ten seconds, not in sixty.
    all.put("DESKBELL_DELIVERY_HASTE", "6");
    all.put("DESKBELL_READ_BACK_PAUSE_MILLIS", "20");
    all.put("SLACK_BOT_TOKEN", token);
    all.put("SLACK_SIGNING_SECRET", FakeSlack.SIGNING_SECRET);
    all.put("SLACK_API_URL", address(toSlack.get(number), slack.api()));
    all.put("DISCORD_BOT_TOKEN", discord.token());
    all.put("DISCORD_API_URL", address(toDiscord.get(number), discord.api()));
    all.put("DISCORD_GATEWAY_URL", discord.gatewayAddress().toString());
    return all;
  }

  private static String address(Proxy way, URI of) {
    return "http://127.0.0.1:" + way.port() + of.getPath();
  }

  SlackPlayer person(String name) {
    return slack.player(team, team.joins(name, Headquarters.ZONE));
  }

  String room(String name) {
    return Team.channelId(name);
  }

  PersonPlayer discordPerson(String name) {
    var person = discord.person(name, Headquarters.ZONE);
    return new PersonPlayer(person, "discord", discord.guild());
  }

  Place discordRoom(String name) {
    return Place.channel("discord", discord.guild(), discord.channel(name));
  }

  /** How often a person's client said that the desk did not respond. */
  int failures(String name) {
    return discord.person(name, Headquarters.ZONE).failures();
  }

  /** One of the desks hears Discord, and its commands are there. */
  boolean hearsDiscord() {
    return discord.gateway().connected() > 0 && !discord.commands().isEmpty();
  }

  /** How many messages stand on either platform with each of the desk's own ids. */
  Map<String, Integer> posted() {
    var all = new HashMap<>(slack.posted());
    discord.posted().forEach((id, times) -> all.merge(id, times, Integer::sum));
    return all;
  }

  /** Every way that can go bad, always in the same order. */
  List<Proxy> ways() {
    return Stream.of(toDatabase, toSlack, toDesk, toDiscord, List.of(gateway))
        .flatMap(List::stream)
        .toList();
  }

  /** How many ways there are, whoever is there. */
  static final int WAYS = 9;

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

  /** Whatever is posted to one of the desks by who is no platform. */
  Answer posts(int desk, String path, byte[] body) {
    var address = URI.create("http://127.0.0.1:" + toDesk.get(desk).port() + path);
    var link = new HttpLink(address, "", Clock.systemUTC());
    return link.sends(link.unsigned("application/json", body));
  }

  /** What a slash command is; the trigger names the delivery. */
  static byte[] command(String who, String words, String trigger) {
    return ("token=gone&team_id=%s&team_domain=example&channel_id=%s&channel_name=general"
            + "&user_id=%s&user_name=%s&command=%%2Fdesk&text=%s&api_app_id=%s"
            + "&is_enterprise_install=false&trigger_id=%s"
            + "&response_url=http%%3A%%2F%%2F127.0.0.1%%3A1%%2Fresponse")
        .formatted(
            Headquarters.TEAM,
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

  void isKilled(int number) throws InterruptedException {
    desks.get(number).isKilled();
  }

  /** In the place of the one that was killed. */
  void startsAgain(int number) throws Exception {
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
    discord.close();
  }
}
