package dev.deskbell.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Action;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DraftsTest {
  private static final Param<String> ITEM = Param.of("item", "Item", Types.word(40));
  private static final Param<Long> COUNT = Param.of("count", "How many?", Types.number(1, 9));

  private final Bench bench =
      new Bench(
          Bench.practice(
              Operation.named("request.raise")
                  .says("request", "Raise a request")
                  .needs(ITEM, COUNT)
                  .does(this::raise)));

  @AfterEach
  void close() {
    bench.close();
  }

  private Outcome raise(Turn turn) {
    bench.writes().add(1, "insert into trace values (?)", turn.get(ITEM) + turn.get(COUNT));
    return Outcome.said("Raised.");
  }

  @Test
  void what_was_begun_and_not_sent_is_gone_on_with_and_then_no_draft_any_more() {
    bench.desk.as("ana").types("request desk");
    var drafts = bench.desk.as("ana").types("drafts");
    assertThat(drafts.text()).contains("1. Raise a request", "desk");
    assertThat(drafts.presses("Go on with 1").sends(Map.of("count", "2")).text())
        .isEqualTo("Raised.");
    assertThat(bench.traces()).containsExactly("desk2");
    assertThat(bench.desk.as("ana").types("drafts").text()).contains("Nothing was left unsent");
  }

  @Test
  void nobody_else_sees_goes_on_with_or_drops_it() {
    bench.desk.as("ana").types("request desk");
    var drop =
        bench.desk.as("ana").types("drafts").card().actions().stream()
            .flatMap(it -> it instanceof Action.Button button ? Stream.of(button) : Stream.empty())
            .filter(it -> it.label().equals("Drop 1"))
            .findFirst()
            .orElseThrow()
            .call();
    assertThat(bench.desk.as("eve").types("drafts").text()).contains("Nothing was left unsent");
    assertThat(bench.desk.as("eve").types("drafts drop " + drop.about()).text())
        .contains("no such draft");
    assertThat(bench.desk.as("ana").types("drafts").text()).contains("desk");
  }

  @Test
  void what_was_dropped_is_gone() {
    bench.desk.as("ana").types("request desk");
    assertThat(bench.desk.as("ana").types("drafts").presses("Drop 1").text())
        .isEqualTo("It is gone.");
    assertThat(bench.desk.as("ana").types("drafts").text()).contains("Nothing was left unsent");
  }

  @Test
  void a_form_that_was_opened_and_left_empty_is_no_draft() {
    bench.desk.as("ana").types("request");
    assertThat(bench.desk.as("ana").types("drafts").text()).contains("Nothing was left unsent");
  }
}
