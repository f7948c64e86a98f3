package dev.deskbell.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Field;
import dev.deskbell.chat.Form;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Reply;
import dev.deskbell.chat.Tone;
import dev.deskbell.discord.fake.Request;
import dev.deskbell.testing.contract.Entry;
import dev.deskbell.testing.contract.Seen;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers of a desk that thinks for longer than Discord waits. */
class LateAnswersTest {
  private static final String QUESTION = "What is wrong?";

  private Bench bench = Bench.impatient();

  @AfterEach
  void close() {
    bench.close();
  }

  private void types(String words) {
    bench.ana.commands(bench.general.channel(), words);
  }

  private List<String> whispers() {
    return bench.player(bench.ana).whispers().stream().map(Seen::words).toList();
  }

  private List<Request> firstAnswers() {
    return bench.discord.requests(it -> it.path().endsWith("/callback"));
  }

  /** Answers when the person has been told already that it takes longer. */
  private Reply late(Reply reply) {
    var before = firstAnswers().size();
    Waiting.until(() -> firstAnswers().size() > before);
    return reply;
  }

  private static Reply whisper(String title) {
    return new Reply.Whisper(Card.of(title, Tone.CALM));
  }

  private static Form form(String title) {
    var ask = new Field.Ask("summary", QUESTION, "", true);
    return new Form(title, Call.to("kit.form"), "Send", List.of(new Field.Line(ask, "", 200)));
  }

  @Test
  void a_late_answer_is_announced_privately_and_still_arrives() {
    bench.close();
    bench = new Bench(); // as patient as before people
    bench.hears();
    bench.desk.answers(_ -> late(whisper("At last")));
    types("kit try");

    assertThat(bench.ana.failures()).isZero();
    assertThat(whispers()).containsExactly("At last");
    assertThat(bench.player(bench.ben).sees(bench.general)).isEmpty();
    assertThat(bench.discord.requests(it -> it.path().startsWith("/webhooks/")))
        .as("the placeholder is edited: what follows up has no nonce and would stand twice")
        .extracting(Request::method)
        .containsExactly("PATCH");
  }

  @Test
  void a_late_silence_leaves_nothing_behind() {
    bench.hears();
    bench.desk.answers(_ -> late(new Reply.Silence()));
    types("kit try");

    assertThat(bench.ana.failures()).isZero();
    assertThat(whispers()).isEmpty();
  }

  @Test
  void a_late_form_becomes_a_button_that_opens_it() {
    bench.hears();
    bench.desk.answers(it ->
        it instanceof Incoming.Command
            ? late(new Reply.Ask(form("Tell us")))
            : new Reply.Silence());
    types("kit try");

    assertThat(bench.ana.failures()).isZero();
    var player = bench.player(bench.ana);
    assertThat(player.form())
        .isPresent()
        .get()
        .satisfies(it -> assertThat(it.title()).isEqualTo("Tell us"));
    assertThat(bench.desk.heard(Incoming.Press.class)).as("asked for it again").isEmpty();
    player.submits(Map.of(QUESTION, Entry.typed("All")));
    assertThat(bench.desk.hears(Incoming.Submission.class, 1).getFirst().call())
        .isEqualTo(Call.to("kit.form"));
  }

  @Test
  void a_button_for_a_form_asks_the_desk_when_another_instance_hears_now() {
    bench.hears();
    bench.desk.answers(
        it -> it instanceof Incoming.Command ? late(new Reply.Ask(form("Tell us"))) : again());
    types("kit try");
    bench.adapter.close();
    Waiting.until(() -> bench.discord.gateway().connected() == 0);
    bench.quick(new SoleLease()).start();
    Waiting.until(() -> bench.discord.gateway().connected() == 1);

    var player = bench.player(bench.ana);
    assertThat(player.form().map(it -> it.title())).isEqualTo(Optional.of("Tell us again"));
    assertThat(bench.desk.heard(Incoming.Press.class))
        .singleElement()
        .satisfies(it -> assertThat(it.call()).isEqualTo(Call.to("kit.form")))
        .satisfies(it -> assertThat(it.posting()).as("is nobody else's").isNull());
    player.submits(Map.of(QUESTION, Entry.typed("All")));
    assertThat(bench.desk.hears(Incoming.Submission.class, 1)).hasSize(1);
    assertThat(bench.ana.failures()).isZero();
  }

  private static Reply again() {
    return new Reply.Ask(form("Tell us again"));
  }

  @Test
  void a_late_suggestion_is_none_and_in_time() {
    bench.hears();
    bench.desk.answers(_ -> late(new Reply.Offer(List.of(new Choice("a", "A")))));

    assertThat(bench.ana.suggestions(bench.general.channel(), "kit find", "service", "a"))
        .isEmpty();
    assertThat(bench.ana.failures()).isZero();
    assertThat(firstAnswers())
        .singleElement()
        .satisfies(it -> assertThat(it.body().path("type").asInt()).isEqualTo(8));
  }

  @Test
  void an_answer_after_the_tokens_time_goes_directly() {
    bench.hears();
    bench.desk.answers(_ -> {
      var answer = late(whisper("A quarter of an hour later"));
      bench.discord.time().passes(Duration.ofMinutes(16));
      return answer;
    });
    Thread.ofVirtual().start(() -> types("kit try"));

    Waiting.until(() -> letters().equals(List.of("A quarter of an hour later")));
  }

  private List<String> letters() {
    return bench.player(bench.ana).letters().stream().map(Seen::words).toList();
  }
}
