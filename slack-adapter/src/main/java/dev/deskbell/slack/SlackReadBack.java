package dev.deskbell.slack;

import dev.deskbell.chat.History;
import dev.deskbell.chat.History.Reading;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Reconciler.Finding;
import dev.deskbell.slack.SlackCalls.Failed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads back what stands in channels and threads: sparingly, since Slack lets some apps do so once
 * a minute only.
 */
final class SlackReadBack {

  /** Slack's clock and ours need not agree. */
  private static final Duration LEEWAY = Duration.ofMinutes(1);

  /** More than Slack gives some apps is not asked for at once. */
  private static final int AT_ONCE = 15;

  private static final int MOST_PAGES = 10;

  /** Messages of people; all other kinds tell of something else. */
  private static final Set<String> SAID =
      Set.of("", "file_share", "thread_broadcast", "me_message");

  /** It may be installed again. */
  private static final Duration UNINSTALLED = Duration.ofMinutes(10);

  private final SlackCalls calls;
  private final SlackDirects directs;
  private final SlackRooms rooms;
  private final SlackMessages messages;

  SlackReadBack(SlackCalls calls, SlackDirects directs, SlackRooms rooms, SlackMessages messages) {
    this.calls = calls;
    this.directs = directs;
    this.rooms = rooms;
    this.messages = messages;
  }

  /** What became of a deed whose answer was lost. */
  Finding find(Outgoing outgoing, Instant attempted) {
    try {
      return found(outgoing, attempted.minus(LEEWAY));
    } catch (Failed problem) {
      return notNow(problem);
    }
  }

  private static Finding notNow(Failed problem) {
    var why = Objects.toString(problem.getMessage());
    return switch (problem.receipt()) {
      case Receipt.Later(var after, _, _) -> new Finding.NotNow(after, why);
      case Receipt.Unknown _, Receipt.Delivered _ -> new Finding.NotNow(Duration.ZERO, why);
      case Receipt.Refused _ -> new Finding.Unclear(why);
    };
  }

  private Finding found(Outgoing outgoing, Instant since) throws Failed {
    return switch (outgoing) {
      case Outgoing.Post(var id, var to, _, _) -> posted(id, to, since);
      case Outgoing.Direct(var id, var to, _) ->
          posted(id, Place.channel(Slack.NAME, to.workspace(), directs.channel(to)), since);
      case Outgoing.MakeRoom room -> made(room, since);
      case Outgoing.Upload upload -> shared(upload, since);
      case Outgoing.Bookmark bookmark -> bookmarked(bookmark);
      case Outgoing.Edit _,
          Outgoing.Remove _,
          Outgoing.Invite _,
          Outgoing.Topic _,
          Outgoing.Pin _,
          Outgoing.Follow _,
          Outgoing.Archive _,
          Outgoing.Page _ ->
          new Finding.Absent();
    };
  }

  private Finding posted(String id, Place to, Instant since) throws Failed {
    var arguments = new HashMap<String, String>();
    arguments.put("include_all_metadata", "true");
    var pages = read(to, since, arguments);
    for (var message : pages.messages()) {
      if (message.text("metadata", "event_type").equals(SlackDeeds.EVENT_TYPE)
          && message.text("metadata", "event_payload", "id").equals(id)
          && !message.text("bot_id").isEmpty()) {
        return new Finding.Done(new Posting(to, message.text("ts")));
      }
    }
    return absent(pages);
  }

  /** What was not read to its end may hold it. */
  private static Finding absent(Pages pages) {
    var problem = pages.problem();
    if (problem != null) {
      return notNow(problem);
    }
    return pages.whole()
        ? new Finding.Absent()
        : new Finding.Unclear("too much was said there since to look for it");
  }

  /** A room whose first words are missing is made already: saying them is what is left. */
  private Finding made(Outgoing.MakeRoom room, Instant since) throws Failed {
    var place = rooms.found(room, since);
    return place.isEmpty() ? new Finding.Absent() : posted(room.id(), place.get(), since);
  }

