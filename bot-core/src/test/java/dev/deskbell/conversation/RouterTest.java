package dev.deskbell.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Call;
import dev.deskbell.chat.Field;
import dev.deskbell.chat.Reply;
import dev.deskbell.people.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RouterTest {
  private static final String SECRET = "Ben is let go on Friday";

  enum Impact {
    HIGH,
    LOW
  }

  private static final Param<String> TITLE = Param.of("title", "What happens?", Types.line(200));
  private static final Param<Impact> IMPACT =
      Param.of("impact", "Impact", Types.oneOf("impact", Impact.class, Impact::name));
  private static final Param<String> TICKET = Param.of("ticket", "Ticket", new RefType());
  private static final Param<String> NOTE = Param.of("note", "Note", Types.lines(1000));

  private final Bench bench =
      new Bench(
              Bench.practice(
                  Operation.named("incident.declare")
                      .says("incident declare", "Report an incident")
                      .example("incident declare Checkout is down impact:high")
                      .needs(TITLE)
                      .takes(IMPACT)
                      .onStart(1, "Report an incident")
                      .words(TITLE)
                      .does(this::declare),
                  Operation.named("incident.ack")
                      .says("incident ack", "Acknowledge an incident")
                      .needs(TICKET)
                      .by(Role.RESPONDER, Operation.Relation.ASSIGNEE)
                      .does(this::acknowledge),
                  Operation.named("incident.resolve")
                      .says("incident resolve", "Resolve an incident")
                      .needs(TICKET, NOTE)
                      .by(Role.RESPONDER)
                      .does(this::resolve),
                  Operation.named("incident.amend")
                      .says("incident amend", "Amend an incident")
                      .needs(TICKET)
                      .thenAsks(RouterTest::now)
                      .does(this::acknowledge),
                  Operation.named("broken").says("broken", "Break").needs(NOTE).does(_ -> fail())))
          .appoint("rae", Role.RESPONDER)
          .subject("INC-7");

  /** What a ticket says now, to be amended. */
  private static List<Operation.Asked> now(Reader reader) {
    var isNamed = reader.given().containsKey(TICKET.name());
    var words = Param.of("words", "Its words", Types.line(60)).hinting(SECRET);
    return isNamed ? List.of(new Operation.Asked(words, true)) : List.of();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private Outcome declare(Turn turn) {
    trace(turn.get(TITLE) + turn.find(IMPACT).map(it -> " " + it).orElse(""));
    return Outcome.said("Declared.");
  }

  private Outcome acknowledge(Turn turn) {
    bench
        .writes()
        .add(1, "update subject set state = 'acknowledged' where ref = ?", turn.get(TICKET));
    trace("ack " + turn.get(TICKET));
    return Outcome.shown(turn.get(TICKET), "Yours.");
  }

  private Outcome resolve(Turn turn) {
    trace("undone");
    bench.writes().flush();
    throw new Refusal(turn.get(TICKET) + " is closed.");
  }

  private Outcome fail() {
    throw new IllegalStateException("a bug");
  }

  private void trace(String what) {
    bench.writes().add(1, "insert into trace values (?)", what);
  }

  @Test
  void a_command_is_done_and_says_so() {
    var answer = bench.desk.as("ana").types("  Incident   DECLARE Checkout is down impact:high");
    assertThat(answer.text()).isEqualTo("Declared.");
    assertThat(bench.traces()).containsExactly("Checkout is down HIGH");
  }

  @Test
  void a_delivery_heard_twice_acts_once_and_is_answered_alike() {
    var answer = bench.desk.as("ana").types("incident declare Checkout is down");
    assertThat(answer.again().reply()).isEqualTo(answer.reply());
    assertThat(bench.traces()).hasSize(1);
  }

  @Test
  void a_ticket_is_drawn_again_for_a_repeated_delivery() {
    var answer = bench.desk.as("rae").presses(new Call("incident.ack", "INC-7"));
    assertThat(answer.text()).isEqualTo("Yours. INC-7 is acknowledged");
    assertThat(answer.again().reply()).isEqualTo(answer.reply());
    assertThat(bench.traces()).hasSize(1);
  }

  @Test
  void what_is_missing_is_asked_with_what_was_given_filled_in() {
    var asked = bench.desk.as("ana").types("incident declare impact:high");
    assertThat(asked.form().fields()).hasSize(2);
    assertThat(asked.form().fields().get(1))
        .isInstanceOfSatisfying(
            Field.Pick.class, it -> assertThat(it.chosen()).containsExactly("high"));
    var done = asked.sends(Map.of("title", "Mail is slow"));
    assertThat(done.text()).isEqualTo("Declared.");
    assertThat(bench.traces()).containsExactly("Mail is slow HIGH");
  }

  @Test
  void a_form_answered_twice_acts_once() {
    var asked = bench.desk.as("ana").types("incident declare");
    asked.sends(Map.of("title", "Mail is slow"));
    var again = asked.sends(Map.of("title", "Mail is slow"));
    assertThat(again.text()).isEqualTo("Declared.");
    assertThat(bench.traces()).hasSize(1);
  }

  @Test
  void somebody_elses_form_gives_nothing() {
    var asked = bench.desk.as("ana").types("incident declare impact:high");
    var stranger = bench.desk.as("eve").presses(asked.form().call());
    assertThat(stranger.text()).contains("no longer here");
  }

  @Test
  void a_refusal_undoes_the_turn_keeps_the_words_and_is_repeated_alike() {
    var no = bench.desk.as("rae").types("incident resolve INC-7 restarted it");
    assertThat(no.text()).isEqualTo("INC-7 is closed.");
    assertThat(bench.traces()).isEmpty();
    assertThat(no.again().text()).isEqualTo(no.text());
    var form = no.presses("Change and send again").form();
    assertThat(form.fields())
        .anySatisfy(it ->
            assertThat(it)
                .isInstanceOfSatisfying(
                    Field.Area.class, area -> assertThat(area.value()).isEqualTo("restarted it")));
  }

  @Test
  void who_may_not_is_told_so_before_a_form_is_opened() {
    var no = bench.desk.as("ana").types("incident resolve INC-7");
    assertThat(no.text()).contains("people with the role responder");
  }

  @Test
  void a_relation_is_as_good_as_a_role() {
    bench.subjects.relations.put("INC-7", java.util.Set.of(Operation.Relation.ASSIGNEE));
    assertThat(bench.desk.as("ana").types("incident ack INC-7").text()).contains("acknowledged");
  }

  @Test
  void who_has_left_can_do_nothing_about_what_was_theirs_nor_see_it() {
    bench.subjects.relations.put("INC-7", java.util.Set.of(Operation.Relation.ASSIGNEE));
    bench.dismiss("ana");
    var ana = bench.desk.as("ana");
    assertThat(ana.types("incident ack INC-7").text()).contains("people with the role responder");
    assertThat(ana.presses(new Call("incident.ack", "INC-7")).text()).doesNotContain("Yours");
    assertThat(ana.presses(new Call("incident.gone", "INC-7")).text()).doesNotContain("INC-7 is");
    assertThat(ana.types("").buttons()).isEmpty();
    assertThat(bench.traces()).isEmpty();
  }

  @Test
  void a_deed_whose_answer_cannot_be_drawn_is_not_called_undone() {
    bench.subjects.undrawable.add("INC-7");
    var done = bench.desk.as("rae").presses(new Call("incident.ack", "INC-7"));
    assertThat(done.text()).contains("It was done").doesNotContain("Nothing was changed");
    assertThat(done.buttons()).isEmpty();
    bench.subjects.undrawable.clear();
    assertThat(done.again().text()).isEqualTo("Yours. INC-7 is acknowledged");
    assertThat(bench.traces()).hasSize(1);
  }

  @Test
  void who_may_not_loses_nothing_that_was_typed() {
    var no = bench.desk.as("ana").types("incident resolve INC-7 restarted it");
    assertThat(no.text()).contains("people with the role responder");
    bench.appoint("ana", Role.RESPONDER);
    assertThat(no.presses("Change and send again").form().fields())
        .anySatisfy(it ->
            assertThat(it)
                .isInstanceOfSatisfying(
                    Field.Area.class, area -> assertThat(area.value()).isEqualTo("restarted it")));
  }

  @Test
  void a_private_ticket_answers_like_one_that_does_not_exist() {
    bench.subjects.secret.add("INC-7");
    var secret = bench.desk.as("rae").types("incident ack INC-7").text();
    var unknown = bench.desk.as("rae").types("incident ack INC-8").text();
    assertThat(secret.replace("INC-7", "INC-8")).isEqualTo(unknown);
  }

  /** A form that is filled in with what a ticket says now, in which a secret one is named. */
  @Test
  void no_form_says_what_a_secret_is_about() {
    bench.subjects.secret.add("INC-7");
    var form = bench.desk.as("ana").types("incident amend");
    var amended = form.sends(Map.of("ticket", "INC-7"));
    assertThat(amended.reply()).isInstanceOf(Reply.Whisper.class);
    assertThat(amended.text()).contains("INC-7").doesNotContain(SECRET);
    var drafts = bench.desk.as("ana").types("drafts");
    assertThat(drafts.text()).doesNotContain(SECRET);
    var opened = drafts.presses("Go on with 1");
    assertThat(opened.reply().toString()).doesNotContain(SECRET);
    var page = form.form().call();
    assertThat(bench.desk.as("ana").looksUp(page, "words", "")).isEmpty();
    assertThat(bench.desk.as("rae").types("incident amend INC-9").text()).contains("INC-9");
  }

  @Test
  void words_that_are_no_command_become_one_at_a_press() {
    var puzzled = bench.desk.as("ana").types("my laptop is broken");
    assertThat(puzzled.text()).contains("my laptop is broken");
    var form = puzzled.presses("Report an incident with it");
    form.sends(Map.of());
    assertThat(bench.traces()).containsExactly("my laptop is broken");
  }

  @Test
  void a_mistyped_phrase_is_understood_and_takes_the_rest_along() {
    var puzzled = bench.desk.as("ana").types("incidnet declre Mail is slow impact:low");
    var meant = puzzled.presses("incident declare");
    assertThat(meant.text()).isEqualTo("Declared.");
    assertThat(puzzled.presses("incident declare").text()).isEqualTo("Declared.");
    assertThat(bench.traces()).containsExactly("Mail is slow LOW");
  }

  @Test
  void a_bug_is_told_with_a_number_and_loses_nothing() {
    var broken = bench.desk.as("ana").types("broken all that I wrote");
    assertThat(broken.text()).contains("Nothing was changed").contains("number");
    assertThat(broken.presses("Try again").text()).contains("Nothing was changed");
    assertThat(bench.rows("form_session")).isEqualTo(1);
  }

  @Test
  void a_button_of_an_older_version_says_so() {
    var stale = bench.desk.as("ana").presses(new Call("incident.gone", "INC-7"));
    assertThat(stale.text()).contains("older version").contains("INC-7 is new");
  }

  @Test
  void nothing_at_all_is_a_greeting() {
    var greeting = bench.desk.as("ana").types("   ");
    assertThat(greeting.buttons()).contains("Report an incident", "Help");
  }

  @Test
  void help_lists_only_what_the_person_may_do() {
    assertThat(bench.desk.as("ana").types("help").text()).doesNotContain("incident resolve");
    assertThat(bench.desk.as("rae").types("help incident").text()).contains("incident resolve");
  }

  @Test
  void a_menu_fills_in_what_its_call_leaves_open() {
    var done = bench.desk.as("rae").presses(Call.to("incident.ack"), "INC-7");
    assertThat(done.text()).contains("acknowledged");
  }
}
