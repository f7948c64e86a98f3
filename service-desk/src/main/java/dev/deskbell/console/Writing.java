package dev.deskbell.console;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Attachment;
import dev.deskbell.chat.Incoming;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What residents write: kept first, then told to the desk where it concerns the desk. */
final class Writing {
  /** As much as the generous ones among chat platforms take. */
  static final int LONGEST = 40_000;

  private static final Pattern TO_THE_DESK =
      Pattern.compile("\\s*([/@])(?:desk|deskbell)(?=\\s|$)\\s*(.*)", Pattern.DOTALL);

  private final Talk talk;
  private final Mentions mentions;
  private final Keeping keeping;
  private final Clock clock;

  Writing(Talk talk, Residents residents, Keeping keeping, Clock clock) {
    this.talk = talk;
    this.mentions = new Mentions(residents);
    this.keeping = keeping;
    this.clock = clock;
  }

  ObjectNode say(Resident me, JsonNode request) {
    var spot = talk.spot(me, request);
    var words = words(request);
    var toDesk = TO_THE_DESK.matcher(words);
    var named = toDesk.matches();
    if (named && toDesk.group(1).equals("/")) {
      return talk.reply(me, command(me, spot, request, toDesk.group(2)));
    }
    var message = write(me, spot, words, request);
    return answer(me, spot, words, named ? toDesk.group(2) : null, message, request)
        .put("said", message.id());
  }

  /** What the desk says to a message: its number goes with it, so that it stands below. */
  private ObjectNode answer(
      Resident me,
      Talk.Spot spot,
      String words,
      @Nullable String toDesk,
      Messages.Standing message,
      JsonNode request) {
    if (toDesk != null) {
      return talk.reply(me, command(me, spot, request, toDesk));
    } else if (spot.thread() != null) {
      var said = keeping.messages().message(message, words);
      return talk.reply(me, new Incoming.Said(talk.origin(me, spot, request), said));
    } else if (spot.kind() == Rooms.Kind.DIRECT) {
      return talk.reply(me, command(me, spot, request, words.strip()));
    }
    return Drawing.object().put("reply", "silence");
  }

  private Messages.Standing write(Resident me, Talk.Spot spot, String words, JsonNode request) {
    var files = keeping.shelf().of(me.user(), Forms.strings(request.path("files")));
    if (words.isBlank() && files.isEmpty()) {
      throw new Unwelcome(422, "There is nothing to send yet: type something or attach a file.");
    }
    var deed = "say-" + Talk.key(me, request);
    var content = mentions.draw(words);
    if (!files.isEmpty()) {
      content.set("files", Drawing.all(files, this::file));
    }
    var draft =
        new Messages.Draft(
            deed,
            spot.room(),
            spot.thread(),
            me.user(),
            words,
            content,
            mentions.in(words).values().stream().map(Account::user).toList(),
            clock.instant());
    return keeping
        .changes()
        .make(() -> {
          var written = keeping.messages().write(draft);
          keeping.shelf().hang(ids(files), written.id(), me.user());
          keeping.rooms().read(me.user(), spot.room(), written.id());
          return written;
        });
  }

  private static List<String> ids(List<Attachment> files) {
    return files.stream().map(Attachment::id).toList();
  }

  private ObjectNode file(Attachment file) {
    var type = keeping.shelf().typeOf(file.id());
    return Drawing.file(file.id(), file.name(), file.size(), type);
  }

  private Incoming command(Resident me, Talk.Spot spot, JsonNode request, String words) {
    return new Incoming.Command(
        talk.origin(me, spot, request), words, Map.of(), mentions.in(words));
  }

  ObjectNode edit(Resident me, long id, JsonNode request) {
    var mine = mine(me, id);
    var words = words(request);
    if (words.isBlank()) {
      throw new Unwelcome(422, "An empty message says nothing: delete it instead.");
    }
    keeping
        .changes()
        .make(() -> {
          var content = mentions.draw(words);
          var files = keeping.shelf().on(id);
          if (!files.isEmpty()) {
            content.set("files", Drawing.all(files, this::file));
          }
          keeping.messages().change(id, words, content, clock.instant());
          return true;
        });
    return mine.thread() == null
        ? Drawing.object().put("reply", "silence")
        : talk.reply(
            me,
            new Incoming.Edited(
                talk.origin(me, talk.spotOf(me, mine), request),
                keeping.messages().message(mine, words)));
  }

  ObjectNode remove(Resident me, long id, JsonNode request) {
    var mine =
        keeping
            .messages()
            .writtenBy(me.user(), id)
            .orElseThrow(() -> Unwelcome.gone("That message"));
    keeping
        .changes()
        .make(() -> {
          keeping.messages().remove(mine);
          return true;
        });
    return mine.thread() == null
        ? Drawing.object().put("reply", "silence")
        : talk.reply(
            me,
            new Incoming.Removed(
                talk.origin(me, talk.spotOf(me, mine), request), Talk.posting(mine)));
  }

  ObjectNode react(Resident me, long id, JsonNode request) {
    var message = talk.seen(me, id, "That message");
    var emoji = request.path("emoji").asString("");
    if (!emoji.matches("[a-z0-9_+-]{1,40}")) {
      throw new Unwelcome(422, "That is no emoji's name.");
    }
    var set = request.path("set").asBoolean(true);
    keeping
        .changes()
        .make(() -> {
          keeping.messages().react(id, me.user(), emoji, set);
          return true;
        });
    var origin = talk.origin(me, talk.spotOf(me, message), request);
    return talk.reply(me, new Incoming.Reaction(origin, Talk.posting(message), emoji, set));
  }

  private static String words(JsonNode request) {
    var words = request.path("words").asString("");
    if (words.length() > LONGEST) {
      throw new Unwelcome(
          422,
          "That is too long by "
              + (words.length() - LONGEST)
              + " characters: shorten it, or attach it as a file.");
    }
    return words;
  }

  private Messages.Standing mine(Resident me, long id) {
    var message = talk.seen(me, id, "That message");
    if (!me.user().equals(message.author())) {
      throw new Unwelcome(403, "Only its author can change a message.");
    }
    return message;
  }
}
