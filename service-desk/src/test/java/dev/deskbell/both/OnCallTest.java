package dev.deskbell.both;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Place;
import dev.deskbell.discord.fake.FakeDiscord;
import dev.deskbell.slack.SlackStage;
import dev.deskbell.slack.fake.Team;
import dev.deskbell.testing.contract.Entry;
import dev.deskbell.testing.contract.Player;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is on call, on Slack and Discord at once. */
class OnCallTest {
  private static final String GROUP = "S0ONCALL";
  private String role = "";
  private final BothTheatre desk = new BothTheatre(this::changed);
  private final Player yuki = desk.onSlack("yuki");
  private final Player ana = desk.onSlack("ana");
  private final Player ben = desk.onSlack("ben");
  private final Player olga = desk.onDiscord("olga");

  @AfterEach
  void closes() {
    desk.close();
  }

  /** Business Applications has a group on both; Lena is known on Discord only. */
  private void changed(FakeDiscord discord, Path folder) {
    role = discord.role("on call");
    replace(
        folder.resolve("schedules.yaml"),
        "    owner: yuki\n",
        """
            owner: yuki
            groups:
              - { platform: slack, workspace: %s, group: %s }
              - { platform: discord, workspace: "%s", group: "%s" }
        """
            .formatted(SlackStage.TEAM, GROUP, discord.guild(), role));
    replace(
        folder.resolve("people.yaml"),
        "{ platform: slack, workspace: %s, user: %s }"
            .formatted(SlackStage.TEAM, Team.userId("lena")),
        "{ platform: discord, workspace: \"%s\", user: \"%s\" }"
            .formatted(discord.guild(), discord.person("lena", ZoneId.of("Europe/Berlin")).id()));
  }

  private static void replace(Path file, String words, String by) {
    try {
      var text = Files.readString(file);
      assertThat(text).contains(words);
      Files.writeString(file, text.replace(words, by));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Team team() {
    return desk.slack().team(SlackStage.TEAM);
  }

  private Place room(Player of) {
    return of.account().platform().equals("slack") ? desk.slackRoom() : desk.discordRoom();
  }

  /** What the desk tells one account is said on the other: they are one person's. */
  private void linked(Player one, Player other) {
    one.types(room(one), "me link");
    var told = one.whispers().getLast().words();
    var code = Pattern.compile("me link (\\w{4}-\\w{4}-\\w{4})").matcher(told);
    assertThat(code.find()).as(told).isTrue();
    other.types(room(other), "me link " + code.group(1));
    desk.until(() -> other.form().isPresent());
    other.submits(Map.of("Did you get this code there yourself?", Entry.chosen("Yes")));
  }

  private void pressedAndThenLinked(Player there, Player known, String name) {
    ana.types(
        desk.slackRoom(),
        "incident declare \"The shop is down\" impact:high urgency:high service:checkout");
    there.presses(desk.card(there, room(there), "INC-1"), "Acknowledge");
    desk.until(() -> !there.whispers().isEmpty());
    assertThat(there.whispers().getLast().words()).contains("responder", "Then this is done");
    assertThat(desk.card(there, room(there), "INC-1").words()).contains("New");
    linked(known, there);
    desk.until(() -> desk.card(there, room(there), "INC-1").words().contains("Acknowledged"));
    assertThat(desk.card(there, room(there), "INC-1").words()).contains(name);
  }

  @Test
  void a_press_on_discord_is_completed_by_linking() {
    pressedAndThenLinked(olga, yuki, "Yuki Tanabe");
  }

  @Test
  void a_press_on_slack_is_completed_by_linking() {
    pressedAndThenLinked(desk.onSlack("lena"), desk.onDiscord("lena"), "Lena Vogt");
  }

  @Test
  void a_user_group_and_a_role_have_whoever_is_on_call() {
    team().group(GROUP, "mia");
    linked(yuki, olga);
    ben.types(desk.slackRoom(), "oncall take applications until:6pm");
    desk.until(() -> team().membersOf(GROUP).equals(Set.of(Team.userId("ben"))));
    assertThat(desk.discord().holders(role)).as("Ben is not on Discord").isEmpty();

    yuki.types(desk.slackRoom(), "oncall take applications until:6pm");
    desk.until(() -> team().membersOf(GROUP).equals(Set.of(Team.userId("yuki"))));
    desk.until(() -> desk.discord().holders(role).equals(Set.of("olga")));

    yuki.types(desk.slackRoom(), "oncall uncover 2");
    desk.until(() -> team().membersOf(GROUP).equals(Set.of(Team.userId("ben"))));
    desk.until(() -> desk.discord().holders(role).isEmpty());
  }
}
