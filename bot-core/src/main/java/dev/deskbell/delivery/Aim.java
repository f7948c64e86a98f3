package dev.deskbell.delivery;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.delivery.Drawer.Drawn;
import dev.deskbell.delivery.Drawer.View;
import dev.deskbell.people.Person;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a claimed message comes down to, before it is drawn. */
sealed interface Aim {

  /**
   * Something in a room or thread.
   *
   * @param below the message that it belongs to, if to any
   */
  record Into(Place place, @Nullable Posting below) implements Aim {
    Into(Place place) {
      this(place, null);
    }
  }

  /** Something for one person. */
  record To(Account account) implements Aim {}

  /** Something of a workspace. */
  record Within(String platform, String workspace) implements Aim {}

  /** What stands becomes what is drawn. */
  record Over(Posting posting) implements Aim {}

  /** The room that was made becomes as is drawn. */
  record About(Place room) implements Aim {}

  /** What stands is taken away. */
  record Off(Posting posting) implements Aim {}

  /** The room that was made is closed. */
  record Shut(Place room) implements Aim {}

  default String platform() {
    return switch (this) {
      case To(var account) -> account.platform();
      case Within(var platform, _) -> platform;
      case Into _, Over _, About _, Off _, Shut _ -> somewhere().platform();
    };
  }

  default String workspace() {
    return switch (this) {
      case To(var account) -> account.workspace();
      case Within(_, var workspace) -> workspace;
      case Into _, Over _, About _, Off _, Shut _ -> somewhere().workspace();
    };
  }

  private @Nullable Place place() {
    return switch (this) {
      case Into(var place, _) -> place;
      case Over(var posting) -> posting.place();
      case About(var room) -> room;
      case Off(var posting) -> posting.place();
      case Shut(var room) -> room;
      case To _, Within _ -> null;
    };
  }

  private Place somewhere() {
    return Objects.requireNonNull(place());
  }

  /** As a column keeps it; where a lost answer is looked for. */
  default String written() {
    return switch (this) {
      case To(var account) -> Written.of(account);
      case Within(var platform, var workspace) ->
          Written.of(new Destination.Workspace(platform, workspace));
      case Into _, Over _, About _, Off _, Shut _ -> Written.of(somewhere());
    };
  }

  /** What that column says. */
  static Aim read(String written) {
    return Written.isAccount(written)
        ? new To(Written.account(written))
        : Written.isRoom(written)
            ? new Into(Written.place(written))
            : within((Destination.Workspace) Written.destination(written));
  }

  private static Aim within(Destination.Workspace it) {
    return new Within(it.platform(), it.workspace());
  }

  /** Where, as an administrator reads it. */
  default String read() {
    return switch (this) {
      case To(var account) -> account.workspace() + "/" + account.user();
      case Within(_, var workspace) -> workspace;
      case Into _, Over _, About _, Off _, Shut _ -> {
        var place = somewhere();
        var room = place.workspace() + "/" + place.channel();
        yield place.isThread() ? room + "/" + place.thread() : room;
      }
    };
  }

  default View seenBy(Person.@Nullable Id reader, @Nullable Piece room) {
    return new View(reader, platform(), workspace(), place(), room);
  }

  /** How what stands is undone, if anything does. */
  default Optional<Aim> undone() {
    return switch (this) {
      case Over(var posting) -> Optional.of(new Off(posting));
      case About(var room) -> Optional.of(new Shut(room));
      case Off _, Shut _ -> Optional.of(this);
      case Into _, To _, Within _ -> Optional.empty();
    };
  }

  /** What is asked of the platform; empty when what is drawn stands as it is. */
  default Optional<Outgoing> with(String id, Drawn drawn) {
    return switch (this) {
      case Into(var place, var below) -> Optional.of(Asked.of(id, place, below, drawn));
      case To(var account) -> Optional.of(Asked.of(id, account, drawn));
      case Within(_, var workspace) -> Optional.of(Asked.of(id, workspace, drawn));
      case Over(var posting) -> Asked.over(id, posting, drawn);
      case About(var room) -> Optional.of(Asked.about(id, room, drawn));
      case Off(var posting) -> Optional.of(new Outgoing.Remove(id, posting));
      case Shut(var room) -> Optional.of(new Outgoing.Archive(id, room));
    };
  }
}
