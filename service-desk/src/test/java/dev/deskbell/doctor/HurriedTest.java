package dev.deskbell.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.ChatPlatform;
import dev.deskbell.chat.Checkup;
import dev.deskbell.chat.Checkup.Finding;
import dev.deskbell.chat.Checkup.Finding.State;
import dev.deskbell.chat.Place;
import dev.deskbell.testing.SettableClock;
import dev.deskbell.testing.Until;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/** What is left out where checkups and platforms take their time, and that it is said. */
class HurriedTest {
  /** For what hangs; what works is to be done by then on a machine that does much else, too. */
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(2);

  @Test
  void so_many_rooms_that_not_all_are_looked_at() {
    var beans = new DefaultListableBeanFactory();
    beans.registerSingleton("chat", new Picky("elsewhere"));
    var many = many("elsewhere", Hurried.MOST + 1);

    assertThat(rooms(() -> Map.of("network", many), beans).examine())
        .hasSize(Hurried.MOST + 1)
        .last()
        .satisfies(it -> assertThat(it.found()).contains("of 41", "40 were looked at"));
  }

  private static RoomsCheckup rooms(
      Supplier<Map<String, List<Place>>> rooms, DefaultListableBeanFactory beans) {
    return new RoomsCheckup(
        rooms,
        beans.getBeanProvider(ChatPlatform.class),
        InstantSource.system(),
        Duration.ofSeconds(18));
  }

  private static List<Place> many(String platform, int most) {
    return IntStream.range(0, most)
        .mapToObj(it -> Place.channel(platform, "acme", "room-" + it))
        .toList();
  }

  @Test
  void a_platform_so_slow_that_not_all_of_its_rooms_are_looked_at() {
    var clock = SettableClock.tuesdayMorning();
    var beans = new DefaultListableBeanFactory();
    beans.registerSingleton(
        "chat", new Picky("elsewhere", () -> clock.advance(Duration.ofMillis(500))));
    var checkup =
        new RoomsCheckup(
            () -> Map.of("network", many("elsewhere", 40)),
            beans.getBeanProvider(ChatPlatform.class),
            clock,
            Duration.ofSeconds(18));

    assertThat(checkup.examine())
        .hasSize(32)
        .last()
        .satisfies(it -> assertThat(it.found()).contains("of 40", "31 were looked at"));
  }

  @Test
  void a_platform_that_hangs_or_fails_takes_no_findings_of_another_away() {
    var never = new CountDownLatch(1);
    var beans = new DefaultListableBeanFactory();
    beans.registerSingleton("hangs", new Picky("hanging", () -> Until.open(never)));
    beans.registerSingleton(
        "fails",
        new Picky(
            "failing",
            () -> {
              throw new IllegalStateException("oh");
            }));
    beans.registerSingleton("works", new Picky("working"));
    var bound = Stream.of("hanging", "failing", "working").flatMap(it -> many(it, 2).stream());
    var checkup =
        new RoomsCheckup(
            () -> Map.of("network", bound.toList()),
            beans.getBeanProvider(ChatPlatform.class),
            SettableClock.tuesdayMorning(),
            LONG_ENOUGH);

    assertThat(checkup.examine())
        .extracting(Finding::about)
        .containsExactlyInAnyOrder("hanging rooms", "failing rooms", "room-0", "room-1");
  }

  @Test
  void a_checkup_that_hangs_or_fails_keeps_no_other_from_being_heard() {
    var never = new CountDownLatch(1);
    var beans = new DefaultListableBeanFactory();
    beans.registerSingleton(
        "hangs",
        checkup(() -> {
          never.await();
          return List.of();
        }));
    beans.registerSingleton(
        "fails",
        checkup(() -> {
          throw new IllegalStateException("oh");
        }));
    beans.registerSingleton("works", checkup(() -> List.of(Finding.well("it", "works"))));
    var found = new Doctor(beans.getBeanProvider(Checkup.class), LONG_ENOUGH).examine();
    assertThat(found)
        .extracting(Finding::state)
        .containsExactly(State.BROKEN, State.BROKEN, State.WELL);
    assertThat(found.toString()).contains("did not end", "oh");
  }

  private interface Work {
    List<Finding> work() throws InterruptedException;
  }

  private static Checkup checkup(Work work) {
    return () -> {
      try {
        return work.work();
      } catch (InterruptedException problem) {
        throw new IllegalStateException(problem);
      }
    };
  }
}
