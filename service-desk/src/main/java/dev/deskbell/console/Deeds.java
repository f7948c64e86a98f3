package dev.deskbell.console;

import static dev.deskbell.chat.Receipt.Reason.NOT_ALLOWED;
import static dev.deskbell.chat.Receipt.Reason.NOT_POSSIBLE;
import static dev.deskbell.chat.Receipt.Reason.PERSON_UNREACHABLE;
import static dev.deskbell.chat.Receipt.Reason.PLACE_GONE;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Content;
import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Receipt.Delivered;
import dev.deskbell.chat.Receipt.Refused;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Text;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Does what the desk wants done in the console, each once however often it is asked. */
final class Deeds {
  private final Residents residents;
  private final Rooms rooms;
  private final Messages messages;
  private final Shelf shelf;
  private final JdbcClient db;
  private final Clock clock;

  Deeds(Residents residents, Keeping keeping, Clock clock) {
    this.residents = residents;
    this.rooms = keeping.rooms();
    this.messages = keeping.messages();
    this.shelf = keeping.shelf();
    this.db = keeping.db();
    this.clock = clock;
  }

  Receipt done(Outgoing outgoing) {
    return switch (outgoing) {
      case Outgoing.Post(var id, var to, var content, var notifying) ->
          post(id, to, content, notifying);
      case Outgoing.Direct(var id, var to, var content) -> direct(id, to, content);
      case Outgoing.Edit(_, var at, var content) -> edit(at, content);
      case Outgoing.Remove(_, var at) -> remove(at);
      case Outgoing.Upload(var id, var to, var words, var file) -> upload(id, to, words, file);
      case Outgoing.MakeRoom(var id, _, var name, var topic, var open, _, _) ->
          makeRoom(id, name, topic, open);
      case Outgoing.Invite(_, var to, var people) -> invite(to, people);
      case Outgoing.Topic(_, var of, var topic) -> topic(of, topic);
      case Outgoing.Pin(_, var at) -> pin(at);
      case Outgoing.Follow(_, _, var group, var members) -> follow(group, members);
      case Outgoing.Bookmark _, Outgoing.Archive _, Outgoing.Page _ ->
          new Refused(NOT_POSSIBLE, "The console has no such place.");
    };
  }

  private Receipt post(String id, Place to, Content content, Set<Account> notifying) {
    if (!stands(to)) {
      return new Refused(PLACE_GONE, "There is no such room or thread in the console.");
    }
    return new Delivered(write(id, to, content, usersOf(notifying)));
  }

  private Receipt direct(String id, Account to, Content content) {
    if (!Workspace.has(to) || residents.called(to.user()).isEmpty()) {
      return new Refused(PERSON_UNREACHABLE, "Nobody in the console is called " + to.user() + ".");
    }
    var room = rooms.directWith(to.user());
    return new Delivered(write(id, Workspace.place(room, null), content, List.of(to.user())));
  }

  private Posting write(String id, Place to, Content content, Collection<String> notifying) {
    var pictures = new ArrayList<String>();
    var drawn = draw(content, pictures);
    return write(id, to, drawn, pictures, notifying);
  }

  private Posting write(
      String id, Place to, ObjectNode drawn, List<String> files, Collection<String> notifying) {
    var thread = Workspace.threadOf(to);
    var draft =
        new Messages.Draft(id, to.channel(), thread, null, "", drawn, notifying, clock.instant());
    var message = messages.write(draft);
    shelf.hang(files, message.id(), null);
    return Workspace.posting(message.room(), message.thread(), message.id());
  }

  private ObjectNode draw(Content content, List<String> pictures) {
    return new Drawing(
            picture -> {
              var id = shelf.keep(null, picture);
              pictures.add(id);
              return id;
            })
        .content(content);
  }

  private Receipt edit(Posting at, Content content) {
    var standing = standing(at);
    if (standing.isEmpty()) {
      return new Refused(PLACE_GONE, "That message is gone from the console.");
    } else if (standing.get().author() != null) {
      return new Refused(NOT_ALLOWED, "The desk edits only what it said itself.");
    }
    var pictures = new ArrayList<String>();
    messages.change(standing.get().id(), "", draw(content, pictures), clock.instant());
    shelf.hang(pictures, standing.get().id(), null);
    return new Delivered(at);
  }

