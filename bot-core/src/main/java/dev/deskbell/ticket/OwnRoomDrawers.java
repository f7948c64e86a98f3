package dev.deskbell.ticket;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Place;
import dev.deskbell.delivery.Drawer;
import dev.deskbell.delivery.Drawer.Drawn;
import dev.deskbell.delivery.Drawer.View;
import dev.deskbell.delivery.Piece;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Rooms;
import dev.deskbell.policy.Policies;
import dev.deskbell.web.PublicAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A ticket's own room and what is done in it. */
@Configuration(proxyBeanMethods = false)
class OwnRoomDrawers {
  private final Heads heads;
  private final TicketKinds kinds;
  private final Visibility visibility;
  private final People people;
  private final Rooms rooms;
  private final Policies policies;
  private final JdbcClient db;
  private final ObjectProvider<PublicAddress> address;

  OwnRoomDrawers(
      Heads heads,
      TicketKinds kinds,
      Visibility visibility,
      People people,
      Rooms rooms,
      Policies policies,
      JdbcClient db,
      ObjectProvider<PublicAddress> address) {
    this.heads = heads;
    this.kinds = kinds;
    this.visibility = visibility;
    this.people = people;
    this.rooms = rooms;
    this.policies = policies;
    this.db = db;
    this.address = address;
  }

  private record Drawing(String topic, Drawn like, BiFunction<Piece, View, Drawn> drawing)
      implements Drawer {
    @Override
    public Drawn draw(Piece piece, View view) {
      return drawing.apply(piece, view);
    }
  }

  @Bean
  Drawer ticketsOwnRoom() {
    return new Drawing(Topics.ROOM, Drawn.Room.LIKE, this::room);
  }

  @Bean
  Drawer ticketsOwnRoomGuests() {
    return new Drawing(Topics.ROOM_GUESTS, new Drawn.Guests(List.of()), this::guests);
  }

  @Bean
  Drawer ticketsOwnRoomPin() {
    return new Drawing(Topics.ROOM_PIN, new Drawn.Pinned(), (_, _) -> new Drawn.Pinned());
  }

  @Bean
  Drawer ticketsOwnRoomBookmark() {
    return new Drawing(Topics.ROOM_BOOKMARK, Drawn.Bookmarked.LIKE, (it, _) -> bookmark(it));
  }

  /** Its name and topic are read by everybody: the ref, the kind and the priority, no words. */
  private Drawn room(Piece piece, View view) {
    var room = OwnRoom.of(piece);
    var head = heads.look(room.ref()).orElseThrow();
    var kind = (head.drill() ? "drill of an " : "") + kinds.of(head.ref()).name();
    var topic = head.ref() + " · " + kind + " · " + head.priority();
    return head.hidden() && !room.invited()
        ? new Drawn.Hidden()
        : new Drawn.Room(
            name(room),
            topic,
            !room.invited(),
            near(head, view),
            policies.current(TicketPolicy.SECTION).privateRoomsApart());
  }

  /** A ticket's second room can't have the first one's name. */
  private String name(OwnRoom room) {
    var before =
        db.sql(
                """
                select count(*) from timeline
                 where ticket = ? and seq < ? and name = 'ticket.room-opened'
                """)
            .params(room.ref().toString(), room.number())
            .query(Integer.class)
            .single();
    var name = room.ref().toString().toLowerCase(Locale.ROOT);
    return before == 0 ? name : name + "-" + (before + 1);
  }

  private @Nullable Place near(Head head, View view) {
    return rooms.of(head.team(), kinds.of(head.ref()).name()).stream()
        .filter(it -> it.platform().equals(view.platform()))
        .filter(it -> it.workspace().equals(view.workspace()))
        .min(Comparator.comparing(Place::channel))
        .orElse(null);
  }

  private Drawn guests(Piece piece, View view) {
    var room = OwnRoom.of(piece);
    var head = heads.look(room.ref()).orElseThrow();
    var accounts =
        Stream.concat(team(head), Stream.of(room.opener()))
            .filter(it -> !it.equals(Fact.DESK) && visibility.allows(head, it))
            .map(it -> people.get(it).id())
            .distinct()
            .flatMap(it -> account(it, view).stream())
            .toList();
    return accounts.isEmpty() ? new Drawn.Hidden() : new Drawn.Guests(accounts);
  }

  /** Whom it concerns and who works on it; its requester stays outside. */
  private Stream<Person.Id> team(Head head) {
    return Stream.concat(Stream.ofNullable(head.assignee()), head.watchers().stream())
        .filter(it -> visibility.audience(head, it) == Audience.TEAM);
  }

  private Optional<Account> account(Person.Id who, View view) {
    return people.accountsOf(who).stream()
        .filter(_ -> people.get(who).active())
        .filter(it -> it.platform().equals(view.platform()))
        .filter(it -> it.workspace().equals(view.workspace()))
        .findFirst();
  }

  private Drawn bookmark(Piece piece) {
    var ref = piece.subject();
    return Optional.ofNullable(address.getIfAvailable())
        .flatMap(it -> it.at("/t/" + ref))
        .<Drawn>map(it -> new Drawn.Bookmarked(ref, it))
        .orElseGet(Drawn.Hidden::new);
  }
}
