package dev.deskbell.proof;

import dev.deskbell.chat.Place;
import dev.deskbell.discord.fake.PersonPlayer;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Somebody on Discord who reports, speaks below the card, and acknowledges. Discord tells a deed
 * once: what it could not have answered may have been done or not, and is not tried again.
 */
final class Speaker {
  /** Only the answer could not be shown. */
  private static final String DONE = "It was done";

  private final String name;
  private final Installation installation;
  private final Inspection inspection;
  private final PersonPlayer player;
  private final Place room;
  private final Doings doings = new Doings();
  private final String history;
  private int marks;

  Speaker(String name, Installation installation, Inspection inspection, String history) {
    this.name = name;
    this.installation = installation;
    this.inspection = inspection;
    this.history = history;
    player = installation.discordPerson(name);
    room = installation.discordRoom("general");
  }

  Doings doings() {
    return doings;
  }

  void talks(Random random, BooleanSupplier on) {
    while (on.getAsBoolean()) {
      var mark = "mark-%s-%s-%d.".formatted(name, history, marks++);
      var how = Urgency.of(random);
      var speaks = random.nextBoolean();
      var acknowledges = random.nextBoolean();
      declares(mark, how)
          .ifPresent(ref -> {
            if (acknowledges) {
              acknowledges(ref);
            }
            if (speaks) {
              speaks(ref, mark + "said.");
            }
          });
      LockSupport.parkNanos(Duration.ofMillis(800 + random.nextInt(1_200)).toNanos());
    }
  }

  private Optional<String> declares(String mark, Urgency how) {
    var words = "incident declare title:%s %s service:erp".formatted(mark, how.words());
    var answer = answered(words);
    var found = Chatter.OPENED.matcher(answer);
    if (found.find()) {
      doings.opened(mark, found.group(1));
      return Optional.of(found.group(1));
    }
    if (answer.contains("Nothing was changed")) {
      doings.undone(mark);
    } else if (answer.contains(DONE)) {
      doings.done(mark);
    } else {
      doings.doubtful(mark);
    }
    return Optional.empty();
  }

  private void acknowledges(String ref) {
    var answer = answered("incident ack " + ref);
    // What could not be done is said with the words that were typed.
    var shown = answer.contains(ref) && !Chatter.isToBeRepeated(answer);
    if (shown || answer.contains(DONE)) {
      doings.acknowledged(ref);
    }
  }

  /** In the thread below the card, once that stands. */
  private void speaks(String ref, String words) {
    for (var place : inspection.cards(ref)) {
      if (place.platform().equals("discord")) {
        player.says(place, words);
        doings.said(words);
        return;
      }
    }
  }

  /** Empty when nobody answered. */
  private String answered(String words) {
    var failures = installation.failures(name);
    player.types(room, words);
    return installation.failures(name) > failures
        ? ""
        : player.answer().map(it -> it.words()).orElse("");
  }
}
