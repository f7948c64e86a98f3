package dev.deskbell.ticket;

import dev.deskbell.chat.Card;
import dev.deskbell.chat.Origin;
import dev.deskbell.chat.Speaker;
import dev.deskbell.conversation.Previews;
import dev.deskbell.people.Person;
import dev.deskbell.web.PublicAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Shows what a ticket's address leads to, never more than everyone who reads there may know. */
@Component
class TicketPreviews implements Previews {
  private static final int MOST = 5;

  private final ObjectProvider<PublicAddress> address;
  private final Heads heads;
  private final Visibility visibility;
  private final TicketCards cards;

  TicketPreviews(
      ObjectProvider<PublicAddress> address,
      Heads heads,
      Visibility visibility,
      TicketCards cards) {
    this.address = address;
    this.heads = heads;
    this.visibility = visibility;
    this.cards = cards;
  }

  @Override
  public Map<URI, Card> of(List<URI> addresses, Origin said, Person by) {
    var known = new LinkedHashMap<URI, Card>();
    // A guest's word is no reason to show anything to whoever the guest is with.
    if (said.by().kind() == Speaker.Kind.MEMBER) {
      addresses.stream()
          .distinct()
          .limit(MOST)
          .forEach(it -> card(it, said, by).ifPresent(card -> known.put(it, card)));
    }
    return Map.copyOf(known);
  }

  private Optional<Card> card(URI at, Origin said, Person by) {
    return ref(at).flatMap(heads::look).filter(it -> mayStand(it, said, by)).map(cards::preview);
  }

  private boolean mayStand(Head head, Origin said, Person by) {
    return switch (said.audience()) {
      case OPEN, INVITED -> Visibility.allowsRoom(head);
      case DIRECT -> visibility.allows(head, by.id());
    };
  }

  private Optional<TicketRef> ref(URI at) {
    var path = at.getRawPath();
    if (path == null) {
      return Optional.empty();
    }
    return TicketRef.parse(path.substring(path.lastIndexOf('/') + 1)).filter(it -> isOurs(it, at));
  }

  private boolean isOurs(TicketRef ref, URI said) {
    return Optional.ofNullable(address.getIfAvailable())
        .flatMap(it -> it.at("/t/" + ref))
        .filter(it -> leadsTo(it, said))
        .isPresent();
  }

  /** The same host and path, whatever else was copied along. */
  private static boolean leadsTo(URI ours, URI said) {
    return ours.getHost().equalsIgnoreCase(said.getHost())
        && ours.getPort() == said.getPort()
        && ours.getPath().equals(said.getPath());
  }
}
