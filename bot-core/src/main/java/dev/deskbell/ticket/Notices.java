package dev.deskbell.ticket;

import dev.deskbell.delivery.Destination;
import dev.deskbell.delivery.Telling;
import dev.deskbell.people.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Decides, in the turn, who is told what of a ticket's changes. */
@Component
class Notices {
  private final Showings showings;
  private final Sentences sentences;

  Notices(Showings showings, Sentences sentences) {
    this.showings = showings;
    this.sentences = sentences;
  }

  /** All changes of one ticket in this transaction, in order. */
  Notice of(List<Heard> changes) {
    var before = changes.getFirst().before();
    var last = changes.getLast().after();
    var shown = showings.of(last);
    var head = HeadDraft.of(last, it -> replace(it.shown, shown));
    var tellings = new ArrayList<Telling>();
    before.shown().stream()
        .filter(it -> !shown.contains(it))
        .forEach(it -> tellings.add(Telling.gone(Topics.card(head.ref()), it)));
    sorted(shown).forEach(it -> tellings.add(Telling.keep(Topics.card(head.ref()), it)));
    for (var change : changes) {
      tell(change, head, tellings);
    }
    return new Notice(head, List.copyOf(tellings));
  }

  private static <T> void replace(Set<T> some, Set<T> others) {
    some.clear();
    some.addAll(others);
  }

  private void tell(Heard change, Head head, List<Telling> tellings) {
    switch (change.fact()) {
      case TicketFact.Replied it -> comment(head, it.comment(), Audience.REQUESTER, tellings);
      case TicketFact.Annotated it -> comment(head, it.comment(), Audience.TEAM, tellings);
      case TicketFact.CommentEdited it -> refresh(head, it.comment(), tellings);
      case TicketFact.CommentRemoved it -> refresh(head, it.comment(), tellings);
      case TicketFact.Rated it -> {
        news(it, change.after().chain().facts(), head, tellings);
        rating(head, tellings);
      }
      case Fact it -> news(it, change.after().chain().facts(), head, tellings);
    }
    if (change.fact().milestone() == Milestone.CLOSED
        && change.before().phase() == Phase.RESOLVED) {
      rating(head, tellings);
    }
  }

  private static void rating(Head head, List<Telling> tellings) {
    var requester = new Destination.Someone(head.requester());
    tellings.add(
        Telling.keep(
            Topics.rating(head.ref()), new Destination.Below(Topics.card(head.ref()), requester)));
  }

  private void news(Fact fact, int seq, Head head, List<Telling> tellings) {
    var sentence = sentences.of(fact);
    if (sentence.loud() && fact.milestone() != Milestone.OPENED) {
      threads(head, sentence.to())
          .forEach(it -> tellings.add(Telling.once(Topics.news(head.ref(), seq), it)));
    }
  }

  private void comment(Head head, long comment, Audience to, List<Telling> tellings) {
    threads(head, to)
        .forEach(it -> tellings.add(Telling.keep(Topics.comment(head.ref(), comment), it)));
  }

  /** Wherever it may stand; where it may not be read, drawing hides it. */
  private void refresh(Head head, long comment, List<Telling> tellings) {
    comment(head, comment, Audience.REQUESTER, tellings);
  }

  /** The threads below the ticket's cards that this audience's words belong in. */
  private Stream<Destination> threads(Head head, Audience to) {
    return sorted(head.shown())
        .filter(it -> to == Audience.REQUESTER || audience(head, it) == Audience.TEAM)
        .map(it -> new Destination.Below(Topics.card(head.ref()), it));
  }

  /** Who reads along below the card kept there. */
  static Audience audience(Head head, Destination where) {
    return switch (where) {
      case Destination.Room _ -> Audience.TEAM;
      case Destination.Someone(Person.Id who) -> audience(head, who);
      case Destination.Below(var _, var above) -> audience(head, above);
    };
  }

  /** As whom a person sees a ticket in their direct messages. */
  static Audience audience(Head head, Person.Id who) {
    return who.equals(head.requester()) || !who.equals(head.assignee())
        ? Audience.REQUESTER
        : Audience.TEAM;
  }

  private static Stream<Destination> sorted(Set<Destination> some) {
    return some.stream()
        .collect(Collectors.toMap(Showing::write, it -> it, (one, _) -> one, TreeMap::new))
        .values()
        .stream();
  }
}