  private Finding shared(Outgoing.Upload upload, Instant since) throws Failed {
    var pages = read(upload.to(), since, new HashMap<>());
    for (var message : pages.messages()) {
      var isThisFile =
          !message.text("bot_id").isEmpty()
              && message.list("files").stream()
                  .anyMatch(it ->
                      it.text("name").equals(upload.file().name())
                          && it.number("size") == upload.file().bytes().length);
      if (isThisFile) {
        return new Finding.Done(new Posting(upload.to(), message.text("ts")));
      }
    }
    return absent(pages);
  }

  /** Slack's bookmarks have no message: where they stand is told by the room. */
  private Finding bookmarked(Outgoing.Bookmark bookmark) throws Failed {
    var in = bookmark.in();
    var isThere =
        calls
            .call(in.workspace(), "bookmarks.list", Map.of("channel_id", in.channel()))
            .list("bookmarks")
            .stream()
            .anyMatch(it -> it.text("link").equals(bookmark.to().toString()));
    return isThere ? new Finding.Done(new Posting(in, "bookmark")) : new Finding.Absent();
  }

  /** What stands in a thread. */
  Reading since(Place thread, Instant since) {
    Pages pages;
    try {
      pages = read(thread, since, new HashMap<>());
    } catch (Failed problem) {
      return unread(problem);
    }
    var messages = pages.messages();
    var said =
        messages.stream()
            .filter(SlackReadBack::isPerson)
            .filter(it -> !it.text("ts").equals(thread.thread()))
            .sorted(Comparator.comparing(it -> it.text("ts")))
            .map(it -> past(thread, it))
            .toList();
    var ids = messages.stream().map(it -> it.text("ts")).collect(Collectors.toSet());
    var last = messages.isEmpty() ? since : SlackMoments.read(messages.getLast().text("ts"), since);
    return new Reading.Read(said, ids, pages.whole() ? null : last);
  }

  private static boolean isPerson(Json message) {
    return message.text("bot_id").isEmpty()
        && !message.text("user").isEmpty()
        && SAID.contains(message.text("subtype"));
  }

  private History.Past past(Place thread, Json message) {
    var ts = message.text("ts");
    var at = SlackMoments.read(ts, Instant.EPOCH);
    var edited = message.text("edited", "ts");
    return new History.Past(
        messages.read(thread.workspace(), new Posting(thread, ts), message),
        at,
        edited.isEmpty() ? null : SlackMoments.read(edited, at));
  }

  private static Reading unread(Failed problem) {
    var why = Objects.toString(problem.getMessage());
    return switch (problem.receipt()) {
      case Receipt.Later(var after, _, _) -> new Reading.NotNow(after, why);
      case Receipt.Unknown _, Receipt.Delivered _ -> new Reading.NotNow(Duration.ZERO, why);
      case Receipt.Refused(var reason, _) when reason == Receipt.Reason.INSTALLATION_LOST ->
          new Reading.NotNow(UNINSTALLED, why);
      case Receipt.Refused _ -> new Reading.Never(why);
    };
  }

  /**
   * Messages in the order in which Slack gives them.
   *
   * @param whole whether there are no more
   * @param problem why reading ended before, if Slack ended it
   */
  private record Pages(List<Json> messages, boolean whole, @Nullable Failed problem) {}

  /** Throws only where nothing was read: a part is better than none. */
  private Pages read(Place place, Instant since, Map<String, String> arguments) throws Failed {
    var thread = place.thread();
    arguments.put("channel", place.channel());
    arguments.put("oldest", since.getEpochSecond() + ".000000");
    arguments.put("limit", String.valueOf(AT_ONCE));
    if (thread != null) {
      arguments.put("ts", thread);
    }
    var method = thread == null ? "conversations.history" : "conversations.replies";
    var answer = calls.call(place.workspace(), method, arguments);
    var found = new ArrayList<Json>(answer.list("messages"));
    for (var page = 1; page < MOST_PAGES; page++) {
      var next = answer.text("response_metadata", "next_cursor");
      if (next.isEmpty()) {
        return new Pages(found, true, null);
      }
      arguments.put("cursor", next);
      try {
        answer = calls.call(place.workspace(), method, arguments);
      } catch (Failed problem) {
        return new Pages(found, false, problem);
      }
      found.addAll(answer.list("messages"));
    }
    return new Pages(found, answer.text("response_metadata", "next_cursor").isEmpty(), null);
  }
}
