package dev.deskbell.change;

import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Written;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A change's plan, test, way back and review, whole. */
@Component
class ChangeWords implements Written {
  private final ChangeRecords changes;

  ChangeWords(ChangeRecords changes) {
    this.changes = changes;
  }

  @Override
  public List<Passage> of(TicketRef ref) {
    return ref.kind().equals(ChangePractice.KIND.prefix())
        ? changes.findByRef(ref).map(ChangeWords::written).orElse(List.of())
        : List.of();
  }

  private static List<Passage> written(ChangeRecord change) {
    return Stream.of(
            new Passage("Plan", change.plan().plan()),
            new Passage("Test", change.plan().test()),
            new Passage("Back-out", change.plan().backOut()),
            new Passage("Review", change.course().review()))
        .filter(it -> !it.words().isEmpty())
        .toList();
  }
}
