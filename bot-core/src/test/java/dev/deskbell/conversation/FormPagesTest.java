package dev.deskbell.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Answer;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Field;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FormPagesTest {
  private static final Param<String> ITEM = Param.of("item", "Item", Types.word(40));
  private static final Param<Long> COUNT = Param.of("count", "How many?", Types.number(1, 9));

  private static final List<Param<String>> DETAILS =
      IntStream.rangeClosed(1, 7)
          .mapToObj(it -> Param.of("detail" + it, "Detail " + it, Types.line(100)))
          .toList();

  private final Bench bench =
      new Bench(
          Bench.practice(
              Operation.named("request.raise")
                  .says("request", "Raise a request")
                  .needs(ITEM)
                  .thenAsks(FormPagesTest::details)
                  .does(this::raise),
              Operation.named("request.pick")
                  .says("laptop", "Ask for a laptop")
                  .reads()
                  .does(
                      _ -> new Outcome.Begun(Call.to("request.raise"), Map.of("item", "laptop")))));

  @AfterEach
  void close() {
    bench.close();
  }

  /** A laptop wants seven details, the last three of them only if one likes; a desk a number. */
  private static List<Operation.Asked> details(Reader reader) {
    return "laptop".equals(reader.given().get("item"))
        ? IntStream.range(0, 7)
            .mapToObj(it -> new Operation.Asked(DETAILS.get(it), it < 4))
            .toList()
        : List.of(new Operation.Asked(COUNT, true));
  }

  private Outcome raise(Turn turn) {
    var details = DETAILS.stream().map(it -> turn.find(it).orElse("-")).toList();
    bench.writes().add(1, "insert into trace values (?)", turn.get(ITEM) + details);
    return Outcome.said("Raised.");
  }

  private static Map<String, String> filled(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .boxed()
        .collect(java.util.stream.Collectors.toMap(it -> "detail" + it, it -> "d" + it));
  }

  @Test
  void a_long_form_is_pages_and_a_whisper_turns_them() {
    var first = bench.desk.as("ana").types("laptop");
    assertThat(names(first.form().fields())).startsWith("detail1").hasSize(5);
    var leaf = first.sends(filled(1, 5));
    assertThat(leaf.buttons()).containsExactly("Continue", "Back", "Send as it is");
    var second = leaf.presses("Continue");
    assertThat(names(second.form().fields())).containsExactly("detail6", "detail7");
    assertThat(second.sends(filled(6, 7)).text()).isEqualTo("Raised.");
    assertThat(bench.traces()).containsExactly("laptop[d1, d2, d3, d4, d5, d6, d7]");
  }

  @Test
  void going_back_keeps_all_that_was_typed() {
    var leaf = bench.desk.as("ana").types("laptop").sends(filled(1, 5));
    var back = leaf.presses("Back").form();
    assertThat(back.fields())
        .extracting(it -> ((Field.Line) it).value())
        .containsExactly("d1", "d2", "d3", "d4", "d5");
    assertThat(leaf.presses("Send as it is").text()).isEqualTo("Raised.");
    assertThat(bench.traces()).containsExactly("laptop[d1, d2, d3, d4, d5, -, -]");
  }

  @Test
  void problems_come_back_by_field_with_the_rest_filled_in() {
    var asked = bench.desk.as("ana").types("request desk");
    assertThat(names(asked.form().fields())).contains("count");
    var amended = asked.sends(Map.of("count", "many"));
    assertThat(amended.problems()).containsOnlyKeys("count");
    assertThat(amended.problems().get("count")).contains("“many”");
    assertThat(amended.sends(Map.of("count", "3")).text()).isEqualTo("Raised.");
  }

  @Test
  void what_cannot_be_read_in_a_command_is_told_in_its_field() {
    var asked = bench.desk.as("ana").types("request desk count:many");
    assertThat(asked.form().fields())
        .anySatisfy(it -> assertThat(it.ask().hint()).contains("“many” is no whole number"));
  }

  @Test
  void a_form_that_was_forgotten_is_filled_in_again_from_what_was_just_sent() {
    var asked = bench.desk.as("ana").types("laptop");
    bench.clock.advance(Duration.ofDays(30));
    bench.bean(FormSessions.class).prune(bench.clock.instant());
    var leaf = asked.sends(filled(1, 5));
    assertThat(leaf.text()).contains("kept");
    var form = leaf.presses("Continue").form();
    assertThat(names(form.fields())).contains("item");
  }

  @Test
  void a_form_sent_by_somebody_else_takes_nothing_from_the_first_one() {
    var asked = bench.desk.as("ana").types("request desk");
    var answers = Map.<String, Answer>of("count", new Answer.Words("2"));
    var stolen =
        bench.desk.as("eve").does(it -> new Incoming.Submission(it, asked.form().call(), answers));
    assertThat(stolen.reply()).isInstanceOf(Reply.Whisper.class);
    assertThat(bench.traces()).isEmpty();
  }

  @Test
  void a_form_of_an_operation_that_is_no_more_gives_its_words_back() {
    var answers = Map.<String, Answer>of("note", new Answer.Words("three pages of thought"));
    var orphan =
        bench
            .desk
            .as("ana")
            .does(it -> new Incoming.Submission(it, Call.to("gone.operation"), answers));
    assertThat(orphan.text()).contains("three pages of thought");
  }

  private static List<String> names(List<Field> fields) {
    return fields.stream().map(it -> it.ask().name()).toList();
  }
}
