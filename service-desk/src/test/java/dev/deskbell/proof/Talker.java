package dev.deskbell.proof;

import dev.deskbell.chat.Place;
import dev.deskbell.discord.fake.Person;
import dev.deskbell.discord.fake.PersonPlayer;
import dev.deskbell.testing.contract.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Somebody who talks to the desk on Discord without pause, and what came of each deed. */
final class Talker {
  /** What a deed leaves in the desk, marked with words that nothing else has. */
  enum Kind {
    DECLARES,
    REPLIES,
    SAYS,
    /** Nothing: who asks wants an answer only. */
    ASKS
  }

  /**
   * A deed.
   *
   * @param answered whether its doer saw an answer; whoever says something expects none
   */
  record Deed(Kind kind, String mark, Instant began, Instant ended, boolean answered) {}

  private final Person person;
  private final PersonPlayer player;
  private final Place desk;
  private final Place room;
  private final List<Kind> kinds;
  private final List<Deed> deeds = new CopyOnWriteArrayList<>();

  /**
   * @param room where everybody asks
   * @param desk where the team's cards stand
   */
  Talker(Person person, PersonPlayer player, Place room, Place desk, List<Kind> kinds) {
    this.person = person;
    this.player = player;
    this.room = room;
    this.desk = desk;
    this.kinds = kinds;
  }

  List<Deed> deeds() {
    return List.copyOf(deeds);
  }

  void talks(Random random, BooleanSupplier on) {
    while (on.getAsBoolean()) {
      acts(kinds.get(random.nextInt(kinds.size())), random);
      LockSupport.parkNanos(Duration.ofMillis(20 + random.nextInt(180)).toNanos());
    }
  }

  void acts(Kind kind, Random random) {
    var isBelowCards = kind == Kind.REPLIES || kind == Kind.SAYS;
    var cards = isBelowCards ? cards() : List.<Seen>of();
    if (isBelowCards && cards.isEmpty()) {
      return;
    }
    var mark = "mark-%s-%04d.".formatted(person.name(), deeds.size());
    var failures = person.failures();
    var began = Instant.now();
    switch (kind) {
      case DECLARES ->
          player.types(room, "incident declare impact:high urgency:high title:\"" + mark + '"');
      case REPLIES -> player.types(room, "reply " + ref(one(cards, random)) + " " + mark);
      case ASKS -> player.types(room, "help");
      case SAYS -> player.says(thread(one(cards, random)), mark);
    }
    var answered = person.failures() == failures;
    deeds.add(new Deed(kind, mark, began, Instant.now(), answered));
  }

  /** The desk is told once more of the last deed. */
  void isRepeated() {
    person.isRepeated();
  }

  List<Seen> cards() {
    return player.sees(desk).stream().filter(it -> !ref(it).isEmpty()).toList();
  }

  static String ref(Seen card) {
    return card.words().lines().findFirst().orElse("").replaceFirst(".*?(INC-\\d+) ·.*|.*", "$1");
  }

  private static Place thread(Seen card) {
    return Objects.requireNonNull(card.posting()).thread();
  }

  private static Seen one(List<Seen> cards, Random random) {
    return cards.get(random.nextInt(cards.size()));
  }
}
