package dev.deskbell.ticket;

import dev.deskbell.delivery.Destination;
import dev.deskbell.people.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a fact does to the kernel's row. */
final class Moves {
  private Moves() {}

  static Head after(Head before, Entry entry, Chain chain) {
    return HeadDraft.of(
        before,
        head -> {
          switch (entry) {
            case Change<?>(var ticket, var fact) -> into(head, ticket.status(), fact.at());
            case Noted(TicketFact fact) -> by(head, fact);
            case Noted _ -> {}
          }
          head.changedAt = entry.fact().at();
          head.chain = chain;
        });
  }

  private static void into(HeadDraft head, TicketStatus status, Instant at) {
    head.resolvedAt = resolved(head, status.phase(), at);
    head.phase = status.phase();
    head.status = status.name();
  }

  private static @Nullable Instant resolved(HeadDraft head, Phase phase, Instant at) {
    if (phase.isOpen()) {
      return null;
    }
    return head.phase.isOpen() ? at : head.resolvedAt;
  }

  private static void by(HeadDraft head, TicketFact fact) {
    switch (fact) {
      case TicketFact.Assigned it -> head.assignee = it.to();
      case TicketFact.Released _, TicketFact.Offered _ -> head.assignee = null;
      case TicketFact.Handed it -> hand(head, it);
      case TicketFact.Prioritised it -> rank(head, it);
      case TicketFact.Watched it -> head.watchers.add(it.watcher());
      case TicketFact.Called it -> {
        head.watchers.add(it.who());
        head.helpers.add(it.who());
      }
      case TicketFact.Unwatched it -> leave(head, it.watcher());
      case TicketFact.Hidden _ -> head.hidden = true;
      case TicketFact.Unhidden _ -> head.hidden = false;
      case TicketFact.RoomOpened it -> head.shown.add(room(head, it));
      case TicketFact.RoomClosed _, TicketFact.RoomNotMade _ ->
          head.shown.removeIf(Destination.Inside.class::isInstance);
      case TicketFact.Replied _,
          TicketFact.Annotated _,
          TicketFact.CommentEdited _,
          TicketFact.CommentRemoved _,
          TicketFact.Linked _,
          TicketFact.Unlinked _,
          TicketFact.Rated _,
          TicketFact.Erased _ -> {}
    }
  }

  private static Destination room(HeadDraft head, TicketFact.RoomOpened fact) {
    return new OwnRoom(fact.ref(), head.chain.facts() + 1, fact.by(), fact.invited())
        .in(fact.platform(), fact.workspace());
  }

  private static void hand(HeadDraft head, TicketFact.Handed fact) {
    head.team = fact.to();
    head.assignee = null;
  }

  private static void rank(HeadDraft head, TicketFact.Prioritised fact) {
    head.impact = fact.impact();
    head.urgency = fact.urgency();
    head.priority = fact.priority();
  }

  private static void leave(HeadDraft head, Person.Id watcher) {
    head.watchers.remove(watcher);
    head.helpers.remove(watcher);
  }
}
