package dev.deskbell.approval;

import dev.deskbell.conversation.Refusal;
import dev.deskbell.people.Person;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import dev.deskbell.ticket.Words;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Asks for approval on behalf of practices. What comes of it is a fact on the ticket, {@link
 * ApprovalFact.Ended}, which they hear in the same transaction.
 */
@Component
public class Approvals {
  private final Askings askings;
  private final Stages stages;
  private final Present present;
  private final Tickets tickets;
  private final Consequences consequences;

  Approvals(
      Askings askings, Stages stages, Present present, Tickets tickets, Consequences consequences) {
    this.askings = askings;
    this.stages = stages;
    this.present = present;
    this.tickets = tickets;
    this.consequences = consequences;
  }

  /**
   * Asks, the ticket locked; what was asked before and is not about the same any more is void, and
   * so are its votes.
   *
   * @param policy its id in the files
   * @return {@link Standing#OPEN} as a rule
   */
  public Standing ask(TicketRef ref, String policy, Matter matter, Person.Id by, Instant at) {
    var head = tickets.head(ref);
    var before = head.chain().facts() <= 1 ? Optional.<Approval>empty() : askings.newest(ref);
    before.ifPresent(it -> overtake(it, matter, head, by, at));
    var asking =
        new Asking(
            ref,
            before.map(it -> it.asking().run()).orElse(0) + 1,
            policy,
            matter.digest(),
            matter.risk(),
            concerned(head, matter, by),
            at);
    var now = present.of(head, asking.concerned(), at);
    var approval = Approval.begin(asking, stages.of(policy, matter, head, asking, at), now);
    consequences.begun(approval, by, at, now);
    return approval.standing();
  }

  private void overtake(Approval it, Matter matter, Head head, Person.Id by, Instant at) {
    var same = it.asking().digest().equals(matter.digest());
    if (same && (it.standing().isOpen() || it.standing() == Standing.APPROVED)) {
      throw new Refusal(
          it.standing().isOpen()
              ? "Approval of " + it.ref() + " is asked already."
              : it.ref() + " is approved as it is.");
    }
    end(it, it.voided(), head, by, at);
  }

  private void end(Approval it, Approval next, Head head, Person.Id by, Instant at) {
    if (next.standing() != it.standing()) {
      var now = present.of(head, it.asking().concerned(), at);
      consequences.moved(it, next, by, at, new Words(""), now);
    }
  }

  private static Set<Person.Id> concerned(Head head, Matter matter, Person.Id by) {
    var concerned = new HashSet<>(matter.concerned());
    concerned.add(head.requester());
    concerned.add(by);
    if (head.assignee() != null) {
      concerned.add(head.assignee());
    }
    concerned.remove(Fact.DESK);
    return concerned;
  }

  /**
   * The matter may be another now, the ticket locked: if so, all that was said about the old one is
   * void, and it must be asked again.
   *
   * @return whether it was void
   */
  public boolean edited(TicketRef ref, Matter matter, Person.Id by, Instant at) {
    var it = askings.newest(ref).filter(old -> !old.asking().digest().equals(matter.digest()));
    it.ifPresent(old -> end(old, old.voided(), tickets.head(ref), by, at));
    return it.isPresent();
  }

  /** Nobody need decide any more, the ticket locked. */
  public void withdraw(TicketRef ref, Person.Id by, Instant at) {
    askings.newest(ref).ifPresent(it -> end(it, it.withdrawn(), tickets.head(ref), by, at));
  }

  /** How the newest asking stands; empty when it was never asked. */
  public Optional<Standing> standing(TicketRef ref) {
    return askings.newest(ref).map(Approval::standing);
  }

  /** Whether exactly this matter is approved at present. */
  public boolean approved(TicketRef ref, Matter matter) {
    return askings
        .newest(ref)
        .filter(it -> it.standing() == Standing.APPROVED)
        .filter(it -> it.asking().digest().equals(matter.digest()))
        .isPresent();
  }

  /** Who said yes in the newest asking, and for whom they did as deputies. */
  public Set<Person.Id> approvers(TicketRef ref) {
    return askings.newest(ref).stream()
        .flatMap(it -> it.lastWords().stream())
        .filter(it -> it.vote() == Vote.APPROVE)
        .flatMap(it -> Stream.of(it.voter(), it.seat()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
