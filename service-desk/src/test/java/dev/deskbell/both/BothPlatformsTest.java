package dev.deskbell.both;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.Posting;
import dev.deskbell.slack.SlackStage;
import dev.deskbell.slack.fake.SlackPlayer;
import dev.deskbell.testing.contract.Entry;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** One desk on Slack and Discord at once: both adapters, both fakes, one core and its database. */
class BothPlatformsTest extends TwoThreads {
  private static final FileContent LOG =
      new FileContent("checkout.log", "text/plain", "connection refused".getBytes(UTF_8));

  private static final FileContent PLAN =
      new FileContent("plan.txt", "text/plain", "restart it".getBytes(UTF_8));

  @Test
  void a_person_linked_on_both_declares_on_one_and_resolves_on_the_other() {
    olga.types(desk.discordRoom(), "incident resolve INC-1 Restarted it");
    desk.settles();
    assertThat(discordCard().words()).doesNotContain("Restarted it");

    yuki.types(desk.slackRoom(), "me link");
    var told = yuki.whispers().getLast().words();
    var code = Pattern.compile("me link (\\w{4}-\\w{4}-\\w{4})").matcher(told);
    assertThat(code.find()).as(told).isTrue();
    olga.types(desk.discordRoom(), "me link " + code.group(1));
    olga.submits(Map.of("Did you get this code there yourself?", Entry.chosen("Yes")));
    assertThat(olga.whispers().getLast().words()).contains("You are one person on both accounts");

    olga.presses(discordCard(), "Resolve");
    olga.submits(Map.of("How was it solved?", Entry.typed("Restarted it")));
    desk.until(() -> slackCard().words().contains("Resolved"));
    assertThat(discordCard().words()).contains("Resolved");
    yuki.types(desk.slackRoom(), "timeline INC-1");
    assertThat(yuki.whispers().getLast().words()).contains("Yuki Tanabe", "Restarted it");
  }

  @Test
  void what_is_said_changed_and_taken_back_on_either_stands_once_on_the_other() {
    var fromSlack = yuki.says(slackThread(), "Is it the database?");
    yuki.isRepeated();
    stands(olga, discordThread(), "Yuki Tanabe", "Is it the database?");
    var fromDiscord = olga.says(discordThread(), "It is the disk");
    olga.isRepeated();
    stands(yuki, slackThread(), "olga", "It is the disk");

    yuki.edits(fromSlack, "Is it the replica?");
    yuki.isRepeated();
    stands(olga, discordThread(), "Yuki Tanabe", "Is it the replica?");
    olga.edits(fromDiscord, "It is the second disk");
    olga.isRepeated();
    stands(yuki, slackThread(), "olga", "It is the second disk");
    alive("one");
    assertThat(with(olga, discordThread(), "database")).isEmpty();
    onlyOnce("Is it the replica?", "It is the second disk");

    yuki.removes(fromSlack);
    yuki.isRepeated();
    desk.until(() -> with(olga, discordThread(), "replica").isEmpty());
    olga.removes(fromDiscord);
    olga.isRepeated();
    desk.until(() -> with(yuki, slackThread(), "second disk").isEmpty());
    alive("two");
    assertThat(with(olga, discordThread(), "replica")).isEmpty();
    assertThat(with(yuki, slackThread(), "second disk")).isEmpty();
  }

  @Test
  void files_are_carried_both_ways_with_the_name_of_who_sent_them() {
    yuki.says(slackThread(), "See this", LOG);
    yuki.isRepeated();
    stands(olga, discordThread(), "Yuki Tanabe", "See this");
    stands(olga, discordThread(), "Yuki Tanabe", "Yuki Tanabe: checkout.log");
    olga.says(discordThread(), "Do that", PLAN);
    olga.isRepeated();
    stands(yuki, slackThread(), "olga", "Do that");
    desk.until(() -> with(yuki, slackThread(), "plan.txt").size() > 1);
    alive("one");
    onlyOnce("See this", "Do that");
    // Below each: the words that name it, and the file itself.
    assertThat(with(olga, discordThread(), "checkout.log")).hasSize(2);
    assertThat(with(yuki, slackThread(), "plan.txt"))
        .hasSize(2)
        .allMatch(it -> it.contains("olga"));
    assertThat(with(yuki, slackThread(), "checkout.log")).hasSize(1);
    assertThat(with(olga, discordThread(), "plan.txt")).hasSize(1);
  }

