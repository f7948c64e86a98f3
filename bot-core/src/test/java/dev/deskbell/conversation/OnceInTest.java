package dev.deskbell.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Origin;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Reply;
import dev.deskbell.chat.Speaker;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import dev.deskbell.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;

class OnceInTest {
  private static final Param<String> TICKET = Param.of("ticket", "Ticket", new RefType());
  private static final String STATE = "select state from subject where ref = ?";
  private static final Param<String> WORDS = Param.of("words", "Words", Types.line(100));

  private final AtomicInteger overtaken = new AtomicInteger();
  private final RoundTrips trips = new RoundTrips(TestDatabase.fresh());
  private final Bench bench =
      new Bench(
              trips,
              Bench.practice(
                  Operation.named("incident.ack")
                      .says("incident ack", "Acknowledge")
                      .needs(TICKET)
                      .by(Role.RESPONDER)
                      .does(this::acknowledge),
                  Operation.named("note").says("note", "Note it").needs(WORDS).does(this::note)))
          .appoint("rae", Role.RESPONDER)
          .subject("INC-7");

  @AfterEach
  void close() {
    bench.close();
  }

  private Outcome acknowledge(Turn turn) {
    var ref = turn.get(TICKET);
    var state = bench.bean(JdbcClient.class).sql(STATE).param(ref).query(String.class).single();
    if (!state.equals("new")) {
      throw new Refusal(ref + " is acknowledged already.");
    }
    bench.writes().add(1, "update subject set state = 'acknowledged' where ref = ?", ref);
    bench.writes().add(1, "insert into trace values (?)", "ack " + ref);
    return Outcome.silence();
  }

  private Outcome note(Turn turn) {
    bench.writes().add(1, "insert into trace values (?)", turn.get(WORDS));
    if (overtaken.getAndDecrement() > 0) {
      throw new CannotAcquireLockException("deadlock detected");
    }
    return Outcome.said("Noted.");
  }

  @Test
  void a_deed_of_a_known_person_takes_four_round_trips() {
    var made = trips.since(() -> bench.desk.as("rae").presses(new Call("incident.ack", "INC-7")));
    assertThat(bench.traces()).containsExactly("ack INC-7");
    assertThat(made)
        .satisfiesExactly(
            lock -> assertThat(lock).contains("for update"),
            load -> assertThat(load).contains("select state"),
            write -> assertThat(write).contains("update subject"),
            commit -> assertThat(commit).isEqualTo("commit"));
  }

  @Test
  void a_repeated_delivery_is_answered_alike_though_the_deed_makes_no_sense_twice() {
    var answer = bench.desk.as("rae").presses(new Call("incident.ack", "INC-7"));
    assertThat(answer.reply()).isInstanceOf(Reply.Silence.class);
    assertThat(answer.again().reply()).isInstanceOf(Reply.Silence.class);
    var other = bench.desk.as("rae").presses(new Call("incident.ack", "INC-7"));
    assertThat(other.text()).isEqualTo("INC-7 is acknowledged already.");
  }

