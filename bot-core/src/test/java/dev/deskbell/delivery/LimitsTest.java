package dev.deskbell.delivery;

import static dev.deskbell.delivery.Desk.card;
import static dev.deskbell.delivery.Desk.note;
import static dev.deskbell.delivery.Desk.room;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.deskbell.chat.Limits.Budget;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LimitsTest {

  private final Desk desk = new Desk();

  @AfterEach
  void stop() {
    desk.close();
  }

  private static List<Budget> perChannel(Outgoing outgoing) {
    return outgoing instanceof Outgoing.Post post
        ? List.of(new Budget("channel " + post.to().channel(), 1, 3), new Budget("all", 10, 10))
        : List.of();
  }

  private void tellNotes(Instance instance, int count, String... channels) {
    desk.state.put("INC-1", "new");
    IntStream.range(0, count)
        .forEach(it -> {
          for (var channel : channels) {
            instance.tell(Telling.once(note("INC-1", it), room(channel)));
          }
        });
  }

  @Test
  void a_budget_is_never_overdrawn_by_all_instances_together() {
    desk.here.limitedTo(LimitsTest::perChannel);
    var one = desk.start();
    var other = desk.start();
    tellNotes(one, 10, "a");
    one.drain();
    other.drain();
    assertThat(desk.here.effects()).hasSize(3);
    for (var second = 1; second <= 7; second++) {
      desk.clock.advance(Duration.ofSeconds(1));
      other.drain();
      one.drain();
      assertThat(desk.here.effects()).hasSize(3 + second);
    }
  }

  @Test
  void a_shared_budget_is_spent_on_pages_first() {
    desk.here.limitedTo(_ -> List.of(new Budget("all", 1, 1)));
    var instance = desk.start();
    tellNotes(instance, 3, "a", "b");
    instance.drain();
    instance.tell(Telling.once(note("INC-1", 99), room("c")).urgently());
    desk.clock.advance(Duration.ofSeconds(1));
    instance.drain();
    assertThat(desk.here.wordsIn("c")).containsExactly("INC-1 note 99");
  }

  /** However many threads and instances reach for it at once. */
  @Test
  void what_is_no_page_leaves_one_token_to_pages_and_waits_until_there_are_two() {
    desk.here.limitedTo(_ -> List.of(new Budget("all", 1, 3).keepingOneForPages()));
    var instance = desk.start();
    tellNotes(instance, 3, "a", "b");
    instance.drain();
    assertThat(desk.here.effects()).hasSize(2);
    instance.tell(Telling.once(note("INC-1", 98), room("a")).urgently());
    instance.tell(Telling.once(note("INC-1", 99), room("c")).urgently());
    instance.drain();
    assertThat(desk.here.wordsIn("a")).contains("INC-1 note 98");
    desk.clock.advance(Duration.ofSeconds(1));
    // Whatever looks first: the token is the second page's.
    instance.work(new Lane(Written.lane(room("b")), Telling.Urgency.USUAL));
    instance.drain();
    assertThat(desk.here.wordsIn("c")).containsExactly("INC-1 note 99");
    assertThat(desk.here.effects()).hasSize(4);
    desk.clock.advance(Duration.ofMillis(1_900));
    instance.drain();
    assertThat(desk.here.effects()).hasSize(4);
    desk.clock.advance(Duration.ofMillis(100));
    instance.drain();
    assertThat(desk.here.effects()).hasSize(5);
  }

  @Test
  void who_finds_a_budget_spent_waits_for_nobody_who_writes_that_down_just_then() throws Exception {
    desk.here.limitedTo(_ -> List.of(new Budget("all", 1, 2).keepingOneForPages()));
    var instance = desk.start();
    tellNotes(instance, 1, "a", "b", "c");
    instance.drain();
    assertThat(desk.here.effects()).hasSize(1);
    desk.clock.advance(Duration.ofSeconds(1));
    instance.drain();
    assertThat(desk.here.effects()).as("the moment that was written down is over").hasSize(2);
    instance.get(Scopes.class).release("rest/limit/here/all", desk.clock.instant());
    try (var claiming = desk.database.getConnection();
        var statement = claiming.createStatement()) {
      claiming.setAutoCommit(false);
      var row = "select from delivery_scope where name = 'rest/limit/here/all' for update";
      statement.executeQuery(row).close();
      var lane = new Lane(Written.lane(room("c")), Telling.Urgency.USUAL);
      var claim = CompletableFuture.supplyAsync(() -> instance.get(Claims.class).next(lane));
      assertThat(claim.get(1, TimeUnit.MINUTES)).isInstanceOf(Claim.Held.class);
      claiming.rollback();
    }
    instance.drain();
    assertThat(instance.get(Scopes.class).freeAt("rest/limit/here/all"))
        .contains(desk.clock.instant().plusSeconds(1));
  }

  /** Nothing is kept for pages where only few share: what is there is theirs first. */
  @Test
  void in_its_own_room_a_page_goes_before_the_rest_whatever_looks_first() {
    desk.here.limitedTo(LimitsTest::perChannel);
    var instance = desk.start();
    tellNotes(instance, 5, "a");
    instance.drain();
    instance.tell(Telling.once(note("INC-1", 99), room("a")).urgently());
    instance.drain();
    assertThat(desk.here.effects()).hasSize(3);
    desk.clock.advance(Duration.ofSeconds(1));
    assertThat(instance.work(new Lane(Written.lane(room("a")), Telling.Urgency.USUAL))).isFalse();
    instance.drain();
    assertThat(desk.here.wordsIn("a")).hasSize(4).last().isEqualTo("INC-1 note 99");
    desk.clock.advance(Duration.ofSeconds(1));
    instance.drain();
    assertThat(desk.here.wordsIn("a")).last().isEqualTo("INC-1 note 3");
  }

  @Test
  void what_a_platform_said_it_takes_no_more_of_is_charged_for_only_when_it_does_again() {
    desk.here.limitedTo(_ -> List.of(new Budget("all", 0.001, 3)));
    desk.here.pausing(it -> isIn(it, "a") ? Duration.ofSeconds(4) : Duration.ZERO);
    var instance = desk.start();
    tellNotes(instance, 1, "a", "b", "c");
    instance.drain();
    assertThat(desk.here.asked()).as("nobody tries in vain").hasSize(2);
    desk.here.pausing(_ -> Duration.ZERO);
    desk.clock.advance(Duration.ofMillis(3_999));
    instance.drain();
    assertThat(desk.here.wordsIn("a")).isEmpty();
    desk.clock.advance(Duration.ofMillis(1));
    instance.drain();
    assertThat(desk.here.wordsIn("a")).as("what it costs was left").hasSize(1);
  }

  private static boolean isIn(Outgoing outgoing, String channel) {
    return outgoing instanceof Outgoing.Post post && post.to().channel().equals(channel);
  }

  @Test
  void a_page_waits_out_who_is_just_claiming_something_else_for_its_room() throws Exception {
    var instance = desk.start();
    tellNotes(instance, 1, "a");
    instance.drain();
    instance.tell(Telling.once(note("INC-1", 99), room("a")).urgently());
    var page = new Lane(Written.lane(room("a")), Telling.Urgency.PAGE);
    try (var claiming = desk.database.getConnection();
        var statement = claiming.createStatement()) {
      claiming.setAutoCommit(false);
      statement.executeQuery("select * from delivery_lane for update").close();
      var sent = CompletableFuture.supplyAsync(() -> instance.work(page));
      await().during(Duration.ofMillis(200)).until(() -> !sent.isDone());
      claiming.rollback();
      assertThat(sent.get(1, TimeUnit.MINUTES)).isTrue();
    }
    assertThat(desk.here.wordsIn("a")).contains("INC-1 note 99");
  }

  /** It waits for the lease of who is gone; nobody else does. */
  @Test
  void what_is_no_page_does_not_wait_behind_a_page_of_somebody_who_never_comes_back() {
    var gone = desk.start();
    var left = desk.start();
    gone.tell(Telling.once(note("INC-2", 98), room("a")).urgently());
    var page = new Lane(Written.lane(room("a")), Telling.Urgency.PAGE);
    assertThat(gone.get(Claims.class).next(page)).isInstanceOf(Claim.Send.class);
    left.tell(Telling.once(note("INC-3", 99), room("a")).urgently());
    desk.state.put("INC-3", "burning");
    tellNotes(left, 1, "a");
    left.drain();
    assertThat(desk.here.wordsIn("a")).containsExactly("INC-1 note 0");
    desk.endLeases();
    left.drain();
    assertThat(desk.here.wordsIn("a")).contains("INC-3 note 99");
  }

  @Test
  void a_page_that_can_not_even_be_claimed_does_not_stop_its_room() {
    var instance = desk.start();
    tellNotes(instance, 1, "a");
    instance.tell(Telling.once(note("INC-1", 99), room("a")).urgently());
    desk.here.limitedTo(_ -> {
      throw new IllegalArgumentException("what is this?");
    });
    var page = new Lane(Written.lane(room("a")), Telling.Urgency.PAGE);
    assertThatThrownBy(() -> instance.work(page)).hasMessage("what is this?");
    desk.here.limitedTo(LimitsTest::perChannel);
    instance.drain();
    assertThat(desk.here.wordsIn("a")).containsExactly("INC-1 note 0");
    desk.clock.advance(Pace.USUAL.againAfter(0));
    instance.drain();
    assertThat(desk.here.wordsIn("a")).last().isEqualTo("INC-1 note 99");
  }

  @Test
  void a_platform_without_limits_is_treated_with_care() {
    var instance = desk.start();
    desk.state.put("INC-1", "new");
    for (var i = 0; i < 30; i++) {
      instance.tell(
          Telling.once(note("INC-1", i), new Destination.Room(Place.channel("there", "w", "a"))));
    }
    desk.there.limitedTo(_ -> Platforms.careful("a"));
    instance.drain();
    // Of three at once, one is kept for pages.
    assertThat(desk.there.effects()).hasSize(2);
  }

  /** {@code -Dpages=10000} takes a minute or two. */
  @Test
  void thousands_of_pages_leave_as_fast_as_the_platform_takes_them_and_each_once() {
    int many = Integer.getInteger("pages", 300);
    var rate = 50;
    desk.here.limitedTo(_ -> List.of(new Budget("all", rate, rate)));
    var one = desk.start();
    var other = desk.start();
    desk.state.put("INC-1", "burning");
    one.tell(
        IntStream.range(0, many)
            .mapToObj(it -> Telling.once(note("INC-1", it), room("p" + it)).urgently())
            .toArray(Telling[]::new));
    for (var second = 0; second < many / rate; second++) {
      drainInSets(one);
      drainInSets(other);
      assertThat(desk.here.effects()).hasSize((second + 1) * rate);
      desk.clock.advance(Duration.ofSeconds(1));
    }
    assertThat(desk.here.effects()).doesNotHaveDuplicates();
  }

  /** As the real senders do it: they look for lanes once for many. */
  private static void drainInSets(Instance instance) {
    var goesOn = true;
    while (goesOn) {
      goesOn = false;
      for (var lane : instance.withWork()) {
        goesOn |= instance.work(lane);
      }
    }
  }

  @Test
  void many_waiting_changes_cost_one_message_per_slot_and_end_with_the_truth() {
    desk.here.limitedTo(_ -> List.of(new Budget("all", 1, 1)));
    var instance = desk.start();
    for (var i = 0; i < 100; i++) {
      desk.state.put("INC-1", "at " + i);
      instance.tell(Telling.keep(card("INC-1"), room("a")));
      instance.drain();
      desk.clock.advance(Duration.ofMillis(100));
    }
    desk.clock.advance(Duration.ofSeconds(1));
    instance.drain();
    assertThat(desk.here.effects().size()).isBetween(9, 12);
    assertThat(desk.here.wordsIn("a")).containsExactly("INC-1 is at 99");
  }

  @Test
  void a_bucket_fills_to_its_burst_and_no_further() {
    var budget = new Budget("a", 2, 3);
    var start = Instant.EPOCH;
    var empty = Bucket.full(budget, start).taken(1).taken(1).taken(1);
    assertThat(empty.hasOne()).isFalse();
    var free = empty.freeAt(budget);
    assertThat(free).isBetween(start.plusMillis(500), start.plusMillis(501));
    assertThat(empty.refilled(budget, free).hasOne()).isTrue();
    assertThat(empty.refilled(budget, start.minusSeconds(1)).hasOne()).isFalse();
    assertThat(empty.refilled(budget, start.plusSeconds(9)).tokens()).isEqualTo(3);
  }
}
