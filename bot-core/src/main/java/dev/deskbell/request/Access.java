package dev.deskbell.request;

import dev.deskbell.conversation.Refusal;
import dev.deskbell.delivery.Deliveries;
import dev.deskbell.delivery.Destination;
import dev.deskbell.delivery.Piece;
import dev.deskbell.delivery.Telling;
import dev.deskbell.people.Person;
import dev.deskbell.ticket.Deadlines;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.FactListener;
import dev.deskbell.ticket.Heard;
import dev.deskbell.ticket.Noted;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import dev.deskbell.ticket.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Gives access for a time when its request is fulfilled, and sees that it ends. */
@Component
class Access implements FactListener {
  private static final Duration ASKED_AGAIN = Duration.ofDays(1);

  private final Grants grants;
  private final Requests requests;
  private final AnswerSheets sheets;
  private final ObjectProvider<Tickets> tickets;
  private final ObjectProvider<Deadlines> deadlines;
  private final Deliveries deliveries;

  Access(
      Grants grants,
      Requests requests,
      AnswerSheets sheets,
      ObjectProvider<Tickets> tickets,
      ObjectProvider<Deadlines> deadlines,
      Deliveries deliveries) {
    this.grants = grants;
    this.requests = requests;
    this.sheets = sheets;
    this.tickets = tickets;
    this.deadlines = deadlines;
    this.deliveries = deliveries;
  }

  @Override
  public void heard(Heard heard) {
    if (heard.fact() instanceof RequestFact.Fulfilled it) {
      requests
          .findByRef(it.ref())
          .filter(request -> request.until() != null)
          .ifPresent(request -> give(request, heard, it));
    }
  }

  private void give(Request request, Heard heard, RequestFact.Fulfilled it) {
    var until = request.until();
    if (until == null) {
      return;
    }
    if (!until.isAfter(it.at())) {
      throw new Refusal(
          "The time for which %s was asked is over. Reject it; it can be asked for anew."
              .formatted(it.ref()));
    }
    var whose = heard.after().requester();
    var grant =
        Grant.give(it.ref(), whose, request.item(), sheets.of(it.ref()).name(), it.at(), until);
    grants.keep(grant);
    arm(grant);
    note(new AccessFact.Granted(it.ref(), it.by(), it.at(), whose, until));
    if (request.renews() != null) {
      renew(request.renews(), it);
    }
  }

  private void arm(Grant it) {
    var epoch = it.until().toEpochMilli();
    deadlines.getObject().arm(it.ref(), AccessClock.ENDING, epoch, it.noticeAt());
    deadlines.getObject().arm(it.ref(), AccessClock.OVER, epoch, it.until());
  }

  private void disarm(TicketRef ref) {
    for (var name : List.of(AccessClock.ENDING, AccessClock.OVER, AccessClock.PROOF)) {
      deadlines.getObject().disarm(ref, name);
    }
  }

  /** What the new request gives, the old one need not end. */
  private void renew(TicketRef old, RequestFact.Fulfilled by) {
    grants
        .of(old)
        .filter(it -> it.state() != Grant.State.REVOKED)
        .ifPresent(it -> {
          keep(it.renewed());
          disarm(old);
          note(new AccessFact.Renewed(old, by.by(), by.at(), by.ref()));
        });
  }

  void ending(TicketRef ref, Instant at) {
    var grant = get(ref);
    if (grant.state() == Grant.State.ACTIVE) {
      keep(grant.ending());
      note(new AccessFact.Ending(ref, Fact.DESK, at));
    }
  }

  void timeIsUp(TicketRef ref, Instant at) {
    if (get(ref).state().holds()) {
      end(ref, Fact.DESK, at);
    }
  }

  /** Nobody may have it any more; the team is asked to take it away, and again until it has. */
  void end(TicketRef ref, Person.Id by, Instant at) {
    keep(get(ref).over());
    disarm(ref);
    ask(ref, at);
    note(new AccessFact.Over(ref, by, at));
  }

  private void ask(TicketRef ref, Instant at) {
    deadlines.getObject().arm(ref, AccessClock.PROOF, at.toEpochMilli(), at.plus(ASKED_AGAIN));
  }

  void unproven(TicketRef ref, Instant at) {
    if (get(ref).state() == Grant.State.OVER) {
      ask(ref, at);
      note(new AccessFact.Unproven(ref, Fact.DESK, at));
    }
  }

  void revoked(TicketRef ref, Person.Id by, Instant at, Words proof) {
    keep(get(ref).revoked(proof.text()));
    disarm(ref);
    note(new AccessFact.Revoked(ref, by, at, proof));
  }

  Grant get(TicketRef ref) {
    return grants.of(ref).orElseThrow(() -> new Refusal(ref + " gave nobody access for a time."));
  }

  /** Whose it is sees how it stands from when they were asked. */
  private void keep(Grant it) {
    grants.keep(it);
    deliveries.tell(
        List.of(
            Telling.keep(
                new Piece(AccessDrawer.TOPIC, it.ref().toString(), ""),
                new Destination.Someone(it.whose()))));
  }

  private void note(Fact fact) {
    tickets.getObject().record(new Noted(fact));
  }
}
