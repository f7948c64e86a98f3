package dev.deskbell.console;

import dev.deskbell.chat.Call;
import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Origin;
import dev.deskbell.chat.Origin.Audience;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Reply;
import dev.deskbell.chat.Speaker;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What residents press and fill in becomes what the desk hears, its reply what the page reads. */
final class Talk {
  private final Conversation conversation;
  private final Keeping keeping;
  private final Clock clock;

  Talk(Conversation conversation, Keeping keeping, Clock clock) {
    this.conversation = conversation;
    this.keeping = keeping;
    this.clock = clock;
  }

  /** A place as one person sees it. */
  record Spot(String room, Rooms.Kind kind, @Nullable Long thread) {
    Place place() {
      return Workspace.place(room, thread);
    }

    Audience audience() {
      return switch (kind) {
        case OPEN -> Audience.OPEN;
        case INVITED -> Audience.INVITED;
        case DIRECT -> Audience.DIRECT;
      };
    }
  }

  /** The place a request speaks of, if this person may be there. */
  Spot spot(Resident me, JsonNode request) {
    var room = request.path("room").asString("");
    var kind = keeping.rooms().seenBy(me.user(), room).orElseThrow(() -> gone("That room"));
    var thread = request.path("thread").isIntegralNumber() ? request.path("thread").asLong() : null;
    if (thread != null && !isThread(room, thread)) {
      throw gone("That thread");
    }
    return new Spot(room, kind, thread);
  }

  private boolean isThread(String room, long thread) {
    return keeping
        .messages()
        .standing(thread)
        .filter(it -> it.room().equals(room) && it.thread() == null)
        .isPresent();
  }

  ObjectNode press(Resident me, JsonNode request) {
    var call = call(request);
    var choices = Forms.strings(request.path("choices"));
    if (!request.path("message").isIntegralNumber()) {
      var whispered = origin(me, spot(me, request), request);
      return reply(me, new Incoming.Press(whispered, call, choices, null));
    }
    var card = seen(me, request.path("message").asLong(), "That card");
    var posting = posting(card);
    var origin = origin(me, spotOf(me, card), request);
    return reply(me, new Incoming.Press(origin, call, choices, posting));
  }

  ObjectNode submit(Resident me, JsonNode request) {
    var answers =
        Forms.answers(
            request.path("answers"),
            id ->
                keeping.shelf().of(me.user(), List.of(id)).stream()
                    .findFirst()
                    .orElseThrow(() -> gone("The attached file")));
    var origin = origin(me, spot(me, request), request);
    return reply(me, new Incoming.Submission(origin, call(request), answers));
  }

  ObjectNode lookup(Resident me, JsonNode request) {
    var given = new LinkedHashMap<String, String>();
    request.path("given").forEachEntry((name, it) -> given.put(name, it.asString("")));
    return reply(
        me,
        new Incoming.Lookup(
            typing(me, spot(me, request), request),
            call(request),
            request.path("field").asString(""),
            request.path("typed").asString(""),
            given));
  }

  ObjectNode shortcut(Resident me, JsonNode request) {
    var message = seen(me, request.path("message").asLong(-1), "That message");
    var heard = keeping.messages().message(message, message.words());
    var origin = origin(me, spotOf(me, message), request);
    return reply(me, new Incoming.Shortcut(origin, call(request), heard));
  }

  /** The desk's reply as the page reads it. */
  ObjectNode reply(Resident me, Incoming incoming) {
    var drawing = new Drawing(it -> keeping.shelf().keep(me.user(), it));
    var drawn = Drawing.object();
    return switch (conversation.receive(incoming)) {
      case Reply.Whisper(var card) ->
          drawn.put("reply", "whisper").set("card", drawing.content(card));
      case Reply.Replace(var card) ->
          drawn.put("reply", "replace").set("card", drawing.content(card));
      case Reply.Ask(var form) -> drawn.put("reply", "ask").set("form", Forms.draw(form));
      case Reply.Amend(var form, var problems) -> {
        var listed = drawn.put("reply", "amend").putObject("problems");
        problems.forEach((name, problem) -> Drawing.put(listed, name, problem));
        yield drawn.set("form", Forms.draw(form));
      }
      case Reply.Offer(var choices) ->
          drawn.put("reply", "offer").set("choices", Drawing.choices(choices));
      case Reply.Preview _, Reply.Silence _ -> drawn.put("reply", "silence");
    };
  }

  /** Who asks, from where and when, under the key that a repeated request repeats. */
  Origin origin(Resident me, Spot spot, JsonNode request) {
    var key = key(me, request);
    return origin(me, spot, key, keeping.requests().heard(key, clock.instant()));
  }

  /** The same of somebody who is only typing: nothing comes of it. */
  Origin typing(Resident me, Spot spot, JsonNode request) {
    return origin(me, spot, key(me, request), clock.instant());
  }

  private static Origin origin(Resident me, Spot spot, String key, Instant when) {
    var speaker = Speaker.member(Workspace.account(me.user()), me.name());
    return new Origin(key, speaker, spot.place(), spot.audience(), when);
  }

  /** Two people's pages can't get into each other's way: the key names its maker. */
  static String key(Resident me, JsonNode request) {
    var id = request.path("id").asString("");
    if (!id.matches("[A-Za-z0-9-]{8,64}")) {
      throw new Unwelcome(400, "A request names itself, so that it acts once.");
    }
    return me.user() + "-" + id;
  }

  private static Call call(JsonNode request) {
    try {
      return Call.parse(request.path("call").asString(""));
    } catch (IllegalArgumentException malformed) {
      throw new Unwelcome(400, "That button means nothing to the desk.");
    }
  }

  Messages.Standing seen(Resident me, long id, String what) {
    return keeping.messages().seenBy(me.user(), id).orElseThrow(() -> gone(what));
  }

  Spot spotOf(Resident me, Messages.Standing message) {
    var kind =
        keeping.rooms().seenBy(me.user(), message.room()).orElseThrow(() -> gone("That room"));
    return new Spot(message.room(), kind, message.thread());
  }

  static Posting posting(Messages.Standing it) {
    return Workspace.posting(it.room(), it.thread(), it.id());
  }

  static Unwelcome gone(String what) {
    return Unwelcome.gone(what);
  }
}
