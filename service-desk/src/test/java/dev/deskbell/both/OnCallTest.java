package dev.deskbell.both;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.discord.fake.FakeDiscord;
import dev.deskbell.slack.SlackStage;
import dev.deskbell.slack.fake.Team;
import dev.deskbell.testing.contract.Entry;
import dev.deskbell.testing.contract.Player;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is on call, on Slack and Discord at once. */
class OnCallTest {
  private static final String GROUP = "S0ONCALL";
  private String role = "";
  private final BothTheatre desk = new BothTheatre(this::withGroups);
  private final Player yuki = desk.onSlack("yuki");
  private final Player ben = desk.onSlack("ben");
  private final Player olga = desk.onDiscord("olga");

  @AfterEach
  void closes() {
    desk.close();
  }

  private String withGroups(FakeDiscord discord, String schedules) {
    role = discord.role("on call");
    return schedules.replace(
        "    owner: yuki\n",
        """
            owner: yuki
            groups:
              - { platform: slack, workspace: %s, group: %s }
              - { platform: discord, workspace: "%s", group: "%s" }
        """
            .formatted(SlackStage.TEAM, GROUP, discord.guild(), role));
  }

  private Team team() {
    return desk.slack().team(SlackStage.TEAM);
  }

  /** Yuki's account on Slack and Olga's on Discord are one person's. */
  private void linked() {
    yuki.types(desk.slackRoom(), "me link");
    var told = yuki.whispers().getLast().words();
    var code = Pattern.compile("me link (\\w{4}-\\w{4}-\\w{4})").matcher(told);
    assertThat(code.find()).as(told).isTrue();
    olga.types(desk.discordRoom(), "me link " + code.group(1));
    olga.submits(Map.of("Did you get this code there yourself?", Entry.chosen("Yes")));
    assertThat(olga.whispers().getLast().words()).contains("You are one person");
  }

  @Test
  void a_user_group_and_a_role_have_whoever_is_on_call() {
    team().group(GROUP, "mia");
    linked();
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