  @Test
  void what_overtakes_and_what_comes_late_changes_nothing() {
    var again = new SecondHand();
    desk.slack().tells(URI.create("http://127.0.0.1:1/"));
    var said = yuki.says(slackThread(), "First thought");
    desk.slack().tells(desk.onSlack().hears());
    again.edits(said, "Second thought");
    desk.slack().deliveries().tellsAgain();
    stands(olga, discordThread(), "Yuki Tanabe", "Second thought");
    yuki.isRepeated();
    alive("one");
    assertThat(with(olga, discordThread(), "First thought")).isEmpty();
    onlyOnce("Second thought");

    yuki.removes(said);
    desk.until(() -> with(olga, discordThread(), "Second thought").isEmpty());
    again.isRepeated();
    alive("two");
    assertThat(with(olga, discordThread(), "thought")).isEmpty();
  }

  @Test
  void a_deleted_parent_does_not_flood_the_other_side() {
    for (var i = 1; i <= 12; i++) {
      yuki.says(slackThread(), "Step " + i);
    }
    stands(olga, discordThread(), "Yuki Tanabe", "Step 12");
    var discord = desk.discord().requests().size();
    var slack = desk.slack().calls("chat.postMessage").size();
    yuki.removes(Objects.requireNonNull(slackCard().posting()));
    yuki.isRepeated();
    desk.later(Duration.ofMinutes(1));
    olga.says(discordThread(), "Still here");
    desk.later(Duration.ofMinutes(1));

    assertThat(desk.discord().requests().size() - discord).isLessThan(12);
    assertThat(desk.slack().calls("chat.postMessage").size() - slack).isLessThan(6);
    assertThat(BothTheatre.cards(yuki, desk.slackRoom(), "INC-1")).hasSize(1);
    assertThat(BothTheatre.cards(olga, desk.discordRoom(), "INC-1")).hasSize(1);
    assertThat(with(olga, discordThread(), "Step ")).hasSize(12);
    stands(yuki, slackThread(), "olga", "Still here");
  }

  @Test
  void a_deleted_thread_does_not_flood_the_other_side() {
    for (var i = 1; i <= 6; i++) {
      olga.says(discordThread(), "Step " + i);
    }
    stands(yuki, slackThread(), "olga", "Step 6");
    var discord = desk.discord().requests().size();
    var slack = desk.slack().calls("chat.postMessage").size();
    desk.discord().deletes(Objects.requireNonNull(discordThread().thread()));
    desk.later(Duration.ofMinutes(1));
    yuki.says(slackThread(), "Still here");
    desk.later(Duration.ofMinutes(1));

    assertThat(desk.discord().requests().size() - discord).isLessThan(15);
    assertThat(desk.slack().calls("chat.postMessage").size() - slack).isLessThan(6);
    assertThat(desk.slack().calls("chat.delete")).isEmpty();
    assertThat(with(olga, discordThread(), "Still here")).hasSize(1);
    assertThat(BothTheatre.cards(olga, desk.discordRoom(), "INC-1")).hasSize(1);
    assertThat(with(yuki, slackThread(), "Step ")).hasSize(6);
    assertThat(BothTheatre.cards(yuki, desk.slackRoom(), "INC-1")).hasSize(1);
  }

  /** Yuki at another of their devices, whose last deed can be told again later. */
  private final class SecondHand {
    private final SlackPlayer player =
        desk.slack()
            .player(
                desk.slack().team(SlackStage.TEAM),
                desk.slack().team(SlackStage.TEAM).joins("yuki", ZoneId.of("Europe/Lisbon")));

    void edits(Posting own, String words) {
      player.edits(own, words);
    }

    void isRepeated() {
      player.isRepeated();
    }
  }
}
