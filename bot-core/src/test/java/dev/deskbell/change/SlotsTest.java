package dev.deskbell.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.deskbell.calendar.Interval;
import dev.deskbell.service.Service;
import dev.deskbell.service.Window;
import dev.deskbell.ticket.TicketRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is in the way of a change and when it is free, against trying every minute. */
class SlotsTest {
  private static final Instant START = Instant.parse("2026-03-03T09:00:00Z");
  private static final int MINUTES = 300;
  private static final List<Service.Id> SERVICES =
      List.of(new Service.Id("erp"), new Service.Id("wifi"));

  private static Interval minutes(int from, int length) {
    return Interval.of(START.plusSeconds(60L * from), Duration.ofMinutes(length));
  }

  @Test
  void the_next_free_time_is_the_first_that_trying_every_minute_finds() {
    qt().withExamples(600)
        .withFixedSeed(7)
        .forAll(longs().all())
        .checkAssert(seed -> {
          var random = new Random(seed);
          var slots = any(random);
          var length = 1 + random.nextInt(60);
          assertThat(slots.first(minutes(0, MINUTES), Duration.ofMinutes(length)))
              .isEqualTo(tried(slots, length));
        });
  }

  /** What is further than an end that it keeps to can't be the first. */
  @Test
  void looking_near_first_finds_the_same() {
    qt().withExamples(300)
        .withFixedSeed(9)
        .forAll(longs().all())
        .checkAssert(seed -> {
          var random = new Random(seed);
          var slots = any(random);
          var length = Duration.ofMinutes(1 + random.nextInt(60));
          var near = slots.first(minutes(0, 1 + random.nextInt(MINUTES)), length);
          var all = slots.first(minutes(0, MINUTES), length);
          assertThat(near.or(() -> all)).isEqualTo(all);
        });
  }

  @Test
  void nothing_is_in_the_way_exactly_where_every_minute_is_free() {
    qt().withExamples(600)
        .withFixedSeed(8)
        .forAll(longs().all())
        .checkAssert(seed -> {
          var random = new Random(seed);
          var slots = any(random);
          var from = random.nextInt(MINUTES - 60);
          var length = 1 + random.nextInt(60);
          assertThat(slots.conflicts(minutes(from, length)).isEmpty())
              .isEqualTo(isFree(slots, from, length));
        });
  }

  private static Optional<Interval> tried(Slots slots, int length) {
    for (var from = 0; from + length <= MINUTES; from++) {
      if (isFree(slots, from, length)) {
        return Optional.of(minutes(from, length));
      }
    }
    return Optional.empty();
  }

  private static boolean isFree(Slots slots, int from, int length) {
    for (var minute = from; minute < from + length; minute++) {
      var at = START.plusSeconds(60L * minute);
      if (slots.bookings().stream().anyMatch(it -> it.when().contains(at))
          || slots.windows().stream().anyMatch(it -> it.isFreeze() && it.when().contains(at))
          || slots.confined().stream().anyMatch(it -> !isMaintained(slots, it, at))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isMaintained(Slots slots, Service.Id service, Instant at) {
    return slots.windows().stream()
        .anyMatch(it -> !it.isFreeze() && it.concerns(service) && it.when().contains(at));
  }

  private static Slots any(Random random) {
    var windows = new ArrayList<Window>();
    for (var i = random.nextInt(4); i > 0; i--) {
      windows.add(window(Window.Kind.FREEZE, random, 40));
    }
    for (var i = random.nextInt(6); i > 0; i--) {
      windows.add(window(Window.Kind.MAINTENANCE, random, 150));
    }
    var bookings = new ArrayList<Booking>();
    for (var i = random.nextInt(5); i > 0; i--) {
      bookings.add(
          new Booking(
              new TicketRef("CHG", i),
              SERVICES.get(random.nextInt(2)),
              any(random, 40),
              true,
              "another",
              false,
              ""));
    }
    var confined =
        random.nextInt(3) == 0 ? Set.of(SERVICES.get(random.nextInt(2))) : Set.<Service.Id>of();
    return new Slots(SERVICES, confined, windows, bookings);
  }

  private static Window window(Window.Kind kind, Random random, int longest) {
    var of = random.nextBoolean() ? Set.<Service.Id>of() : Set.of(SERVICES.get(random.nextInt(2)));
    return new Window(kind, "w", "any", of, any(random, longest), Set.of());
  }

  private static Interval any(Random random, int longest) {
    return minutes(random.nextInt(MINUTES), 1 + random.nextInt(longest));
  }
}
