package dev.deskbell.delivery;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.delivery.Drawer.Drawn;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a platform is asked to do so that what was drawn is so; some can only be so somewhere. */
final class Asked {
  private Asked() {}

  static Outgoing of(String id, Place in, @Nullable Posting below, Drawn drawn) {
    return switch (drawn) {
      case Drawn.Shown(var content, var notifying) -> new Outgoing.Post(id, in, content, notifying);
      case Drawn.File(var words, var file) -> new Outgoing.Upload(id, in, words, file);
      case Drawn.Topic(var topic) -> new Outgoing.Topic(id, in, topic);
      case Drawn.Guests(var people) -> new Outgoing.Invite(id, in, people);
      case Drawn.Pinned() ->
          new Outgoing.Pin(id, Objects.requireNonNull(below, "pinned below no card"));
      case Drawn.Bookmarked(var label, var to) -> new Outgoing.Bookmark(id, in, label, to);
      case Drawn.Hidden _, Drawn.Room _, Drawn.Group _, Drawn.Page _ -> throw no(drawn, in);
    };
  }

  static Outgoing of(String id, Account to, Drawn drawn) {
    return switch (drawn) {
      case Drawn.Shown(var content, _) -> new Outgoing.Direct(id, to, content);
      case Drawn.Page(var card) -> new Outgoing.Page(id, to, card);
      case Drawn.Hidden _,
          Drawn.File _,
          Drawn.Room _,
          Drawn.Topic _,
          Drawn.Guests _,
          Drawn.Pinned _,
          Drawn.Bookmarked _,
          Drawn.Group _ ->
          throw no(drawn, to);
    };
  }

  static Outgoing of(String id, String workspace, Drawn drawn) {
    return switch (drawn) {
      case Drawn.Room(var name, var topic, var open, var near, var apart) ->
          new Outgoing.MakeRoom(id, workspace, name, topic, open, near, apart);
      case Drawn.Group(var group, var members) ->
          new Outgoing.Follow(id, workspace, group, members);
      case Drawn.Hidden _,
          Drawn.Shown _,
          Drawn.File _,
          Drawn.Topic _,
          Drawn.Guests _,
          Drawn.Pinned _,
          Drawn.Bookmarked _,
          Drawn.Page _ ->
          throw no(drawn, workspace);
    };
  }

  static Optional<Outgoing> over(String id, Posting posting, Drawn drawn) {
    return switch (drawn) {
      case Drawn.Shown(var content, _) -> Optional.of(new Outgoing.Edit(id, posting, content));
      case Drawn.File _ -> Optional.empty();
      case Drawn.Hidden _,
          Drawn.Room _,
          Drawn.Topic _,
          Drawn.Guests _,
          Drawn.Pinned _,
          Drawn.Bookmarked _,
          Drawn.Group _,
          Drawn.Page _ ->
          throw no(drawn, posting);
    };
  }

  static Outgoing about(String id, Place room, Drawn drawn) {
    if (drawn instanceof Drawn.Room(_, var topic, _, _, _)) {
      return new Outgoing.Topic(id, room, topic);
    }
    throw no(drawn, room);
  }

  private static IllegalStateException no(Drawn drawn, Object where) {
    return new IllegalStateException(drawn.getClass().getSimpleName() + " can't be at " + where);
  }
}
