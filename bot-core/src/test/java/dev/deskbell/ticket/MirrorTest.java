package dev.deskbell.ticket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Attachment;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Message;
import dev.deskbell.chat.Origin;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Speaker;
import dev.deskbell.people.Person;
import dev.deskbell.people.Rooms;
import dev.deskbell.people.Team;
import dev.deskbell.testing.Desk;
import dev.deskbell.testing.FakePlatform;
import dev.deskbell.testing.theatre.CoreDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A team with a room on each of two platforms: whatever is said, changed, taken back and attached
 * on one, in deliveries that are repeated and overtake each other, stands once on the other.
 */
class MirrorTest {
  private static final FakePlatform OTHER = new FakePlatform("other");
  private static final CoreDesk desk = new CoreDesk(OTHER);
  private static final String ROOM = "mirror";

  @BeforeAll
  static void rooms() {
    for (var platform : List.of(Desk.PLATFORM, "other")) {
      desk.get(TransactionOperations.class)
          .executeWithoutResult(_ ->
              desk.get(Rooms.class)
                  .bind(
                      new Rooms.Owner.OfTeam(new Team.Id("applications")),
                      Place.channel(platform, Desk.WORKSPACE, ROOM),
                      new Person.Id(0),
                      desk.theatre().clock().instant()));
    }
  }

  @AfterAll
  static void closes() {
    desk.close();
  }

  /** One message as its author last left it. */
  private static final class Said {
    private final int side;
    private final Posting posting;
    private final String token;
    private String words;
    private boolean removed;
    private List<Attachment> files;

    private Said(int side, Posting posting, String token, List<Attachment> files) {
      this.side = side;
      this.posting = posting;
      this.token = token;
      this.words = token;
      this.files = files;
    }
  }

  private final List<Said> all = new ArrayList<>();
  private final List<Incoming> heard = new ArrayList<>();
  private final List<Incoming> late = new ArrayList<>();
  private int count;
  private int cardsTaken;

  private static FakePlatform platform(int side) {
    return side == 0 ? desk.platform() : OTHER;
  }

  private static Account author(int side) {
    return new Account(platform(side).name(), Desk.WORKSPACE, side == 0 ? "yuki" : "olga");
  }

