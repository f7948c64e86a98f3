package dev.deskbell.slack;

import com.google.gson.JsonObject;
import dev.deskbell.chat.Account;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Content;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Receipt.Delivered;
import dev.deskbell.chat.Receipt.Later;
import dev.deskbell.chat.Receipt.Reason;
import dev.deskbell.chat.Receipt.Refused;
import dev.deskbell.chat.Receipt.Scope;
import dev.deskbell.slack.SlackCalls.Failed;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Does what the desk wants done. */
final class SlackDeeds {

  /** What a lost message is found by; seen by whoever looks for it, so it says nothing. */
  static final String EVENT_TYPE = "deskbell_delivery";

  /** After so long a picture that was sent is asked for again. */
  private static final Duration SETTLED = Duration.ofSeconds(3);

  private final SlackCalls calls;
  private final SlackDirects directs;
  private final SlackPictures pictures;
  private final SlackRooms rooms;

  SlackDeeds(SlackCalls calls, SlackDirects directs, SlackPictures pictures, SlackRooms rooms) {
    this.calls = calls;
    this.directs = directs;
    this.pictures = pictures;
    this.rooms = rooms;
  }

  Receipt done(Outgoing outgoing) {
    try {
      return receipt(outgoing);
    } catch (Failed problem) {
      return problem.receipt();
    }
  }

  private Receipt receipt(Outgoing outgoing) throws Failed {
    return switch (outgoing) {
      case Outgoing.Post(var id, var to, var content, var notifying) ->
          new Delivered(post(id, to, content, notifying));
      case Outgoing.Direct(var id, var to, var content) -> direct(id, to, content);
      case Outgoing.Edit(_, var at, var content) -> edit(at, content);
      case Outgoing.Remove(_, var at) -> remove(at);
      case Outgoing.Upload(_, var to, var words, var file) -> pictures.share(to, words, file);
      case Outgoing.Page(_, var of, var card) -> page(of, card);
      case Outgoing.MakeRoom room -> {
        var place = rooms.make(room);
        yield new Delivered(post(room.id(), place, SlackRooms.firstWords(room), Set.of()));
      }
      case Outgoing.Invite(_, var to, var people) -> rooms.invite(to, people);
      case Outgoing.Topic(_, var of, var topic) -> rooms.topic(of, topic);
      case Outgoing.Pin(_, var at) -> rooms.pin(at);
      case Outgoing.Follow(_, var workspace, var group, var members) ->
          rooms.follow(workspace, group, members);
      case Outgoing.Bookmark(_, var in, var label, var to) -> rooms.bookmark(in, label, to);
      case Outgoing.Archive(_, var room) -> rooms.archive(room);
    };
  }

  private Posting post(String id, Place to, Content content, Set<Account> notifying) throws Failed {
    var arguments = new HashMap<String, String>();
    arguments.put("channel", to.channel());
    var thread = to.thread();
    if (thread != null) {
      arguments.put("thread_ts", thread);
    }
    arguments.put("metadata", metadata(id));
    arguments.put("unfurl_links", "false");
    arguments.put("unfurl_media", "false");
    var answer = show(to.workspace(), "chat.postMessage", arguments, content, notifying);
    return new Posting(to, answer.text("ts"));
  }

  /** Slack takes a while to draw a picture, and until then refuses the whole message. */
  private Json show(
      String workspace,
      String method,
      Map<String, String> arguments,
      Content content,
      Set<Account> notifying)
      throws Failed {
    var message = pictures.drawn(workspace, content, notifying);
    try {
      return calls.call(workspace, method, with(arguments, message));
    } catch (Failed problem) {
      if (!problem.is("invalid_blocks") || !pictures.has(content)) {
        throw problem;
      }
      if (pictures.areSettling(workspace, content)) {
        throw new Failed(problem.error(), new Later(SETTLED, Scope.MESSAGE, "a picture settles"));
      }
      var plain = SlackCards.draw(content, notifying);
      return calls.call(workspace, method, with(arguments, plain));
    }
  }

  private static Map<String, String> with(Map<String, String> arguments, SlackMessage message) {
    var all = new HashMap<>(arguments);
    all.putAll(message.arguments());
    return all;
  }

  static String metadata(String id) {
    var metadata = new JsonObject();
    metadata.addProperty("event_type", EVENT_TYPE);
    metadata.add("event_payload", Json.object(Map.of("id", id)));
    return metadata.toString();
  }

  private Receipt direct(String id, Account to, Content content) throws Failed {
    try {
      var place = Place.channel(Slack.NAME, to.workspace(), directs.channel(to));
      return new Delivered(post(id, place, content, Set.of(to)));
    } catch (Failed problem) {
      directs.forget(to);
      return problem.receipt() instanceof Refused(var reason, var why)
              && reason == Reason.PLACE_GONE
          ? new Refused(Reason.PERSON_UNREACHABLE, why)
          : problem.receipt();
    }
  }

  private Receipt edit(Posting at, Content content) throws Failed {
    var place = at.place();
    var arguments = new HashMap<String, String>();
    arguments.put("channel", place.channel());
    arguments.put("ts", at.message());
    arguments.put("parse", "none");
    show(place.workspace(), "chat.update", arguments, content, Set.of());
    return new Delivered(at);
  }

  /** What is gone already is removed. */
  private Receipt remove(Posting at) throws Failed {
    try {
      var arguments = Map.of("channel", at.place().channel(), "ts", at.message());
      calls.call(at.place().workspace(), "chat.delete", arguments);
    } catch (Failed problem) {
      if (!problem.is("message_not_found")) {
        throw problem;
      }
    }
    return new Delivered(null);
  }

  private Receipt page(Account of, Card card) throws Failed {
    var drawn = pictures.drawn(of.workspace(), card, Set.of());
    var arguments = Map.of("user_id", of.user(), "view", SlackViews.home(drawn));
    calls.call(of.workspace(), "views.publish", arguments);
    return new Delivered(null);
  }
}
