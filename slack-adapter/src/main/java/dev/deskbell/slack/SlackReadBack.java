package dev.deskbell.slack;

import dev.deskbell.chat.Message;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Reconciler.Finding;
import dev.deskbell.slack.SlackCalls.Failed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
      return new Finding.Unclear(Objects.toString(problem.getMessage()));
    }
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
    for (var message : read(to, since, arguments)) {
      if (message.text("metadata", "event_type").equals(SlackDeeds.EVENT_TYPE)
          && message.text("metadata", "event_payload", "id").equals(id)
          && !message.text("bot_id").isEmpty()) {
        return new Finding.Done(new Posting(to, message.text("ts")));
      }
    }
    return new Finding.Absent();
  }

  /** A room whose first words are missing is made already: saying them is what is left. */
  private Finding made(Outgoing.MakeRoom room, Instant since) throws Failed {
    var place = rooms.found(room, since);
    return place.isEmpty() ? new Finding.Absent() : posted(room.id(), place.get(), since);
  }

  private Finding shared(Outgoing.Upload upload, Instant since) throws Failed {
    for (var message : read(upload.to(), since, new HashMap<>())) {
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
    return new Finding.Absent();
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

  /** What people said in a thread since then, oldest first. */
  List<Message> since(Place thread, Instant since) throws Failed {
    var heard = new ArrayList<Message>();
    for (var message : read(thread, since, new HashMap<>())) {
      var isPerson = message.text("bot_id").isEmpty() && !message.text("user").isEmpty();
      if (isPerson && !message.text("ts").equals(thread.thread())) {
        var posting = new Posting(thread, message.text("ts"));
        heard.add(messages.read(thread.workspace(), posting, message));
      }
    }
    heard.sort(java.util.Comparator.comparing(it -> it.posting().message()));
    return heard;
  }

  private List<Json> read(Place place, Instant since, Map<String, String> arguments) throws Failed {
    var thread = place.thread();
    arguments.put("channel", place.channel());
    arguments.put("oldest", since.getEpochSecond() + ".000000");
    arguments.put("limit", String.valueOf(AT_ONCE));
    if (thread != null) {
      arguments.put("ts", thread);
    }
    var method = thread == null ? "conversations.history" : "conversations.replies";
    var found = new ArrayList<Json>();
    for (var page = 0; page < MOST_PAGES; page++) {
      var answer = calls.call(place.workspace(), method, arguments);
      found.addAll(answer.list("messages"));
      var next = answer.text("response_metadata", "next_cursor");
      if (next.isEmpty()) {
        break;
      }
      arguments.put("cursor", next);
    }
    return found;
  }
}
