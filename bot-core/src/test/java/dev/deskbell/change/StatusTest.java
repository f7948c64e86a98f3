package dev.deskbell.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.change.Status.Move;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which moves are legal from where, and where they lead. */
class StatusTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DRAFT             | ASK>AWAITING_APPROVAL EDIT>DRAFT REASSESS>AWAITING_APPROVAL CANCEL>CANCELLED
          AWAITING_APPROVAL | RETURN>DRAFT APPROVE>SCHEDULED REJECT>REJECTED EXPIRE>EXPIRED EDIT>AWAITING_APPROVAL REASSESS>AWAITING_APPROVAL CANCEL>CANCELLED
          SCHEDULED         | EDIT>SCHEDULED REASSESS>AWAITING_APPROVAL START>IN_PROGRESS CANCEL>CANCELLED
          IN_PROGRESS       | END>IN_REVIEW COMPLETE>CLOSED
          IN_REVIEW         | REVIEW>CLOSED CLOSE>CLOSED
          CLOSED            |
          REJECTED          |
          EXPIRED           |
          CANCELLED         |
          """)
  void only_these_moves_are_legal(Status from, String moves) {
    var legal =
        Arrays.stream(Move.values())
            .flatMap(move -> from.after(move).map(to -> move + ">" + to).stream())
            .collect(Collectors.joining(" "));
    assertThat(legal).isEqualTo(moves == null ? "" : moves);
  }
}
