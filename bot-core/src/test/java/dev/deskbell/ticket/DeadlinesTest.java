package dev.deskbell.ticket;

import static dev.deskbell.testing.theatre.CoreDesk.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.deskbell.delivery.Auditor;
import dev.deskbell.delivery.Auditor.Finding;
import dev.deskbell.delivery.Problems.Cause;
import dev.deskbell.store.Writes;
import dev.deskbell.testing.theatre.CoreDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes due fires once, whoever races for it, and nothing that fails blocks the rest. */
class DeadlinesTest {
  private static final CoreDesk desk = new CoreDesk();
  private static final int BATCH = 300;
  private final List<String> fired = new CopyOnWriteArrayList<>();
  private final TransactionTemplate transaction = desk.get(TransactionTemplate.class);
  private final JdbcClient db = desk.get(JdbcClient.class);
  private boolean crashes;

  private final Deadlines one = instance();
  private final Deadlines other = instance();

  @AfterAll
  static void closes() {
    desk.close();
  }

  @BeforeEach
  void nothing_is_armed() {
    db.sql("delete from deadline").update();
  }

  /** One instance of several on the same database. */
  private Deadlines instance() {
    return new Deadlines(
        db,
        desk.get(Writes.class),
        desk.get(Tickets.class),
        transaction,
        desk.theatre().clock(),
        desk.get(Rouse.class),
        List.of(handler("good"), handler("poison")));
  }

