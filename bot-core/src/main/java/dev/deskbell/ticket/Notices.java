package dev.deskbell.ticket;

import dev.deskbell.delivery.Deliveries;
import dev.deskbell.delivery.Destination;
import dev.deskbell.delivery.Piece;
import dev.deskbell.delivery.Telling;
import dev.deskbell.people.Person;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Decides, in the turn, who is told what of a ticket's changes. */
@Component
class Notices {
  private final Showings showings;
  private final Listeners listeners;
  private final Sentences sentences;
  private final Comments.Numbers comments;
  private final CommentFiles files;
  private final Deliveries deliveries;

  Notices(
      Showings showings,
      Listeners listeners,
      Sentences sentences,
      Comments.Numbers comments,
      CommentFiles files,
      Deliveries deliveries) {
    this.showings = showings;
    this.listeners = listeners;
    this.sentences = sentences;
    this.comments = comments;
    this.files = files;
    this.deliveries = deliveries;
  }

  /** All changes of one ticket in this transaction, in order. */
  Notice of(List<Heard> changes) {
    var last = changes.getLast().after();
    var shown = showings.of(last);
    var head = HeadDraft.of(last, it -> replace(it.shown, shown));
    var tellings = new ArrayList<Telling>();
    changes.getFirst().before().shown().stream()
        .filter(it -> !shown.contains(it))
        // Where its own room stays as it was, so does what was said there.
        .filter(it -> head.hidden() || !(it instanceof Destination.Inside))
        .forEach(it -> takeAway(head, it, tellings));
    sorted(shown).forEach(it -> tellings.add(Telling.keep(Topics.card(head.ref()), it)));
    var later = new HashSet<Person.Id>();
    for (var change : changes) {
      tell(change, head, tellings, later);
    }
    return new Notice(head, List.copyOf(tellings), later);
  }

  private static <T> void replace(Set<T> some, Set<T> others) {
    some.clear();
    some.addAll(others);
  }

  /** The card and all that the desk wrote below it; what waits to be sent is settled by this. */
  private void takeAway(Head head, Destination from, List<Telling> tellings) {
    var below = below(head, from);
    for (var seq = 1; seq <= head.chain().facts(); seq++) {
      tellings.add(Telling.gone(Topics.news(head.ref(), seq), below));
    }
    comments.of(head.ref()).stream()
        .map(it -> Telling.gone(Topics.comment(head.ref(), it), below))
        .forEach(tellings::add);
    files.pieces(head.ref()).forEach(it -> tellings.add(Telling.gone(it, below)));
    tellings.add(Telling.gone(Topics.card(head.ref()), from));
  }

  private void tell(Heard change, Head head, List<Telling> tellings, Set<Person.Id> later) {
    switch (change.fact()) {
      case TicketFact.Replied it ->
          said(head, it.comment(), Audience.REQUESTER, change, tellings, later);
      case TicketFact.Annotated it ->
          said(head, it.comment(), Audience.TEAM, change, tellings, later);
      case TicketFact.CommentEdited it -> again(head, it.comment(), tellings);
      case TicketFact.CommentRemoved it -> again(head, it.comment(), tellings);
      case TicketFact.Erased _ -> everything(head, tellings);
      case Fact it -> news(it, change, head, tellings, later);
    }
    ownRoom(change, head, tellings);
    if (asksForRating(change)) {
      rating(head, tellings);
    }
  }

  private static void ownRoom(Heard change, Head head, List<Telling> tellings) {
    switch (change.fact()) {
      case TicketFact.RoomOpened _ -> OwnRooms.of(head).ifPresent(it -> opened(head, it, tellings));
      case TicketFact.RoomClosed _ ->
          OwnRooms.of(change.before())
              .ifPresent(it -> tellings.add(Telling.gone(it.room(), it.where())));
      case TicketFact.Assigned _, TicketFact.Watched _, TicketFact.Called _ ->
          OwnRooms.of(head).ifPresent(it -> tellings.add(guests(it)));
      case Fact _ -> {}
    }
  }

