package dev.deskbell.incident;

import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Timeline;
import dev.deskbell.ticket.Written;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * How an incident was resolved, and why it waited, came back, was cancelled, or was a major one or
 * none, whole.
 */
@Component
class IncidentWords implements Written {
  private final Timeline timeline;

  IncidentWords(Timeline timeline) {
    this.timeline = timeline;
  }

  @Override
  public List<Passage> of(TicketRef ref) {
    return ref.kind().equals(IncidentPractice.KIND.prefix())
        ? timeline.of(ref).stream().flatMap(it -> written(it.fact()).stream()).toList()
        : List.of();
  }

  private static Optional<Passage> written(Fact fact) {
    return switch (fact) {
      case IncidentFact it -> of(it);
      case MajorFact.Promoted it -> Passage.of("Major incident", it.why());
      case MajorFact.Declined it -> Passage.of("No major incident", it.why());
      case MajorFact.Demoted it -> Passage.of("No major incident any more", it.why());
      default -> Optional.empty();
    };
  }

  private static Optional<Passage> of(IncidentFact fact) {
    return switch (fact) {
      case IncidentFact.Held it -> Passage.of("On hold", it.why());
      case IncidentFact.Resolved it -> Passage.of("Resolution", it.resolution());
      case IncidentFact.Reopened it -> Passage.of("Reopened", it.why());
      case IncidentFact.Cancelled it -> Passage.of("Cancelled", it.why());
      case IncidentFact.Declared _,
          IncidentFact.Acknowledged _,
          IncidentFact.Started _,
          IncidentFact.Resumed _,
          IncidentFact.Closed _ ->
          Optional.empty();
    };
  }
}
