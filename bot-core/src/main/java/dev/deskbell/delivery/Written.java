package dev.deskbell.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Place;
import dev.deskbell.people.Person;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How destinations, lanes and targets are written in columns: parts between slashes. */
final class Written {

  private static final String ROOM = "room";
  private static final String PERSON = "person";
  private static final String BELOW = "below";
  private static final String ACCOUNT = "account";
  private static final String WORKSPACE = "workspace";
  private static final String INSIDE = "inside";
  private static final String ASIDE = "beside-";

  private Written() {}

  static String of(Destination destination) {
    return switch (destination) {
      case Destination.Room(var place) -> of(place);
      case Destination.Someone(var person) -> join(PERSON, person.toString());
      case Destination.OnAccount(var account) -> of(account);
      case Destination.Workspace(var platform, var workspace) ->
          join(WORKSPACE, platform, workspace);
      case Destination.Inside(var room, Destination.Workspace(var platform, var workspace)) ->
          join(INSIDE, platform, workspace, room.topic(), room.subject(), room.argument());
      case Destination.Below(var piece, var where) ->
          join(BELOW, of(where), piece.topic(), piece.subject(), piece.argument());
    };
  }

  static Destination destination(String written) {
    var parts = split(written);
    return switch (parts[0]) {
      case ROOM -> new Destination.Room(place(written));
      case PERSON -> new Destination.Someone(new Person.Id(Long.parseLong(parts[1])));
      case ACCOUNT -> new Destination.OnAccount(account(written));
      case WORKSPACE -> new Destination.Workspace(parts[1], parts[2]);
      case INSIDE ->
          new Destination.Inside(
              new Piece(parts[3], parts[4], parts[5]),
              new Destination.Workspace(parts[1], parts[2]));
      case BELOW ->
          new Destination.Below(new Piece(parts[2], parts[3], parts[4]), destination(parts[1]));
      default -> throw new IllegalArgumentException("not a destination: " + written);
    };
  }

  /** What takes turns: a channel with all its threads, a person, a workspace. */
  static String lane(Destination destination) {
    return switch (destination) {
      case Destination.Room(var place) -> of(place.withoutThread());
      case Destination.Someone _,
          Destination.OnAccount _,
          Destination.Workspace _,
          Destination.Inside _ ->
          of(destination);
      case Destination.Below(_, var where) -> lane(where);
    };
  }

  static String of(Place place) {
    return join(ROOM, place.platform(), place.workspace(), place.channel(), place.thread());
  }

  static Place place(String written) {
    var parts = split(written);
    return new Place(parts[1], parts[2], parts[3], parts.length > 4 ? parts[4] : null);
  }

  static String of(Account account) {
    return join(ACCOUNT, account.platform(), account.workspace(), account.user());
  }

  static Account account(String written) {
    var parts = split(written);
    return new Account(parts[1], parts[2], parts[3]);
  }

  /** The lane beside a lane. */
  static String aside(String lane) {
    return ASIDE + lane;
  }

  /** The lane of messages there and the one beside it. */
  static List<String> both(String lane) {
    var messages = lane.startsWith(ASIDE) ? lane.substring(ASIDE.length()) : lane;
    return List.of(messages, aside(messages));
  }

  /** Whether others wait for what is made there: rooms. */
  static boolean isWorkspace(String lane) {
    return both(lane).getFirst().startsWith(WORKSPACE + "/");
  }

  /** The piece that must stand before anything can be told there, and where it is told. */
  static Optional<Destination.Below> above(Destination destination) {
    return switch (destination) {
      case Destination.Below below -> Optional.of(below);
      case Destination.Inside(var room, var where) ->
          Optional.of(new Destination.Below(room, where));
      case Destination.Room _,
          Destination.Someone _,
          Destination.OnAccount _,
          Destination.Workspace _ ->
          Optional.empty();
    };
  }

  /** The platform that a lane is of; a person has no one platform. */
  static Optional<String> platform(String lane) {
    return lane.startsWith(PERSON + "/") ? Optional.empty() : Optional.of(split(lane)[1]);
  }

  static boolean isRoom(String written) {
    return written.startsWith(ROOM + "/");
  }

  static boolean isAccount(String written) {
    return written.startsWith(ACCOUNT + "/");
  }

  static String join(@Nullable String... parts) {
    var joined = new StringBuilder();
    for (var part : parts) {
      if (part != null) {
        joined.append(joined.isEmpty() ? "" : "/").append(encoded(part));
      }
    }
    return joined.toString();
  }

  /** Platforms' ids are letters and digits, topics have a dot: they are written as they are. */
  private static String encoded(String part) {
    for (var at = 0; at < part.length(); at++) {
      var it = part.charAt(at);
      if ((it < 'a' || it > 'z')
          && (it < 'A' || it > 'Z')
          && (it < '0' || it > '9')
          && it != '-'
          && it != '.') {
        return URLEncoder.encode(part, UTF_8);
      }
    }
    return part;
  }

  private static String[] split(String written) {
    var parts = written.split("/", -1);
    for (var i = 0; i < parts.length; i++) {
      parts[i] = URLDecoder.decode(parts[i], UTF_8);
    }
    return parts;
  }
}