  @Test
  void of_many_deliveries_of_one_deed_at_once_one_acts_and_all_are_answered_alike()
      throws Exception {
    var first = bench.desk.as("ana").types("note this");
    bench.db.sql("truncate trace, inbox").update();
    var start = new CountDownLatch(1);
    Callable<Reply> repeat =
        () -> {
          start.await();
          return first.again().reply();
        };
    try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = IntStream.range(0, 8).mapToObj(_ -> instances.submit(repeat)).toList();
      start.countDown();
      for (var answer : answers) {
        assertThat(answer.get()).isEqualTo(first.reply());
      }
    }
    assertThat(bench.traces()).containsExactly("this");
  }

  @Test
  void a_deadlock_reruns_the_turn_and_leaves_one_effect() {
    overtaken.set(2);
    assertThat(bench.desk.as("ana").types("note this").text()).isEqualTo("Noted.");
    assertThat(bench.traces()).containsExactly("this");
  }

  @Test
  void a_deadlock_that_does_not_end_is_told_and_keeps_the_words() {
    overtaken.set(100);
    var broken = bench.desk.as("ana").types("note this");
    assertThat(broken.text()).contains("Nothing was changed");
    overtaken.set(0);
    assertThat(broken.presses("Try again").text()).isEqualTo("Noted.");
    assertThat(bench.traces()).containsExactly("this");
  }

  @Test
  void a_migration_under_prepared_statements_reruns_the_turn_and_leaves_one_effect()
      throws SQLException {
    var size = 10;
    bench.subject("INC-8");
    try (var pool = new InTurn(Objects.requireNonNull(trips.getTargetDataSource()), size)) {
      pool.prepares(STATE, "INC-7");
      bench.db.sql("alter table subject alter state type varchar(20)").update();
      trips.comeFrom(pool);
      assertThat(readings("INC-7")).hasSize(size + 1);
      assertThat(bench.traces()).containsExactly("ack INC-7");
      assertThat(readings("INC-8")).hasSize(1);
      trips.comeFrom(null);
    }
  }

  /** How often the turn began, going by what it reads first. */
  private List<String> readings(String ref) {
    var made =
        trips.since(() ->
            assertThat(bench.desk.as("rae").presses(new Call("incident.ack", ref)).reply())
                .isInstanceOf(Reply.Silence.class));
    return made.stream().filter(STATE::equals).toList();
  }

  @Test
  void who_waits_in_vain_for_what_another_has_locked_is_told_after_one_wait() throws Exception {
    bench
        .db
        .sql(
            """
            do $$ begin
              execute format('alter database %I set lock_timeout = 100', current_database());
            end $$
            """)
        .update();
    try (var other = trips.getConnection();
        var locking = other.createStatement()) {
      other.setAutoCommit(false);
      locking.execute("lock table trace in access exclusive mode");
      var made =
          trips.since(() ->
              assertThat(bench.desk.as("ana").types("note all that I wrote").text())
                  .contains("Nothing was changed", "What you gave is kept"));
      assertThat(made).filteredOn(it -> it.contains("into trace")).hasSize(1);
      other.rollback();
    }
    assertThat(bench.traces()).isEmpty();
    assertThat(bench.desk.as("ana").types("note this").text()).isEqualTo("Noted.");
  }

  @Test
  void a_commit_whose_answer_was_lost_is_not_called_undone() {
    trips.loseAnswers();
    var unsure = bench.desk.as("ana").types("note this");
    assertThat(unsure.text()).contains("can't tell").doesNotContain("Nothing was changed");
    trips.findAnswers();
    assertThat(unsure.again().text()).isEqualTo("Noted.");
    assertThat(bench.traces()).containsExactly("this");
  }

  @Test
  void what_broke_on_the_way_to_its_commit_may_still_be_done_and_is_not_called_undone() {
    trips.cutCommits();
    var unsure = bench.desk.as("ana").types("note this");
    assertThat(unsure.text()).contains("can't tell").doesNotContain("Nothing was changed");
    trips.findAnswers();
    assertThat(bench.traces()).isEmpty();
    assertThat(unsure.again().text()).isEqualTo("Noted.");
    assertThat(bench.traces()).containsExactly("this");
  }

  @Test
  void while_the_database_is_away_who_typed_something_gets_it_back() {
    var form = bench.desk.as("ana").types("note");
    trips.goAway();
    assertThat(bench.desk.as("ana").types("note all that I wrote").text())
        .contains("went wrong", "Nothing was changed", "all that I wrote");
    assertThat(form.sends(Map.of("words", "typed at length")).text())
        .contains("went wrong", "typed at length");
    assertThat(bench.desk.as("rae").presses(new Call("incident.ack", "INC-7")).text())
        .contains("went wrong", "Nothing was changed");
    trips.findAnswers();
    assertThat(bench.traces()).isEmpty();
    assertThat(bench.desk.as("ana").types("note this").text()).isEqualTo("Noted.");
  }

  @Test
  void while_the_database_is_full_nothing_is_called_done_and_nothing_typed_is_lost() {
    bench
        .db
        .sql(
            """
            create function full_disk() returns trigger language plpgsql as $$
            begin
              raise exception 'could not extend file' using errcode = 'disk_full';
            end $$
            """)
        .update();
    for (var table : List.of("trace", "inbox", "form_session")) {
      bench
          .db
          .sql(
              "create trigger full_%1$s before insert on %1$s execute function full_disk()"
                  .formatted(table))
          .update();
    }
    var told = bench.desk.as("ana").types("note all that I wrote");
    assertThat(told.text()).contains("went wrong", "Nothing was changed", "all that I wrote");
    for (var table : List.of("trace", "inbox", "form_session")) {
      bench.db.sql("drop trigger full_%1$s on %1$s".formatted(table)).update();
    }
    assertThat(told.again().text()).isEqualTo("Noted.");
    assertThat(bench.traces()).containsExactly("all that I wrote");
  }

  @Test
  void what_was_done_after_all_is_not_done_again_by_trying_again() {
    var ana = bench.desk.as("ana");
    ana.types("note this");
    var sessions = bench.bean(FormSessions.class);
    var heard =
        bench
            .db
            .sql("select platform, workspace, delivery, person from inbox")
            .query((row, _) ->
                List.of(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
            .single();
    var who = new Person.Id(Long.parseLong(heard.get(3)));
    var session = sessions.keepWords(who, Given.NOTHING, bench.clock.instant());
    assertThat(sessions.find(session, who).orElseThrow().settled()).isNull();
    var place = Place.channel(heard.get(0), heard.get(1), "room");
    var speaker = Speaker.member(new Account(heard.get(0), heard.get(1), "ana"), "ana");
    sessions.tried(
        session,
        new Origin(heard.get(2), speaker, place, Origin.Audience.OPEN, bench.clock.instant()));
    assertThat(sessions.find(session, who).orElseThrow().settled())
        .isEqualTo(new Settled.Done(Outcome.said("Noted.")));
    var again = ana.presses(FormCall.go("note", session));
    assertThat(again.text()).isEqualTo("Noted.");
    assertThat(bench.traces()).containsExactly("this");
  }

  @Test
  void what_no_platform_repeats_any_more_is_forgotten() {
    bench.desk.as("ana").types("note this");
    bench.desk.as("ana").types("note");
    var inbox = bench.bean(Inbox.class);
    var sessions = bench.bean(FormSessions.class);
    var now = bench.clock.instant();
    assertThat(List.of(inbox.prune(now), sessions.prune(now))).containsExactly(0, 0);
    var later = now.plusSeconds(1);
    assertThat(List.of(inbox.prune(later), sessions.prune(later))).containsExactly(1, 1);
  }
}
