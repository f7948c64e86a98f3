package dev.deskbell.change;

import dev.deskbell.approval.Approvals;
import dev.deskbell.approval.Risk;
import dev.deskbell.chat.Clip;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Turn;
import dev.deskbell.people.People;
import dev.deskbell.people.Role;
import dev.deskbell.ticket.Level;
import dev.deskbell.ticket.Noted;
import dev.deskbell.ticket.Opening;
import dev.deskbell.ticket.TicketFact;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import dev.deskbell.ticket.Words;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens a change: gives it to whoever carries it out, and asks whoever must authorise it. */
@Component
class Filing {
  private final Tickets tickets;
  private final Approvals approvals;
  private final ChangeApproval approval;
  private final Agenda agenda;
  private final People people;
  private final Timing timing;

  Filing(
      Tickets tickets,
      Approvals approvals,
      ChangeApproval approval,
      Agenda agenda,
      People people,
      Timing timing) {
    this.timing = timing;
    this.tickets = tickets;
    this.approvals = approvals;
    this.approval = approval;
    this.agenda = agenda;
    this.people = people;
  }

  TicketRef file(Proposal it, Turn turn) {
    check(it, turn);
    var opening = opening(it, turn);
    var made = new AtomicReference<@Nullable ChangeRecord>();
    var ref =
        tickets.open(
            ChangePractice.KIND,
            opening,
            itsRef -> {
              var fact = fact(itsRef, opening, it, turn);
              var proposed = ChangeRecord.propose(fact, it.terms(), it.plan(), it.window());
              made.set(proposed.ticket());
              return proposed;
            });
    var change = Objects.requireNonNull(made.get());
    timing.take(change);
    agenda.arm(change, turn.at());
    ask(change, turn);
    tickets.record(
        new Noted(
            new TicketFact.Assigned(
                ref, turn.actor().id(), turn.at(), it.implementer().id(), new Words(""))));
    return ref;
  }

  private void check(Proposal it, Turn turn) {
    if (!it.window().until().isAfter(turn.at())) {
      throw new Refusal("That time is over already. Say when it shall be done.");
    }
    if (!people.holds(it.implementer().id(), Role.AGENT, null)) {
      throw new Refusal(
          "%s carries out no changes: whoever does works on tickets. Name somebody else."
              .formatted(it.implementer().name()));
    }
  }

  private static Opening opening(Proposal it, Turn turn) {
    var title = it.title();
    var whole =
        title.length() > Opening.LONGEST_TITLE ? (title + "\n\n" + it.why()).strip() : it.why();
    return new Opening(
        new Words(Clip.to(Opening.LONGEST_TITLE, title)),
        new Words(whole),
        turn.actor().id(),
        it.about().owner(),
        it.about().id().value(),
        impact(it.terms().risk()),
        urgency(it.terms().type()),
        false);
  }

  private static ChangeFact.Proposed fact(TicketRef ref, Opening opening, Proposal it, Turn turn) {
    return new ChangeFact.Proposed(
        ref,
        turn.actor().id(),
        turn.at(),
        it.terms().type().name(),
        it.terms().template(),
        String.join(",", it.terms().services()),
        opening.title(),
        opening.details(),
        new Words(it.plan().plan()),
        new Words(it.plan().test()),
        new Words(it.plan().backOut()),
        it.window().from(),
        it.window().until(),
        it.implementer().id(),
        it.terms().risk().name(),
        opening.impact(),
        opening.urgency());
  }

  private void ask(ChangeRecord change, Turn turn) {
    if (change.terms().policy() != null) {
      approvals.ask(
          change.ref(),
          change.terms().policy(),
          approval.matter(change, tickets.head(change.ref())),
          turn.actor().id(),
          turn.at());
    }
  }

  private static Level impact(Risk risk) {
    return switch (risk) {
      case LOW -> Level.LOW;
      case MEDIUM -> Level.MEDIUM;
      case HIGH -> Level.HIGH;
    };
  }

  private static Level urgency(ChangeType type) {
    return switch (type) {
      case STANDARD -> Level.LOW;
      case NORMAL -> Level.MEDIUM;
      case EMERGENCY -> Level.HIGH;
    };
  }
}
