package dev.deskbell.proof;

import dev.deskbell.discord.fake.FakeDiscord;
import dev.deskbell.slack.fake.FakeSlack;
import dev.deskbell.slack.fake.SlackPlayer;
import dev.deskbell.slack.fake.Team;
import dev.deskbell.testing.theatre.ExampleOrganisation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The example organisation on Slack and on Discord at once: some of its people and some of its
 * teams' rooms are here, the others there, and whoever is paged has seconds to answer.
 */
final class Headquarters {
  static final String TEAM = "T0CHAOS";
  static final ZoneId ZONE = ZoneId.of("Europe/Lisbon");

  /** People, and rooms: service-desk and applications are their teams' rooms. */
  private static final Set<String> ON_DISCORD =
      Set.of(
          "lena", "tom", "yuki", "sam", "kofi", "ada", "service-desk", "applications", "workplace");

  private static final Pattern ON_SLACK =
      Pattern.compile("platform: slack, workspace: T0CHAOS, (user|channel): [UC]0([A-Z]+)\\b");

  private static final String ESCALATIONS =
      """
      escalations:
        - id: urgent
          name: Urgent
          steps:
            - page: [{ schedule: its-team }]
              within: 2s
            - page: [{ team: its-team }, { room: its-team }]
              within: 3s
          nobody: [{ team: its-team }]
      routes:
        - escalation: urgent
          kinds: [incident]
          priorities: [P1, P2]
      """;

  /** Each name is an incident of its own, which ends a second after the last of its alerts. */
  private static final String ALERTS =
      """
      integrations:
        - id: monitor
          format: alertmanager
          service: email
          impact: low
          urgency: low
          group-by: [alertname]
          resolve-after: 1s
          storm-after: 1000
          routes:
            - when: { severity: critical }
              impact: medium
              urgency: high
      """;

  private Headquarters() {}

  /** Everybody who is on Slack, and all rooms. */
  static Team opens(FakeSlack slack) {
    var team = slack.team(TEAM);
    List.of("general", "service-desk", "network", "workplace", "applications", "security")
        .forEach(team::room);
    List.of("ana", "otto", "ben", "nora", "ada", "mia", "sam", "kofi", "rui", "ines")
        .forEach(it -> team.joins(it, ZONE));
    return team;
  }

  /** The folder with its files. */
  static Path policies(FakeDiscord discord) throws IOException {
    var folder =
        ExampleOrganisation.on(
            SlackPlayer.PLATFORM,
            TEAM,
            (kind, name) -> kind.equals("user") ? Team.userId(name) : Team.channelId(name));
    for (var name : List.of("people.yaml", "organisation.yaml")) {
      var file = folder.resolve(name);
      var text = Files.readString(file);
      Files.writeString(file, spread(text, discord));
    }
    Files.writeString(folder.resolve("escalations.yaml"), ESCALATIONS);
    Files.writeString(folder.resolve("alerts.yaml"), ALERTS);
    // One room with all cards would take a second for each of them.
    var organisation = folder.resolve("organisation.yaml");
    var rooms = Files.readString(organisation);
    Files.writeString(
        organisation, rooms.replaceFirst("(?m)^    incident:\\n.*C0INCIDENTS \\}\\n", ""));
    return folder;
  }

  private static String spread(String text, FakeDiscord discord) {
    return ON_SLACK
        .matcher(text)
        .replaceAll(it -> {
          var name = it.group(2).toLowerCase(java.util.Locale.ROOT);
          var there = name.equals("servicedesk") ? "service-desk" : name;
          if (!ON_DISCORD.contains(there)) {
            return it.group();
          }
          var id =
              it.group(1).equals("user")
                  ? discord.person(there, ZoneOffset.UTC).livesIn(ZONE).id()
                  : discord.channel(there);
          return "platform: discord, workspace: \"%s\", %s: \"%s\""
              .formatted(discord.guild(), it.group(1), id);
        });
  }
}