  private DeadlineHandler handler(String name) {
    return new DeadlineHandler() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public void due(TicketRef ref, long epoch, Instant at) {
        if (name.equals("poison") || crashes) {
          throw new IllegalStateException("this one never works");
        }
        fired.add(ref + "/" + epoch);
      }
    };
  }

  private static TicketRef ticket() {
    var answer =
        desk.as("ana").types("incident declare \"Slow\" impact:low urgency:low service:vpn");
    desk.later(Duration.ofMinutes(1));
    return TicketRef.of(answer.card().title().split(" ", 2)[0]);
  }

  private void arm(TicketRef ref, String name, long epoch, Duration in) {
    transaction.executeWithoutResult(
        _ -> one.arm(ref, name, epoch, desk.theatre().clock().instant().plus(in)));
  }

  private void passes(Duration time) {
    desk.theatre().clock().advance(time);
  }

  @Test
  void two_instances_race_and_it_fires_once() throws Exception {
    var refs = IntStream.range(0, 8).mapToObj(_ -> ticket()).toList();
    refs.forEach(it -> arm(it, "good", 1, Duration.ofMinutes(1)));
    passes(Duration.ofMinutes(2));
    List<Callable<Integer>> both = List.of(one::fire, other::fire);
    try (var threads = Executors.newFixedThreadPool(2)) {
      var counts = threads.invokeAll(both).stream().map(it -> it.resultNow()).toList();
      assertThat(counts.getFirst() + counts.getLast()).isEqualTo(8);
    }
    assertThat(fired).hasSize(8).doesNotHaveDuplicates();
  }

  @Test
  void time_that_jumps_forward_fires_once_and_time_that_jumps_back_fires_nothing_again() {
    var ref = ticket();
    arm(ref, "good", 1, Duration.ofMinutes(5));
    assertThat(one.fire()).isZero();
    passes(Duration.ofHours(1));
    assertThat(one.fire() + other.fire()).isEqualTo(1);
    passes(Duration.ofHours(-1));
    assertThat(one.fire() + other.fire()).isZero();
    passes(Duration.ofMinutes(10));
    assertThat(one.fire() + other.fire()).isZero();
    assertThat(fired).containsExactly(ref + "/1");
  }

  @Test
  void ten_thousand_at_once_are_all_fired_and_none_twice() throws Exception {
    var many = 10_000;
    var like = ticket();
    transaction.executeWithoutResult(_ -> {
      copies(like, many);
      db.sql(
              """
              insert into deadline (ticket, name, epoch, due_at, next_try)
              select 'LOAD-' || n, 'good', 1, it, it
                from generate_series(1, :many) n, cast(:due as timestamptz) it
              """)
          .param("many", many)
          .param("due", desk.theatre().clock().instant().toString())
          .update();
    });
    passes(Duration.ofSeconds(1));
    List<Callable<Integer>> both = List.of(() -> drained(one), () -> drained(other));
    try (var threads = Executors.newFixedThreadPool(2)) {
      var counts = threads.invokeAll(both).stream().map(it -> it.resultNow()).toList();
      assertThat(counts.getFirst() + counts.getLast()).isEqualTo(many);
    }
    assertThat(fired).hasSize(many).doesNotHaveDuplicates();
  }

  /** Tickets like this one, but for their refs. */
  private void copies(TicketRef like, int many) {
    var columns =
        db.sql(
                """
                select string_agg(column_name, ', ') from information_schema.columns
                 where table_name = 'ticket' and table_schema = 'public'
                   and is_identity = 'NO' and is_generated = 'NEVER' and column_name <> 'ref'
                """)
            .query(String.class)
            .single();
    db.sql(
            "insert into ticket (ref, %1$s) select 'LOAD-' || n, %1$s".formatted(columns)
                + " from ticket, generate_series(1, :many) n where ref = :like")
        .param("many", many)
        .param("like", like.toString())
        .update();
  }

  /** Until there is nothing left that is due, here or at another instance. */
  private int drained(Deadlines instance) {
    var sum = 0;
    while (db.sql("select count(*) from deadline").query(Integer.class).single() > 0) {
      sum += instance.fire();
    }
    return sum;
  }

  /** Whoever arms for the next second can't wait until somebody looks. */
  @Test
  void what_is_armed_for_soon_wakes_whoever_looks() throws Exception {
    var rouse = desk.get(Rouse.class);
    rouse.up();
    rouse.await(Duration.ofSeconds(1));
    arm(ticket(), "good", 1, Duration.ofHours(1));
    assertThat(rouse.isUp()).isFalse();
    arm(ticket(), "good", 1, Duration.ofSeconds(1));
    assertThat(rouse.isUp()).isTrue();
  }

  @Test
  void what_crashes_midway_fires_later() {
    var ref = ticket();
    arm(ref, "good", 1, Duration.ofMinutes(1));
    passes(Duration.ofMinutes(2));
    crashes = true;
    assertThat(one.fire()).isZero();
    crashes = false;
    passes(Duration.ofSeconds(2));
    assertThat(other.fire()).isEqualTo(1);
    assertThat(fired).containsExactly(ref + "/1");
  }

  @Test
  void what_was_armed_anew_or_disarmed_does_not_fire() {
    var anew = ticket();
    arm(anew, "good", 1, Duration.ofMinutes(1));
    arm(anew, "good", 2, Duration.ofHours(1));
    var disarmed = ticket();
    arm(disarmed, "good", 1, Duration.ofMinutes(1));
    transaction.executeWithoutResult(_ -> one.disarm(disarmed, "good"));
    passes(Duration.ofMinutes(2));
    assertThat(one.fire()).isZero();
    passes(Duration.ofHours(1));
    assertThat(one.fire()).isEqualTo(1);
    assertThat(fired).containsExactly(anew + "/2");
  }

  @Test
  void a_whole_batch_of_poison_does_not_keep_the_next_from_firing() {
    var ref = ticket();
    transaction.executeWithoutResult(_ ->
        IntStream.range(0, BATCH + 10)
            .forEach(it ->
                db.sql(
                        """
                        insert into deadline (ticket, name, epoch, due_at, next_try)
                        values (?, ?, 1, '2026-03-01Z', '2026-03-01Z')
                        """)
                    .params(ref.toString(), "nobody handles " + it)
                    .update()));
    arm(ref, "good", 7, Duration.ofMinutes(1));
    passes(Duration.ofMinutes(2));
    one.fire();
    one.fire();
    assertThat(fired).containsExactly(ref + "/7");
  }

  @Test
  void what_keeps_failing_is_tried_ever_more_seldom_but_never_given_up() {
    var ref = ticket();
    arm(ref, "poison", 1, Duration.ZERO);
    for (var round = 0; round < 20; round++) {
      passes(Duration.ofHours(1));
      one.fire();
    }
    assertThat(
            db.sql("select failures from deadline where ticket = ?")
                .param(ref.toString())
                .query(Integer.class)
                .single())
        .isEqualTo(20);
  }

  @Test
  void what_fails_for_the_fifth_time_is_told_to_administrators_until_it_is_over() {
    var ref = ticket();
    arm(ref, "poison", 1, Duration.ZERO);
    // Time is about to jump: what is on its way would have waited for that long.
    desk.theatre().settles();
    var auditor = desk.get(Auditor.class);
    for (var round = 0; round < 4; round++) {
      passes(Duration.ofMinutes(1));
      one.fire();
    }
    assertThat(auditor.audit()).isEmpty();
    passes(Duration.ofMinutes(1));
    one.fire();
    assertThat(auditor.audit())
        .extracting(Finding::cause, Finding::about, Finding::messages)
        .containsExactly(tuple(Cause.WORK_FAILS, "the deadline poison", 5));
    auditor.audit();
    assertThat(words(desk.inbox("ada")))
        .containsOnlyOnce("Something that is due is not done")
        .contains("fails again and again: the deadline poison, 5 failures since 2026-");
    transaction.executeWithoutResult(_ -> one.disarm(ref, "poison"));
    auditor.audit();
    assertThat(desk.as("ada").types("delivery problems").text()).contains("told everything");
  }
}