  private static Optional<Posting> card(int side, String ref) {
    return platform(side).in(ROOM).stream()
        .filter(it -> it.content() instanceof Card shown && shown.title().startsWith(ref + " ·"))
        .map(FakePlatform.Shown::posting)
        .findFirst();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void whatever_happens_every_message_stands_once_on_the_other_side(long seed) {
    var random = new Random(seed);
    var ref = report();
    var effects = effects();
    for (var step = 0; step < 14; step++) {
      step(random, ref);
      if (random.nextInt(4) == 0) {
        desk.theatre().settles();
      }
    }
    Collections.shuffle(late, random);
    late.forEach(MirrorTest::deliver);
    desk.later(Duration.ofMinutes(1));
    desk.theatre().settles();
    all.forEach(this::standsOnce);
    // Each message at most posted, edited and removed, its files too, the cards again: no flood.
    assertThat(effects() - effects).isLessThan(14 * 8 + cardsTaken * 4 + 20);
    assertThat(cards(ref)).isLessThanOrEqualTo(2 + cardsTaken);
  }

  private String report() {
    var ref =
        desk.as("ana")
            .types("incident declare \"It hangs\" impact:high urgency:high service:checkout")
            .card()
            .title()
            .split(" ", 2)[0];
    desk.later(Duration.ofMinutes(2));
    desk.theatre().settles();
    return ref;
  }

  private static int effects() {
    return desk.platform().effects().size() + OTHER.effects().size();
  }

  private static long cards(String ref) {
    return Stream.of(desk.platform(), OTHER)
        .flatMap(it -> it.effects().stream())
        .filter(it -> it instanceof Outgoing.Post(_, var to, _, _) && to.channel().equals(ROOM))
        .filter(it -> ((Outgoing.Post) it).content().plain().startsWith(ref + " ·"))
        .count();
  }

  private void step(Random random, String ref) {
    var side = random.nextInt(2);
    switch (random.nextInt(9)) {
      case 0, 1, 2 -> say(side, ref, List.of(), random);
      case 3 -> say(side, ref, List.of(attach(side)), random);
      case 4, 5 -> any(random).ifPresent(it -> edit(it, random));
      case 6 -> any(random).ifPresent(it -> remove(it, random));
      case 7 -> {
        if (!heard.isEmpty()) {
          deliver(heard.get(random.nextInt(heard.size())));
        }
      }
      default -> takeCard(side, ref);
    }
    desk.theatre().clock().advance(Duration.ofSeconds(1));
  }

  private static Attachment attach(int side) {
    var file = new FileContent("log.txt", "text/plain", "connection refused".getBytes(UTF_8));
    return platform(side).attached(file);
  }

  private Optional<Said> any(Random random) {
    var standing = all.stream().filter(it -> !it.removed).toList();
    return standing.isEmpty()
        ? Optional.empty()
        : Optional.of(standing.get(random.nextInt(standing.size())));
  }

  private void say(int side, String ref, List<Attachment> files, Random random) {
    card(side, ref)
        .ifPresent(card -> {
          var token = "said-" + ref + "-" + ++count + ".";
          var said = new Said(side, new Posting(card.thread(), "p-" + token), token, files);
          all.add(said);
          hear(said, it -> new Incoming.Said(it, message(said)), random);
        });
  }

  private void edit(Said said, Random random) {
    said.words = said.token + " again " + ++count;
    said.files = random.nextBoolean() ? said.files : List.of();
    hear(said, it -> new Incoming.Edited(it, message(said)), random);
  }

  private void remove(Said said, Random random) {
    said.removed = true;
    hear(said, it -> new Incoming.Removed(it, said.posting), random);
  }

  private void takeCard(int side, String ref) {
    if (!late.isEmpty()) {
      // What was said below it and is still to be heard would be below nothing.
      return;
    }
    desk.theatre().settles();
    card(side, ref)
        .ifPresent(it -> {
          platform(side).takeAway(it);
          cardsTaken++;
        });
  }

  private static Message message(Said said) {
    return new Message(said.posting, author(said.side), said.words, said.files);
  }

  /** At once, or overtaken by what comes after it. */
  private void hear(Said said, Function<Origin, Incoming> what, Random random) {
    Instant when = desk.theatre().clock().instant();
    var speaker = Speaker.member(author(said.side), said.side == 0 ? "Yuki" : "Olga Other");
    var origin =
        new Origin(
            "mirror-" + said.token + ++count,
            speaker,
            said.posting.place(),
            Origin.Audience.OPEN,
            when);
    var incoming = what.apply(origin);
    heard.add(incoming);
    if (random.nextInt(4) == 0) {
      late.add(incoming);
    } else {
      deliver(incoming);
    }
  }

  private static void deliver(Incoming incoming) {
    desk.theatre().desk().receive(incoming);
  }

  private void standsOnce(Said said) {
    var there = with(said, 1 - said.side);
    assertThat(with(said, said.side)).as("echo of %s", said.token).isEmpty();
    if (said.removed) {
      assertThat(there).as("zombie of %s", said.token).isEmpty();
      return;
    }
    assertThat(there).as("copies of %s", said.token).hasSize(1);
    var name = Objects.requireNonNull(said.side == 0 ? "Yuki" : "Olga Other");
    var attached = said.files.isEmpty() ? "" : " [attached: log.txt]";
    assertThat(there.getFirst()).startsWith(name).endsWith(": " + said.words + attached);
  }

  private static List<String> with(Said said, int side) {
    return platform(side).in(ROOM).stream()
        .map(it -> it.content().plain())
        .filter(it -> it.contains(said.token))
        .toList();
  }
}
