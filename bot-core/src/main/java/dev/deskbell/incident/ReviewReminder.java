package dev.deskbell.incident;

import dev.deskbell.delivery.Deliveries;
import dev.deskbell.delivery.Destination;
import dev.deskbell.delivery.Telling;
import dev.deskbell.ticket.DeadlineHandler;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Asks for the review of a major incident that is solved, unless somebody has written one. */
@Component
class ReviewReminder implements DeadlineHandler {
  static final String NAME = "incident.review";

  private final Reviews reviews;
  private final Duties duties;
  private final Answerable answerable;
  private final Tickets tickets;
  private final Deliveries deliveries;

  ReviewReminder(
      Reviews reviews,
      Duties duties,
      Answerable answerable,
      Tickets tickets,
      Deliveries deliveries) {
    this.reviews = reviews;
    this.duties = duties;
    this.answerable = answerable;
    this.tickets = tickets;
    this.deliveries = deliveries;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void due(TicketRef ref, long epoch, Instant at) {
    if (reviews.of(ref).isPresent()) {
      return;
    }
    var piece = Topics.of(Topics.REVIEW_DUE, ref, epoch);
    var whose = duties.of(ref).stream().findFirst().map(Duties.Held::holder);
    deliveries.tell(
        answerable.of(tickets.head(ref), whose).stream()
            .map(it -> Telling.once(piece, new Destination.Someone(it)))
            .toList());
  }
}
