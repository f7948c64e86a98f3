package dev.deskbell.both;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Place;
import dev.deskbell.discord.fake.FakeDiscord;
import dev.deskbell.slack.SlackStage;
import dev.deskbell.slack.fake.Team;
import dev.deskbell.testing.contract.Entry;
import dev.deskbell.testing.contract.Player;
import dev.deskbell.testing.contract.Seen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The change board decides on Slack and Discord at once: Mia and Nora there, Kofi here. */
class ApprovalsTest {
  private final BothTheatre desk = new BothTheatre(ApprovalsTest::kofiIsOnDiscord);
  private final Player ben = desk.onSlack("ben");
  private final Player mia = desk.onSlack("mia");
  private final Player nora = desk.onSlack("nora");
  private final Player kofi = desk.onDiscord("kofi");

  @AfterEach
  void closes() {
    desk.close();
  }

  private static void kofiIsOnDiscord(FakeDiscord discord, Path folder) {
    var there =
        "{ platform: slack, workspace: %s, user: %s }"
            .formatted(SlackStage.TEAM, Team.userId("kofi"));
    var here =
        "{ platform: discord, workspace: \"%s\", user: \"%s\" }"
            .formatted(discord.guild(), discord.person("kofi", ZoneId.of("Europe/Berlin")).id());
    try {
      var file = folder.resolve("people.yaml");
      var text = Files.readString(file);
      assertThat(text).contains(there);
      Files.writeString(file, text.replace(there, here));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void proposes() {
    ben.types(
        desk.slackRoom(),
        "change propose New payment provider services:checkout from:\"tomorrow 9am\" until:2h"
            + " plan:\"Switch the address\" test:Order back-out:\"Switch back\""
            + " tried:never undo:hours outage:many");
  }

  /** The newest card that asks them, when it says that. */
  private Seen asked(Player who, String words) {
    desk.until(() -> !letters(who, words).isEmpty());
    return letters(who, words).getLast();
  }

  private static List<Seen> letters(Player who, String words) {
    return who.letters().stream().filter(it -> it.words().contains(words)).toList();
  }

  private void approves(Player who, Seen on) {
    who.presses(on, "Approve…");
    desk.until(() -> who.form().isPresent());
    who.submits(Map.of("Type the ticket's number", Entry.typed("CHG-1")));
    desk.settles();
  }

  private void stands(String words) {
    for (var at : List.of(desk.slackRoom(), desk.discordRoom())) {
      var reader = reader(at);
      desk.until(() -> desk.card(reader, at, "CHG-1").words().contains(words));
    }
  }

  private static String said(Player who) {
    return who.whispers().getLast().words();
  }

  private Player reader(Place at) {
    return at.equals(desk.slackRoom()) ? ben : kofi;
  }

  @Test
  void two_of_three_approve_on_both_an_edit_voids_it_and_what_was_seen_before_casts_no_vote() {
    proposes();
    approves(mia, asked(mia, "Approve? CHG-1"));
    stands("1 more of 2");
    assertThat(asked(kofi, "Approve? CHG-1").words()).contains("Mia Duarte (approved)");
    approves(kofi, asked(kofi, "Approve? CHG-1"));
    stands("Scheduled");
    stands("Approved by Mia Duarte, Kofi Mensah");
    asked(nora, "Approved: CHG-1");
    asked(kofi, "Approved: CHG-1");

    ben.types(desk.slackRoom(), "change edit CHG-1 back-out:\"Restore the certificate\"");
    stands("2 more of 2");
    asked(kofi, "Void: it was changed: CHG-1");
    kofi.presses(asked(kofi, "Approve? CHG-1"), "Approve…");
    desk.until(() -> kofi.form().isPresent());
    ben.types(desk.slackRoom(), "change edit CHG-1 test:\"Order twice\"");
    desk.settles();
    kofi.submits(Map.of("Type the ticket's number", Entry.typed("CHG-1")));
    desk.until(() -> !kofi.whispers().isEmpty() && said(kofi).contains("You have not voted"));
    assertThat(said(kofi)).contains("Order twice");
    stands("2 more of 2");

    approves(kofi, asked(kofi, "Approve? CHG-1"));
    approves(nora, asked(nora, "Approve? CHG-1"));
    stands("Approved by Kofi Mensah, Nora Lima");
  }
}
