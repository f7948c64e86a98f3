package dev.deskbell.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Limits.Budget;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Text;
import dev.deskbell.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who keeps to the budgets is never turned away by a Discord that counts over all routes. */
class PaceTest {
  private static final int A_SECOND = 50;
  private static final Saying WORDS = new Saying(Text.of("words"));
  private static final Duration TICK = Duration.ofMillis(10);

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T12:00:00Z"));
  private final Bench bench = new Bench();
  private final Map<String, Bucket> buckets = new HashMap<>();

  /** What is left of a budget, and since when. */
  private record Bucket(double left, Instant at) {}

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void what_is_said_below_a_direct_message_is_one_request() {
    var letter = new Outgoing.Direct(bench.id(), bench.account(bench.ana), WORDS);
    var box = Bench.posting(bench.adapter.deliver(letter)).place().withoutThread();
    var first = Bench.posting(bench.adapter.deliver(bench.post(box, WORDS)));
    assertThat(bench.adapter.of(bench.post(first.thread(), WORDS)).getFirst().takes()).isEqualTo(1);
  }

  @Test
  void many_channels_at_once_stay_below_what_discord_takes_in_a_second() {
    var rooms = IntStream.range(0, 70).mapToObj(it -> bench.place("room-" + it)).toList();
    bench.discord.limits().global(A_SECOND, clock);
    for (var round = 0; round < 3; round++) {
      rooms.forEach(room -> send(bench.post(room, WORDS)));
    }
  }

  /** Each is two requests: their direct messages are opened. */
  @Test
  void so_do_first_letters_for_many_people_among_them() {
    bench.discord.limits().global(A_SECOND, clock);
    for (var number = 0; number < 70; number++) {
      var person = bench.discord.person("somebody" + number, ZoneOffset.UTC);
      send(new Outgoing.Direct(bench.id(), bench.account(person), WORDS));
      send(bench.post(bench.place("room-" + number), WORDS));
    }
  }

  @Test
  void so_do_first_words_below_many_cards() {
    bench.discord.limits().global(A_SECOND, clock);
    var cards =
        IntStream.range(0, 70)
            .mapToObj(it -> Bench.posting(send(bench.post(bench.place("room-" + it), WORDS))))
            .toList();
    cards.forEach(it -> send(bench.post(it.thread(), WORDS)));
    cards.forEach(it -> send(bench.post(it.thread(), WORDS)));
  }

  /** An instance that has just started does not know which threads are there. */
  @Test
  void so_do_first_words_below_cards_of_before() {
    var cards =
        IntStream.range(0, 70)
            .mapToObj(it -> bench.posted(bench.place("room-" + it), "words"))
            .toList();
    bench.discord.limits().global(A_SECOND, clock);
    var fresh = bench.instance(clock);
    cards.forEach(it -> send(fresh, bench.post(it.thread(), WORDS)));
  }

  @Test
  void so_do_invitations_of_many_people() {
    var people =
        IntStream.range(0, 15)
            .mapToObj(it -> bench.discord.person("somebody" + it, ZoneOffset.UTC))
            .map(bench::account)
            .toList();
    var rooms = IntStream.range(0, 6).mapToObj(this::closedRoom).toList();
    bench.discord.limits().global(A_SECOND, clock);
    for (var room : rooms) {
      var invitation = new Outgoing.Invite(bench.id(), room, people);
      var answer = once(bench.adapter, invitation);
      while (answer instanceof Receipt.Later(var after, var scope, _)) {
        assertThat(scope).isEqualTo(Receipt.Scope.MESSAGE);
        clock.advance(after);
        answer = once(bench.adapter, invitation);
      }
      assertThat(answer).isInstanceOf(Receipt.Delivered.class);
    }
  }

  private Place closedRoom(int number) {
    var room =
        new Outgoing.MakeRoom(
            bench.id(), bench.discord.guild(), "inc-" + number, "", false, bench.general, false);
    return Bench.posting(bench.adapter.deliver(room)).place();
  }

  private Receipt send(Outgoing outgoing) {
    return send(bench.adapter, outgoing);
  }

  private Receipt send(Discord by, Outgoing outgoing) {
    var receipt = once(by, outgoing);
    assertThat(receipt).as(outgoing.toString()).isInstanceOf(Receipt.Delivered.class);
    return receipt;
  }

  /** As the desk does: what is known is paid before, what turns out afterwards is owed. */
  private Receipt once(Discord by, Outgoing outgoing) {
    var budgets = by.of(outgoing);
    assertThat(budgets).isNotEmpty();
    charge(budgets);
    var receipt = by.deliver(outgoing);
    by.beside(outgoing).forEach(this::take);
    return receipt;
  }

  @Test
  void who_keeps_to_nothing_is_turned_away() {
    bench.discord.limits().global(A_SECOND, clock);
    var receipts =
        IntStream.rangeClosed(0, A_SECOND)
            .mapToObj(it -> bench.post(bench.place("room-" + it), WORDS))
            .map(bench.adapter::deliver)
            .toList();
    assertThat(receipts.subList(0, A_SECOND)).hasOnlyElementsOfType(Receipt.Delivered.class);
    assertThat(receipts.getLast())
        .isInstanceOfSatisfying(
            Receipt.Later.class, it -> assertThat(it.scope()).isEqualTo(Receipt.Scope.PLATFORM));
  }

  /** As soon as every one of them has a token left. */
  private void charge(List<Budget> budgets) {
    while (budgets.stream().anyMatch(it -> left(it) < 1)) {
      clock.advance(TICK);
    }
    budgets.forEach(this::take);
  }

  private void take(Budget budget) {
    var left = left(budget) - budget.takes();
    buckets.put(budget.scope(), new Bucket(left, clock.instant()));
  }

  private double left(Budget budget) {
    var bucket = buckets.get(budget.scope());
    if (bucket == null) {
      return budget.burst();
    }
    var seconds = Duration.between(bucket.at(), clock.instant()).toMillis() / 1000.0;
    return Math.min(budget.burst(), bucket.left() + seconds * budget.perSecond());
  }
}
