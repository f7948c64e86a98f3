package dev.deskbell.store;

import static java.util.Comparator.comparingInt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is sent together keeps the order that matters. */
class SamenessTest {
  private static final List<String> TEXTS =
      List.of("update a", "delete from b", "insert into c values (?)", "insert into d select 1");

  private static Statement statement(int number, int text, int part) {
    return new Statement(TEXTS.get(text), Statement.ANY, values(number), part);
  }

  private static List<@Nullable Object> values(@Nullable Object... some) {
    return Arrays.asList(some);
  }

  /** Numbered as they came. */
  private static List<Statement> statements(List<Integer> codes) {
    return IntStream.range(0, codes.size())
        .mapToObj(it -> statement(it, codes.get(it) % 4, codes.get(it) / 4))
        .toList();
  }

  private static int number(Statement statement) {
    return (Integer) Objects.requireNonNull(statement.values().getFirst());
  }

  @Test
  void nothing_is_lost_and_no_part_s_order_nor_that_around_the_whole_s_is_changed() {
    qt().withExamples(300)
        .forAll(lists().of(integers().between(0, 4 * 5 - 1)).ofSizeBetween(0, 80))
        .checkAssert(codes -> {
          var came = statements(codes);
          var sent = Sameness.of(came).stream().flatMap(List::stream).toList();
          assertThat(sent).containsExactlyInAnyOrderElementsOf(came);
          for (var part = 0; part < 5; part++) {
            var its = part;
            assertThat(sent.stream().filter(it -> it.part() == its))
                .isSortedAccordingTo(comparingInt(SamenessTest::number));
          }
          assertThat(aroundWhole(sent)).isEqualTo(aroundWhole(came));
        });
  }

  /** What stands before each that is of no part. */
  private static List<Set<Integer>> aroundWhole(List<Statement> some) {
    var all = new ArrayList<Set<Integer>>();
    var before = new HashSet<Integer>();
    for (var it : some) {
      before.add(number(it));
      if (it.part() == Statement.WHOLE) {
        all.add(new HashSet<>(before));
      }
    }
    return all;
  }

  @Test
  void many_parts_that_do_the_same_are_sent_text_by_text() {
    var came = IntStream.range(0, 20).mapToObj(it -> statement(it, it % 4, 1 + it / 4)).toList();
    assertThat(Sameness.of(came)).containsExactly(came);
    var many = IntStream.range(0, 200).mapToObj(it -> statement(it, it % 4, 1 + it / 4)).toList();
    assertThat(Sameness.of(many))
        .hasSize(4)
        .allMatch(Sameness::isOfOneText)
        .allMatch(it -> it.size() == 50);
  }

  @Test
  void of_what_may_put_in_nothing_each_is_counted_by_itself() {
    var doubtful =
        IntStream.range(0, 40)
            .mapToObj(_ ->
                new Statement("insert into a values (?) on conflict do nothing", 1, values(1), 0))
            .toList();
    assertThat(Sameness.isOfOneText(doubtful)).isFalse();
    assertThat(Sameness.of(doubtful)).containsExactly(doubtful);
  }
}
