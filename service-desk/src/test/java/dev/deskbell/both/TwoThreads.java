package dev.deskbell.both;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Place;
import dev.deskbell.testing.contract.Player;
import dev.deskbell.testing.contract.Seen;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The conversation about {@code INC-1}, as Yuki reads it on Slack and Olga on Discord. */
abstract class TwoThreads {
  final BothTheatre desk = new BothTheatre();
  final Player yuki = desk.onSlack("yuki");
  final Player olga = desk.onDiscord("olga");

  @AfterEach
  void closes() {
    desk.close();
  }

  /** {@code INC-1} stands in both rooms. */
  @BeforeEach
  void declares() {
    yuki.types(
        desk.slackRoom(),
        "incident declare \"The shop is down\" impact:high urgency:high service:checkout");
    slackCard();
    discordCard();
  }

  Seen slackCard() {
    return desk.card(yuki, desk.slackRoom(), "INC-1");
  }

  Seen discordCard() {
    return desk.card(olga, desk.discordRoom(), "INC-1");
  }

  Place slackThread() {
    return Objects.requireNonNull(slackCard().posting()).thread();
  }

  Place discordThread() {
    return Objects.requireNonNull(discordCard().posting()).thread();
  }

  /** Words go there and back again: what was on its way before them has come back by now. */
  void alive(String which) {
    olga.says(discordThread(), "over " + which);
    stands(yuki, slackThread(), "olga", "over " + which);
    yuki.says(slackThread(), "back " + which);
    stands(olga, discordThread(), "Yuki Tanabe", "back " + which);
    desk.later(Duration.ofSeconds(30));
  }

  void stands(Player reader, Place at, String author, String words) {
    desk.until(() -> !with(reader, at, words).isEmpty());
    var found = with(reader, at, words);
    assertThat(found).as("copies of %s", words).hasSize(1);
    assertThat(found.getFirst()).contains(author, words);
  }

  /** In each of the two threads once: as it was said here, and as it is shown there. */
  void onlyOnce(String... all) {
    for (var words : all) {
      assertThat(with(olga, discordThread(), words)).as("%s on Discord", words).hasSize(1);
      assertThat(with(yuki, slackThread(), words)).as("%s on Slack", words).hasSize(1);
    }
  }

  static List<String> with(Player reader, Place at, String words) {
    return reader.sees(at).stream().map(Seen::words).filter(it -> it.contains(words)).toList();
  }
}
