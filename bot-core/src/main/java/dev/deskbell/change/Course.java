package dev.deskbell.change;

import dev.deskbell.people.Person;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a change went.
 *
 * @param hands the numbers of all who had it in hand since it was begun, who began it first
 * @param review what was learnt
 */
record Course(
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    List<Long> hands,
    @Nullable Result result,
    @Nullable Verdict verdict,
    String review) {
  static final Course AHEAD = new Course(null, null, List.of(), null, null, "");

  Course {
    hands = List.copyOf(hands);
  }

  Course started(Person.Id by, Instant at) {
    return new Course(at, null, List.of(by.value()), null, null, "");
  }

  /** It is passed on while it is under way. */
  Course handedTo(Person.Id to) {
    return new Course(startedAt, endedAt, with(to), result, verdict, review);
  }

  Course ended(Person.Id by, Instant at, Result how) {
    return new Course(startedAt, at, with(by), how, null, "");
  }

  Course reviewed(Verdict found, String lessons) {
    return new Course(startedAt, endedAt, hands, result, found, lessons);
  }

  /** Whoever began it, was given it, and ended it. */
  Stream<Person.Id> inHands() {
    return hands.stream().map(Person.Id::new);
  }

  /** Who pressed Start. */
  Optional<Person.Id> begunBy() {
    return inHands().findFirst();
  }

  private List<Long> with(Person.Id another) {
    return Stream.concat(hands.stream(), Stream.of(another.value())).distinct().toList();
  }
}