  private Receipt remove(Posting at) {
    var standing = standing(at);
    if (standing.isPresent() && standing.get().author() != null) {
      return new Refused(NOT_ALLOWED, "The desk removes only what it said itself.");
    }
    standing.ifPresent(messages::remove);
    return new Delivered(null);
  }

  private Receipt upload(String id, Place to, Text words, FileContent file) {
    if (!stands(to)) {
      return new Refused(PLACE_GONE, "There is no such room or thread in the console.");
    }
    var shown = words.isEmpty() ? Text.of(file.name()) : words;
    var made = messages.madeBy(id);
    if (made.isPresent()) {
      var it = made.get();
      return new Delivered(Workspace.posting(it.room(), it.thread(), it.id()));
    }
    var kept = shelf.keep(null, file);
    var drawn = Drawing.saying(shown);
    drawn
        .putArray("files")
        .add(Drawing.file(kept, file.name(), file.bytes().length, file.mediaType()));
    return new Delivered(write(id, to, drawn, List.of(kept), List.of()));
  }

  private Receipt makeRoom(String id, String name, String topic, boolean open) {
    var room = rooms.madeBy(id).orElseGet(() -> newRoom(id, name, topic, open));
    var first = new Saying(Text.of("This room was made by the desk."));
    return new Delivered(write(id, Workspace.place(room, null), first, List.of()));
  }

  private String newRoom(String id, String name, String topic, boolean open) {
    var plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    var kind = open ? Rooms.Kind.OPEN : Rooms.Kind.INVITED;
    var room = plain.isEmpty() ? "room" : plain;
    for (var number = 2; !rooms.make(room, kind, name, topic, id); number++) {
      room = plain + "-" + number;
    }
    return room;
  }

  private Receipt invite(Place to, List<Account> people) {
    if (!Workspace.has(to) || !isRoom(to.channel())) {
      return new Refused(PLACE_GONE, "There is no such room in the console.");
    }
    var known = usersOf(people).stream().filter(it -> residents.called(it).isPresent()).toList();
    if (known.size() < people.size()) {
      return new Refused(PERSON_UNREACHABLE, "Not everybody invited lives in the console.");
    }
    rooms.join(to.channel(), known);
    return new Delivered(null);
  }

  private Receipt topic(Place of, String topic) {
    return Workspace.has(of) && rooms.topic(of.channel(), topic)
        ? new Delivered(null)
        : new Refused(PLACE_GONE, "There is no such room in the console.");
  }

  private Receipt pin(Posting at) {
    var standing = standing(at);
    standing.ifPresent(it -> messages.pin(it.id()));
    return standing.isPresent()
        ? new Delivered(at)
        : new Refused(PLACE_GONE, "That message is gone from the console.");
  }

  private Receipt follow(String group, List<Account> members) {
    db.sql("delete from console_groups where name = ?").param(group).update();
    for (var user : Set.copyOf(usersOf(members))) {
      db.sql("insert into console_groups (name, person) values (?, ?)")
          .params(group, user)
          .update();
    }
    return new Delivered(null);
  }

  private boolean stands(Place place) {
    if (!Workspace.has(place) || !isRoom(place.channel())) {
      return false;
    }
    var thread = Workspace.threadOf(place);
    return thread == null
        || messages
            .standing(thread)
            .filter(it -> it.thread() == null && it.room().equals(place.channel()))
            .isPresent();
  }

  /** A room that the policies have named since the console was furnished is made when needed. */
  private boolean isRoom(String room) {
    if (!rooms.exists(room)) {
      rooms.furnish(residents);
    }
    return rooms.exists(room);
  }

  private Optional<Messages.Standing> standing(Posting at) {
    return Workspace.has(at.place())
        ? messages
            .standing(Workspace.number(at.message()))
            .filter(it -> it.room().equals(at.place().channel()))
        : Optional.empty();
  }

  private static List<String> usersOf(Collection<Account> accounts) {
    return accounts.stream().filter(Workspace::has).map(Account::user).distinct().toList();
  }
}