  private static void opened(Head head, Destination.Inside it, List<Telling> tellings) {
    var room = OwnRoom.of(it.room());
    tellings.add(Telling.keep(it.room(), it.where()));
    tellings.add(guests(it));
    tellings.add(Telling.keep(room.deed(Topics.ROOM_PIN), below(head, it)));
    tellings.add(Telling.keep(room.deed(Topics.ROOM_BOOKMARK), it));
  }

  private static Telling guests(Destination.Inside it) {
    return Telling.keep(OwnRoom.of(it.room()).deed(Topics.ROOM_GUESTS), it);
  }

  private static boolean asksForRating(Heard change) {
    return change.fact() instanceof TicketFact.Rated
        || (change.fact().milestone() == Milestone.CLOSED
            && change.before().phase() == Phase.RESOLVED);
  }

  private static void rating(Head head, List<Telling> tellings) {
    head.shown().stream()
        .filter(it -> it.equals(new Destination.Someone(head.requester())))
        .map(it -> Telling.keep(Topics.rating(head.ref()), below(head, it)))
        .forEach(tellings::add);
  }

  private void news(
      Fact fact, Heard change, Head head, List<Telling> tellings, Set<Person.Id> later) {
    var sentence = sentences.of(fact);
    if (fact.milestone() == Milestone.OPENED) {
      return;
    }
    var piece = Topics.news(head.ref(), change.after().chain().facts());
    if (sentence.loud()) {
      tell(piece, listeners.ofNews(head, change, sentence.to()), head, tellings, later);
    } else {
      listeners
          .leaving(head, change)
          .forEach(it -> tellings.add(Telling.keep(piece, below(head, it))));
    }
  }

  private void said(
      Head head,
      long comment,
      Audience to,
      Heard change,
      List<Telling> tellings,
      Set<Person.Id> later) {
    var piece = Topics.comment(head.ref(), comment);
    tell(piece, listeners.ofComment(head, change, to), head, tellings, later);
  }

  private static void tell(
      Piece piece,
      Listeners.Listening listening,
      Head head,
      List<Telling> tellings,
      Set<Person.Id> later) {
    sorted(listening.now()).forEach(it -> tellings.add(Telling.keep(piece, below(head, it))));
    later.addAll(listening.later());
  }

  /** With all that is attached to it. */
  private void again(Head head, long comment, List<Telling> tellings) {
    Stream.concat(
            Stream.of(Topics.comment(head.ref(), comment)),
            files.pieces(head.ref(), comment).stream())
        .forEach(piece -> toldOf(head, piece).forEach(it -> tellings.add(Telling.keep(piece, it))));
  }

  /** Below which cards it stands, or is on its way to. */
  List<Destination> toldOf(Head head, Piece piece) {
    return deliveries.toldOf(piece, sorted(head.shown()).map(it -> below(head, it)).toList());
  }

  /** Words of a person are gone: whatever stands is drawn again. */
  private void everything(Head head, List<Telling> tellings) {
    var pieces =
        Stream.concat(
            comments.of(head.ref()).stream().map(it -> Topics.comment(head.ref(), it)),
            Stream.concat(
                files.pieces(head.ref()).stream(),
                Stream.iterate(1, it -> it <= head.chain().facts(), it -> it + 1)
                    .map(it -> Topics.news(head.ref(), it))));
    pieces.forEach(
        it -> deliveries.toldOf(it).forEach(where -> tellings.add(Telling.keep(it, where))));
  }

  private static Destination below(Head head, Destination where) {
    return new Destination.Below(Topics.card(head.ref()), where);
  }

  static Stream<Destination> sorted(Set<Destination> some) {
    return some.stream().sorted(java.util.Comparator.comparing(Showing::write));
  }
}
