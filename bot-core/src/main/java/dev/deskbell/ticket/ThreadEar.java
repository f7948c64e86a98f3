package dev.deskbell.ticket;

import dev.deskbell.chat.Attachment;
import dev.deskbell.chat.Message;
import dev.deskbell.chat.Origin;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.conversation.Ear;
import dev.deskbell.conversation.Turn;
import dev.deskbell.delivery.Deliveries;
import dev.deskbell.delivery.Destination;
import dev.deskbell.delivery.Telling;
import dev.deskbell.people.People;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A message in a ticket's thread is a comment, for exactly the audience of that thread. */
@Component
class ThreadEar implements Ear {
  /** What hangs on a ticket's card, and a room of its own that is a thread. */
  private static final Set<String> THREADS_OF_TICKETS = Set.of(Topics.CARD, Topics.ROOM);

  private final Deliveries deliveries;
  private final Comments comments;
  private final Tickets tickets;
  private final Visibility visibility;
  private final People people;

  ThreadEar(
      Deliveries deliveries,
      Comments comments,
      Tickets tickets,
      Visibility visibility,
      People people) {
    this.people = people;
    this.deliveries = deliveries;
    this.comments = comments;
    this.tickets = tickets;
    this.visibility = visibility;
  }

  @Override
  public void said(Turn turn, Message message) {
    ticketOf(message.posting().place()).ifPresent(it -> said(turn, message, it));
  }

  private void said(Turn turn, Message message, TicketRef ref) {
    var head = tickets.head(ref);
    if (!visibility.allows(head, turn.actor().id())
        || comments.said(message.posting()).isPresent()) {
      return;
    }
    comments.add(
        new Comments.Draft(
            ref,
            audience(head, turn),
            turn.actor().id(),
            turn.at(),
            new Words(message.words()),
            message.posting(),
            message.files()));
    if (head.phase() == Phase.CLOSED) {
      explain(head, message.posting().place());
    }
  }

  /** The words are kept; who wrote them learns that nobody may be looking, and what to do. */
  private void explain(Head head, Place thread) {
    var card = Topics.card(head.ref());
    deliveries.keptOf(card).stream()
        .filter(it -> it.posting().thread().equals(thread))
        .map(it -> Telling.keep(Topics.closed(head.ref()), new Destination.Below(card, it.to())))
        .forEach(it -> deliveries.tell(List.of(it)));
  }

  /** A room's thread is the team's; a person's own is as they see the ticket. */
  private Audience audience(Head head, Turn turn) {
    return turn.origin().audience() == Origin.Audience.DIRECT
        ? visibility.audience(head, turn.actor().id())
        : Audience.TEAM;
  }

  private Optional<TicketRef> ticketOf(Place thread) {
    return thread.isThread()
        ? deliveries
            .at(new Posting(thread.withoutThread(), Objects.requireNonNull(thread.thread())))
            .filter(it -> THREADS_OF_TICKETS.contains(it.topic()))
            .map(it -> TicketRef.of(it.subject()))
        : Optional.empty();
  }

  /** Whose beginning was not heard, or not yet, begins with what it has become. */
  @Override
  public void edited(Turn turn, Message message) {
    var known = comments.said(message.posting());
    if (known.isEmpty()) {
      said(turn, message);
      return;
    }
    known
        .filter(it -> !turn.at().isBefore(it.lastAt()))
        .filter(it -> people.same(it.author(), turn.actor().id()) && !it.removed())
        .filter(it -> differs(it, message))
        .ifPresent(it -> {
          tickets.head(it.ticket());
          comments.edit(it, new Words(message.words()), message.files(), turn.at());
        });
  }

  private static boolean differs(Comment comment, Message message) {
    return !comment.words().equals(new Words(message.words()).text())
        || !comment.files().stream()
            .map(it -> it.attachment().id())
            .toList()
            .equals(message.files().stream().map(Attachment::id).toList());
  }

  @Override
  public void removed(Turn turn, Posting posting) {
    var known = comments.said(posting);
    if (known.isEmpty()) {
      ticketOf(posting.place())
          .ifPresent(it -> comments.withdraw(it, turn.actor().id(), turn.at(), posting));
    }
    known
        .filter(it -> !it.removed())
        .ifPresent(it -> {
          tickets.head(it.ticket());
          comments.remove(it, turn.actor().id(), turn.at());
        });
  }

  /** What a reaction means is for {@link TicketReactions} to say; otherwise it is nothing. */
  @Override
  public void reacted(Turn turn, Posting posting, String emoji) {}
}
