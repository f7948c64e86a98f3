package dev.deskbell.both;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.discord.fake.PersonPlayer;
import dev.deskbell.testing.contract.Player;
import dev.deskbell.testing.contract.Seen;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is said, changed, taken back and attached in a Slack thread and in a Discord thread of
 * one ticket, told in any order and twice, stands once in the other.
 */
class BothMirrorTest {
  private static final BothTheatre desk = new BothTheatre();
  private static final int STEPS = 12;

  private final Player slack = desk.onSlack("yuki");
  private final Player discord =
      new PersonPlayer(
          desk.discord().person("olga", ZoneId.of("Europe/Lisbon")),
          desk.discordRoom().platform(),
          desk.discord().guild());
  private final List<Said> all = new ArrayList<>();
  private String ref = "";
  private List<Place> threads = List.of();

  @AfterAll
  static void closes() {
    desk.close();
  }

  /** One message as its author last left it. */
  private static final class Said {
    private final boolean onSlack;
    private final String token;
    private final String file;
    private final Posting posting;
    private String words;
    private boolean removed;

    private Said(boolean onSlack, String token, String file, Posting posting) {
      this.onSlack = onSlack;
      this.token = token;
      this.file = file;
      this.posting = posting;
      this.words = token;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 7, 12})
  void whatever_happens_every_message_stands_once_on_the_other_side(long seed) {
    var chance = new Random(seed);
    declares(seed);
    var effects = effects();
    for (var step = 0; step < STEPS; step++) {
      step(chance, seed + "-" + step);
      desk.passes(Duration.ofSeconds(2));
    }
    desk.slack().deliveries().tellsHeldBack(chance);
    desk.discord().gateway().tellsHeldBack(chance);
    over("over " + seed);
    desk.later(Duration.ofSeconds(30));
    all.forEach(this::standsOnce);
    assertThat(effects() - effects).as("requests: no flood").isLessThan(STEPS * 8 + 30);
  }

  private void declares(long seed) {
    slack.types(
        desk.slackRoom(),
        "incident declare \"Mirror %d\" impact:high urgency:high service:checkout".formatted(seed));
    ref = slack.whispers().getLast().words().replaceFirst("(?s).*?(INC-\\d+).*", "$1");
    threads = List.of(thread(desk.slackRoom(), slack), thread(desk.discordRoom(), discord));
  }

  private Place thread(Place room, Player reader) {
    return Objects.requireNonNull(desk.card(reader, room, ref).posting()).thread();
  }

  private Player on(boolean slackSide) {
    return slackSide ? slack : discord;
  }

  private Place thread(boolean onSlack) {
    return threads.get(onSlack ? 0 : 1);
  }

  private static int effects() {
    return desk.discord().requests(it -> !it.method().equals("GET")).size()
        + desk.slack().calls("chat.postMessage").size()
        + desk.slack().calls("chat.update").size()
        + desk.slack().calls("chat.delete").size();
  }

  /** Somebody does something, and it is told at once, later than what follows, or twice. */
  private void step(Random chance, String name) {
    var onSlack = chance.nextBoolean();
    var standing = all.stream().filter(it -> it.onSlack == onSlack && !it.removed).toList();
    Runnable deed =
        switch (standing.isEmpty() ? 0 : chance.nextInt(6)) {
          case 0, 1 -> () -> says(onSlack, "said-" + name + ".", "");
          case 2 -> () -> says(onSlack, "said-" + name + ".", "file-" + name + ".txt");
          case 3, 4 -> () -> edits(any(standing, chance), name);
          default -> () -> removes(any(standing, chance));
        };
    if (chance.nextInt(3) > 0) {
      deed.run();
    } else if (onSlack) {
      desk.slack().deliveries().holdsBack(deed);
    } else {
      desk.discord().gateway().holdsBack(deed);
    }
    if (chance.nextInt(3) == 0) {
      on(onSlack).isRepeated();
    }
  }

  private static Said any(List<Said> standing, Random chance) {
    return standing.get(chance.nextInt(standing.size()));
  }

  private void says(boolean onSlack, String token, String file) {
    var files =
        file.isEmpty()
            ? new FileContent[0]
            : new FileContent[] {new FileContent(file, "text/plain", "it".getBytes(UTF_8))};
    all.add(new Said(onSlack, token, file, on(onSlack).says(thread(onSlack), token, files)));
  }

  private void edits(Said said, String name) {
    said.words = said.token + " again " + name;
    on(said.onSlack).edits(said.posting, said.words);
  }

  private void removes(Said said) {
    said.removed = true;
    on(said.onSlack).removes(said.posting);
  }

  /** What was told before this has been heard when this has crossed. */
  private void over(String words) {
    slack.says(thread(true), words + " from there");
    discord.says(thread(false), words + " from here");
    desk.until(() ->
        !with(false, words + " from there").isEmpty()
            && !with(true, words + " from here").isEmpty());
  }

  private void standsOnce(Said said) {
    assertThat(with(said.onSlack, said.token))
        .as("%s where it was said: no echo", said.token)
        .hasSize(said.removed ? 0 : 1);
    var there = with(!said.onSlack, said.token);
    if (said.removed) {
      assertThat(there).as("zombie of %s", said.token).isEmpty();
    } else {
      assertThat(there).as("copies of %s", said.token).hasSize(1);
      assertThat(there.getFirst())
          .contains(said.onSlack ? "Yuki Tanabe" : "olga", said.words, said.file);
    }
    if (!said.file.isEmpty()) {
      // Below each: the words that name it, and the file itself.
      assertThat(with(!said.onSlack, said.file)).as(said.file).hasSize(said.removed ? 0 : 2);
    }
  }

  private List<String> with(boolean onSlack, String words) {
    return on(onSlack).sees(thread(onSlack)).stream()
        .map(Seen::words)
        .filter(it -> it.contains(words))
        .toList();
  }
}
