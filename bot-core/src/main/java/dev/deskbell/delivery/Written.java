package dev.deskbell.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Place;
import dev.deskbell.people.Person;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How destinations, lanes and targets are written in columns: parts between slashes. */
final class Written {

  private static final String ROOM = "room";
  private static final String PERSON = "person";
  private static final String BELOW = "below";
  private static final String ACCOUNT = "account";

  private Written() {}

  static String of(Destination destination) {
    return switch (destination) {
      case Destination.Room(var place) -> of(place);
      case Destination.Someone(var person) -> join(PERSON, person.toString());
      case Destination.OnAccount(var account) -> of(account);
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
      case BELOW ->
          new Destination.Below(new Piece(parts[2], parts[3], parts[4]), destination(parts[1]));
      default -> throw new IllegalArgumentException("not a destination: " + written);
    };
  }

  /** What takes turns: a channel with all its threads, or a person. */
  static String lane(Destination destination) {
    return switch (destination) {
      case Destination.Room(var place) -> of(place.withoutThread());
      case Destination.Someone _, Destination.OnAccount _ -> of(destination);
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

  static boolean isAccount(String written) {
    return written.startsWith(ACCOUNT + "/");
  }

  static String join(@Nullable String... parts) {
    return Arrays.stream(parts)
        .flatMap(Stream::ofNullable)
        .map(it -> URLEncoder.encode(it, UTF_8))
        .collect(Collectors.joining("/"));
  }

  private static String[] split(String written) {
    var parts = written.split("/", -1);
    for (var i = 0; i < parts.length; i++) {
      parts[i] = URLDecoder.decode(parts[i], UTF_8);
    }
    return parts;
  }
}
