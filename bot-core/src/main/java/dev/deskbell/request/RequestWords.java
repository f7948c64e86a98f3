package dev.deskbell.request;

import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Timeline;
import dev.deskbell.ticket.Written;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * How a request was fulfilled, or why it was rejected, waited, came back or was cancelled, whole.
 */
@Component
class RequestWords implements Written {
  private final Timeline timeline;

  RequestWords(Timeline timeline) {
    this.timeline = timeline;
  }

  @Override
  public List<Passage> of(TicketRef ref) {
    return ref.kind().equals(RequestPractice.KIND.prefix())
        ? timeline.of(ref).stream().flatMap(it -> written(it.fact()).stream()).toList()
        : List.of();
  }

  private static Optional<Passage> written(Fact fact) {
    return fact instanceof RequestFact it ? of(it) : Optional.empty();
  }

  private static Optional<Passage> of(RequestFact fact) {
    return switch (fact) {
      case RequestFact.Held it -> Passage.of("On hold", it.why());
      case RequestFact.Fulfilled it -> Passage.of("Fulfilled", it.note());
      case RequestFact.Rejected it -> Passage.of("Rejected", it.why());
      case RequestFact.Reopened it -> Passage.of("Reopened", it.why());
      case RequestFact.Cancelled it -> Passage.of("Cancelled", it.why());
      case RequestFact.Raised _,
          RequestFact.Amended _,
          RequestFact.Approved _,
          RequestFact.Expired _,
          RequestFact.TaskDone _,
          RequestFact.Started _,
          RequestFact.Resumed _,
          RequestFact.Closed _ ->
          Optional.empty();
    };
  }
}
