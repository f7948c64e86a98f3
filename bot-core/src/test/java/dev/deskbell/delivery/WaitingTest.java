package dev.deskbell.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.deskbell.delivery.Telling.Urgency;
import dev.deskbell.delivery.Waiting.Found;
import dev.deskbell.delivery.Waiting.Hands;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WaitingTest {
  private static final Instant NOW = Instant.EPOCH;
  private static final Instant LATER = NOW.plusSeconds(1);

  private final Waiting waiting = new Waiting();

  private static Lane usual(String key) {
    return new Lane(key, Urgency.USUAL);
  }

  private static Found found(Lane lane, long head) {
    return new Found(lane, head, "here", null);
  }

  private List<Lane> take(Instant now) {
    return waiting.take(now, Hands.many());
  }

  @Test
  void pages_come_first_then_who_waits_longest() {
    var page = new Lane("c", Urgency.PAGE);
    waiting.found(List.of(found(usual("a"), 2), found(usual("b"), 1), found(page, 3)));
    waiting.told(List.of(usual("d")));
    assertThat(take(NOW)).containsExactly(page, usual("b"), usual("a"), usual("d"));
    assertThat(take(NOW)).isEmpty();
  }

  @Test
  void what_is_told_where_somebody_works_is_looked_at_once_more() {
    waiting.told(List.of(usual("a"), usual("b")));
    assertThat(take(NOW)).hasSize(2);
    waiting.told(List.of(usual("a")));
    waiting.left(usual("a"), false);
    waiting.left(usual("b"), false);
    assertThat(take(NOW)).containsExactly(usual("a"));
    waiting.left(usual("a"), false);
    assertThat(take(NOW)).isEmpty();
    assertThat(waiting.next()).isEmpty();
  }

  @Test
  void what_is_held_back_waits_whatever_is_told_there_until_somebody_sees_it_free() {
    waiting.told(List.of(usual("a")));
    take(NOW);
    waiting.held(found(usual("a"), 1), new Hold("budget", LATER));
    waiting.told(List.of(usual("a")));
    assertThat(take(NOW)).isEmpty();
    assertThat(waiting.next()).contains(LATER);
    waiting.found(List.of(found(usual("a"), 1)));
    assertThat(take(NOW)).containsExactly(usual("a"));
  }

  @Test
  void when_a_budget_is_free_again_one_tries_and_twice_as_many_follow_who_was_let_through() {
    waiting.found(
        IntStream.range(0, 100)
            .mapToObj(it -> new Found(usual("r" + it), it, "here", new Hold("budget", LATER)))
            .toList());
    assertThat(take(NOW)).isEmpty();
    assertThat(take(LATER)).containsExactly(usual("r0"));
    assertThat(take(LATER)).isEmpty();
    assertThat(waiting.next()).as("nobody has to wake").isEmpty();
    assertThat(waiting.went(usual("r0"))).isTrue();
    assertThat(take(LATER)).containsExactly(usual("r1"), usual("r2"));
    waiting.went(usual("r1"));
    assertThat(take(LATER)).hasSize(3);
    waiting.held(found(usual("r2"), 2), new Hold("budget", LATER.plusSeconds(1)));
    assertThat(take(LATER)).isEmpty();
    assertThat(waiting.next()).isEmpty();
  }

  @Test
  void when_what_held_back_pages_and_others_is_free_again_a_page_goes_first() {
    var page = new Lane("p", Urgency.PAGE);
    var away = new Hold("platform/here", LATER);
    waiting.found(
        List.of(
            new Found(usual("a"), 1, "here", away),
            new Found(usual("b"), 2, "here", away),
            new Found(page, 3, "here", away)));
    assertThat(take(LATER)).containsExactly(page, usual("a"));
    waiting.held(found(usual("a"), 1), new Hold("platform/here", LATER.plusSeconds(9)));
    assertThat(waiting.went(page)).isFalse();
    waiting.held(found(page, 4), away);
    assertThat(take(LATER)).as("held back later than those").containsExactly(page);
  }

  @Test
  void who_comes_while_the_last_of_a_line_tries_has_a_turn_after_it() {
    var budget = new Hold("budget", LATER);
    waiting.found(List.of(new Found(usual("a"), 1, "here", budget)));
    assertThat(take(LATER)).containsExactly(usual("a"));
    waiting.found(List.of(new Found(usual("b"), 2, "here", budget)));
    assertThat(waiting.went(usual("a"))).isTrue();
    assertThat(take(LATER)).containsExactly(usual("b"));
  }

  @Test
  void what_is_heard_while_somebody_asks_is_not_forgotten_when_it_is_not_let_through() {
    var stopped = new Hold("installation/here", Instant.MAX);
    waiting.told(List.of(usual("a")));
    take(NOW);
    waiting.found(List.of(found(usual("a"), 1)));
    waiting.held(found(usual("a"), 1), stopped);
    assertThat(take(NOW)).as("it may be free since").containsExactly(usual("a"));
    waiting.held(found(usual("a"), 1), stopped);
    assertThat(take(NOW)).as("asked once more, not for ever").isEmpty();
  }

  @Test
  void a_platform_without_hands_holds_up_no_other() {
    waiting.found(List.of(found(usual("slow"), 1), found(usual("quick"), 2)));
    var hands =
        new Hands() {
          @Override
          public boolean areFree(Urgency urgency) {
            return true;
          }

          @Override
          public boolean take(Lane lane, String platform) {
            return !lane.key().equals("slow");
          }
        };
    assertThat(waiting.take(NOW, hands)).containsExactly(usual("quick"));
    assertThat(waiting.isIdle()).isFalse();
    assertThat(take(NOW)).containsExactly(usual("slow"));
  }

  /** However much waits in however many lanes for one budget: all goes, and few ask in vain. */
  @Test
  void all_that_waits_for_a_budget_goes_and_few_ask_in_vain() {
    qt().withExamples(50)
        .forAll(lists().of(integers().between(1, 5)).ofSizeBetween(1, 60), integers().between(1, 9))
        .checkAssert(WaitingTest::plays);
  }

  private static void plays(List<Integer> lanes, int aSecond) {
    var waiting = new Waiting();
    var left = new HashMap<Lane, Integer>();
    lanes.forEach(it -> left.put(usual("r" + left.size()), it));
    var messages = lanes.stream().mapToInt(it -> it).sum();
    waiting.told(Set.copyOf(left.keySet()));
    var now = NOW;
    var vain = 0;
    for (var seconds = 0; !left.isEmpty(); seconds++) {
      assertThat(seconds).isLessThanOrEqualTo(messages / aSecond + 1);
      vain += playsASecond(waiting, left, now, aSecond);
      now = now.plusSeconds(1);
    }
    // Everybody asks once who does not know the budget; after each that goes, who went and two
    // more.
    assertThat(vain).isLessThanOrEqualTo(lanes.size() + 3 * messages);
  }

  private static int playsASecond(
      Waiting waiting, Map<Lane, Integer> left, Instant now, int tokens) {
    var vain = 0;
    var sent = 0;
    var over = now.plus(Duration.ofSeconds(1));
    for (var taken = waiting.take(now, Hands.many());
        !taken.isEmpty();
        taken = waiting.take(now, Hands.many())) {
      for (var lane : new ArrayList<>(taken)) {
        if (sent == tokens) {
          vain++;
          waiting.held(found(lane, 1), new Hold("budget", over));
        } else {
          sent++;
          waiting.went(lane);
          waiting.left(lane, left.merge(lane, -1, (one, other) -> one + other) > 0);
          left.values().removeIf(it -> it == 0);
        }
      }
    }
    return vain;
  }
}
