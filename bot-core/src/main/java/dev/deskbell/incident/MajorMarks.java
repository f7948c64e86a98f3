package dev.deskbell.incident;

import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.TimelineMarks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The stages of major incidents on the picture, and everything when it really happened. */
@Component
class MajorMarks implements TimelineMarks {
  private final Chronicle chronicle;

  MajorMarks(Chronicle chronicle) {
    this.chronicle = chronicle;
  }

  @Override
  public List<Mark> marks(TicketRef ref) {
    if (!ref.kind().equals(IncidentPractice.KIND.prefix())) {
      return List.of();
    }
    var events = chronicle.of(ref);
    var marks = new ArrayList<Mark>();
    var moments = Chronicle.moments(events);
    add(marks, "Opened", moments.detected());
    add(marks, "Acknowledged", moments.acknowledged());
    add(marks, "Resolved", moments.resolved());
    for (var event : events) {
      switch (event.fact()) {
        case MajorFact.Promoted _ -> add(marks, "Major incident", Optional.of(event));
        case MajorFact.Progressed it when !it.stage().equals(Major.MITIGATED.name()) ->
            add(marks, Major.valueOf(it.stage()).title(), Optional.of(event));
        case Fact _ -> {}
      }
    }
    // The last mitigation is the one that held.
    add(marks, Major.MITIGATED.title(), moments.mitigated());
    return marks;
  }

  private static void add(List<Mark> marks, String label, Optional<Chronicle.Event> event) {
    event.ifPresent(it -> marks.add(new Mark(label, it.when())));
  }
}
