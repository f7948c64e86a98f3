package dev.deskbell.delivery;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Content;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.delivery.Drawer.View;
import dev.deskbell.people.Person;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a claimed message comes down to, before it is drawn. */
sealed interface Aim {

  /** A message in a room or thread. */
  record Into(Place place) implements Aim {}

  /** A direct message. */
  record To(Account account) implements Aim {}

  /** What stands becomes what is drawn. */
  record Over(Posting posting) implements Aim {}

  /** What stands is taken away. */
  record Off(Posting posting) implements Aim {}

  default String platform() {
    return switch (this) {
      case Into(var place) -> place.platform();
      case To(var account) -> account.platform();
      case Over(var posting) -> posting.place().platform();
      case Off(var posting) -> posting.place().platform();
    };
  }

  default String workspace() {
    return switch (this) {
      case Into(var place) -> place.workspace();
      case To(var account) -> account.workspace();
      case Over(var posting) -> posting.place().workspace();
      case Off(var posting) -> posting.place().workspace();
    };
  }

  default Told.Deed deed() {
    return switch (this) {
      case Into _ -> Told.Deed.POST;
      case To _ -> Told.Deed.DIRECT;
      case Over _ -> Told.Deed.EDIT;
      case Off _ -> Told.Deed.REMOVE;
    };
  }

  /** As a column keeps it; where a lost answer is looked for. */
  default String written() {
    return switch (this) {
      case Into(var place) -> Written.of(place);
      case To(var account) -> Written.of(account);
      case Over(var posting) -> Written.of(posting.place());
      case Off(var posting) -> Written.of(posting.place());
    };
  }

  /** Where, as an administrator reads it. */
  default String read() {
    return switch (this) {
      case Into(var place) -> read(place);
      case To(var account) -> account.workspace() + "/" + account.user();
      case Over(var posting) -> read(posting.place());
      case Off(var posting) -> read(posting.place());
    };
  }

  private static String read(Place place) {
    var room = place.workspace() + "/" + place.channel();
    return place.isThread() ? room + "/" + place.thread() : room;
  }

  default View seenBy(Person.@Nullable Id reader) {
    var place =
        switch (this) {
          case Into(var it) -> it;
          case To _ -> null;
          case Over(var posting) -> posting.place();
          case Off(var posting) -> posting.place();
        };
    return new View(reader, platform(), workspace(), place);
  }

  default Outgoing with(String id, Content content, Set<Account> notifying) {
    return switch (this) {
      case Into(var place) -> new Outgoing.Post(id, place, content, notifying);
      case To(var account) -> new Outgoing.Direct(id, account, content);
      case Over(var posting) -> new Outgoing.Edit(id, posting, content);
      case Off(var posting) -> new Outgoing.Remove(id, posting);
    };
  }
}
