package dev.deskbell.testing;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Content;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Receipt.Reason;
import dev.deskbell.chat.Saying;
import dev.deskbell.testing.FakePlatform.Shown;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What stands on a platform: messages, rooms, groups, pages; what a deed does to it, or why not.
 */
final class Standing {
  final List<Shown> messages = new ArrayList<>();
  final Map<String, Reason> shut = new LinkedHashMap<>();
  final Map<String, FakeRoom> rooms = new LinkedHashMap<>();
  final Map<String, List<Account>> groups = new LinkedHashMap<>();
  final Map<Account, Card> pages = new LinkedHashMap<>();
  private final Set<String> threadsWithoutHead = new HashSet<>();
  private final String name;
  private int count;

  Standing(String name) {
    this.name = name;
  }

  void takeAway(Posting posting) {
    messages.removeIf(it -> it.posting().equals(posting));
    threadsWithoutHead.add(posting.message());
  }

  @Nullable Reason refusal(Outgoing outgoing) {
    return switch (outgoing) {
      case Outgoing.Post(_, var place, _, _) ->
          place.isThread() && threadsWithoutHead.contains(place.thread())
              ? Reason.PLACE_GONE
              : into(place);
      case Outgoing.Upload(_, var place, _, _) ->
          place.isThread() && threadsWithoutHead.contains(place.thread())
              ? Reason.PLACE_GONE
              : into(place);
      case Outgoing.Direct(_, var account, _) -> shut.get(account.user());
      case Outgoing.Edit(_, var at, _) ->
          find(at).isEmpty() ? Reason.PLACE_GONE : shut.get(at.place().channel());
      case Outgoing.Remove(_, var at) -> shut.get(at.place().channel());
      case Outgoing.Invite(_, var place, _) -> into(place);
      case Outgoing.Topic(_, var place, _) -> into(place);
      case Outgoing.Bookmark(_, var place, _, _) -> into(place);
      case Outgoing.Archive(_, var place) -> into(place);
      case Outgoing.Pin(_, var at) -> find(at).isEmpty() ? Reason.PLACE_GONE : into(at.place());
      case Outgoing.MakeRoom _, Outgoing.Follow _, Outgoing.Page _ -> null;
    };
  }

  private @Nullable Reason into(Place place) {
    var room = rooms.get(place.channel());
    return room != null && !room.isOpen() ? Reason.PLACE_GONE : shut.get(place.channel());
  }

  @Nullable Posting effect(Outgoing outgoing) {
    return switch (outgoing) {
      case Outgoing.Post(var id, var place, var content, var notifying) ->
          show(id, place, content, notifying);
      case Outgoing.Direct(var id, var account, var content) ->
          show(id, inbox(account), content, Set.of(account));
      case Outgoing.Edit(_, var at, var content) -> {
        messages.replaceAll(it -> it.posting().equals(at) ? it.with(content) : it);
        yield at;
      }
      case Outgoing.Remove(_, var at) -> {
        messages.removeIf(it -> it.posting().equals(at));
        yield at;
      }
      case Outgoing.Upload(var id, var place, var words, var file) ->
          show(new Shown(id, posting(place), new Saying(words), Set.of(), file));
      case Outgoing.MakeRoom it -> made(it);
      case Outgoing.Invite(_, var place, var people) -> {
        change(place, it -> it.with(people));
        yield null;
      }
      case Outgoing.Topic(_, var place, var topic) -> {
        change(place, it -> it.about(topic));
        yield null;
      }
      case Outgoing.Pin(_, var at) -> {
        change(at.place(), it -> it.pinning(at));
        yield at;
      }
      case Outgoing.Bookmark(_, var place, var label, var to) -> {
        change(place, it -> it.bookmarking(label + " " + to));
        yield null;
      }
      case Outgoing.Archive(_, var place) -> {
        change(place, FakeRoom::closed);
        yield null;
      }
      case Outgoing.Follow(_, _, var group, var members) -> {
        groups.put(group, members);
        yield null;
      }
      case Outgoing.Page(_, var account, var card) -> {
        pages.put(account, card);
        yield null;
      }
    };
  }

  private Posting made(Outgoing.MakeRoom it) {
    var room = new FakeRoom(it.name(), it.topic(), it.open(), true, Set.of(), Set.of(), List.of());
    var channel = it.name() + "-" + ++count;
    rooms.put(channel, room);
    return new Posting(Place.channel(name, it.workspace(), channel), channel);
  }

  private void change(Place place, UnaryOperator<FakeRoom> how) {
    rooms.compute(
        place.channel(),
        (channel, room) ->
            how.apply(
                room == null
                    ? new FakeRoom(channel, "", true, true, Set.of(), Set.of(), List.of())
                    : room));
  }

  private Posting show(String id, Place place, Content content, Set<Account> notifying) {
    return show(new Shown(id, posting(place), content, notifying, null));
  }

  private Posting posting(Place place) {
    return new Posting(place, "m" + ++count);
  }

  private Posting show(Shown shown) {
    messages.add(shown);
    return shown.posting();
  }

  static Place inbox(Account account) {
    return Place.channel(account.platform(), account.workspace(), "inbox-" + account.user());
  }

  private Optional<Shown> find(Posting posting) {
    return messages.stream().filter(it -> it.posting().equals(posting)).findFirst();
  }
}
