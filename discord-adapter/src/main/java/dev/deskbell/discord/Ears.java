package dev.deskbell.discord;

import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Message;
import dev.deskbell.chat.Origin;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Reply;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears messages: what is said to the desk, and what is said in threads. */
final class Ears {

  private static final Logger LOG = LoggerFactory.getLogger(Ears.class);

  /** What people write themselves: messages and answers to messages. */
  private static final Set<Integer> WRITTEN = Set.of(0, 19);

  private final Conversation desk;
  private final Whereabouts whereabouts;
  private final Self self;
  private final Letters letters;
  private final Previews previews;
  private final Authors authors;
  private final Chains chains;
  private final boolean threadComments;

  Ears(
      Conversation desk,
      Whereabouts whereabouts,
      Self self,
      Letters letters,
      Previews previews,
      Authors authors,
      Chains chains,
      boolean threadComments) {
    this.desk = desk;
    this.whereabouts = whereabouts;
    this.self = self;
    this.letters = letters;
    this.previews = previews;
    this.authors = authors;
    this.chains = chains;
    this.threadComments = threadComments;
  }

  void said(DataObject message) {
    if (!isWritten(message)) {
      return;
    }
    var origin = origin(message, message.getString("id"));
    if (origin == null) {
      return;
    }
    if (isForDesk(message, origin)) {
      command(message, origin);
      return;
    }
    if (origin.audience() != Origin.Audience.DIRECT) {
      previews.show(message, origin);
    }
    if (isHeard(origin)) {
      comment(message, origin);
    }
  }

  private void comment(DataObject message, Origin origin) {
    var words = words(message, origin);
    if (words.words().isBlank() && words.files().isEmpty()) {
      return; // a sticker, or words that the desk may not read
    }
    authors.remember(message.getString("id"), origin.by());
    answer(message, origin, desk.receive(new Incoming.Said(origin, words)));
  }

  private Message words(DataObject message, Origin origin) {
    var home = origin.by().account().workspace();
    return Words.message(message, posting(message, origin), home, self.user());
  }

  void edited(DataObject message) {
    var edited = message.getString("edited_timestamp", null);
    if (edited == null || !isWritten(message)) {
      return;
    }
    var origin = origin(message, message.getString("id") + "e" + edited);
    if (origin != null && isHeard(origin) && !isForDesk(message, origin)) {
      var at = OffsetDateTime.parse(edited).toInstant();
      authors.remember(message.getString("id"), origin.by());
      hear(new Incoming.Edited(at(origin, at), words(message, origin)));
    }
  }

  /** Who took it away Discord does not tell; it was its author's in any case. */
  void removed(DataObject event, String message, Instant when) {
    var guild = event.getString("guild_id", null);
    var author = authors.of(message);
    var root = chains.remembered(message);
    if (guild == null ? root == null || author.isEmpty() : !threadComments) {
      return;
    }
    var user = author.map(it -> it.account().user()).orElse("");
    var scene = whereabouts.scene(guild, event.getString("channel_id"), DataObject.empty(), user);
    var at = scene == null ? null : guild == null ? hanging(scene.place(), root) : scene.place();
    if (scene != null && at != null && at.isThread()) {
      var by = author.orElseGet(() -> Authors.somebody(scene.home()));
      var origin = new Origin(message + "removed", by, at, scene.audience(), when);
      hear(new Incoming.Removed(origin, new Posting(at, message)));
    }
  }

  static boolean isWritten(DataObject message) {
    return !message.isNull("author")
        && !message.getObject("author").getBoolean("bot", false)
        && message.isNull("webhook_id")
        && WRITTEN.contains(message.getInt("type", 0));
  }

  /** Direct messages are, but those that answer something of the desk's. */
  private boolean isForDesk(DataObject message, Origin origin) {
    return origin.audience() == Origin.Audience.DIRECT
        ? !origin.at().isThread()
        : Words.mentions(message, self.user());
  }

  private boolean isHeard(Origin origin) {
    return origin.at().isThread()
        && (threadComments || origin.audience() == Origin.Audience.DIRECT);
  }

  private @Nullable Origin origin(DataObject message, String key) {
    var user = message.getObject("author");
    var member = message.optObject("member").orElseGet(DataObject::empty);
    var guild = message.getString("guild_id", null);
    var channel = message.getString("channel_id");
    var scene = whereabouts.scene(guild, channel, DataObject.empty(), user.getString("id"));
    if (scene == null) {
      LOG.warn("Somebody writes to the desk who shares no server with it.");
      return null;
    }
    var speaker = Speakers.of(user, member, scene.home());
    var when = Snowflake.moment(message.getString("id"));
    var at = guild == null ? hanging(scene.place(), chains.root(message)) : scene.place();
    return new Origin(key, speaker, at, scene.audience(), when);
  }

  private static Place hanging(Place box, @Nullable String root) {
    return new Place(box.platform(), box.workspace(), box.channel(), root);
  }

  private static Origin at(Origin origin, Instant when) {
    return new Origin(origin.delivery(), origin.by(), origin.at(), origin.audience(), when);
  }

  private static Posting posting(DataObject message, Origin origin) {
    return new Posting(origin.at(), message.getString("id"));
  }

  private void hear(Incoming incoming) {
    desk.receive(incoming);
  }

  private void command(DataObject message, Origin origin) {
    var guild = origin.by().account().workspace();
    var reply =
        desk.receive(
            new Incoming.Command(
                origin,
                Words.read(message, self.user()),
                Map.of(),
                Words.mentioned(message, guild, self.user())));
    var receipt = sent(message, origin, reply);
    if (receipt instanceof Receipt.Refused && origin.audience() != Origin.Audience.DIRECT) {
      letters.pointOut(origin, id(message));
    }
  }

  /** In a room's thread nobody asked the desk for an answer. */
  private void answer(DataObject message, Origin origin, Reply reply) {
    if (origin.audience() == Origin.Audience.DIRECT) {
      sent(message, origin, reply);
    }
  }

  private @Nullable Receipt sent(DataObject message, Origin origin, Reply reply) {
    return letters.send(origin.by().account(), id(message), asked(message, origin), reply);
  }

  private static String id(DataObject message) {
    return "r" + Long.toString(Long.parseLong(message.getString("id")), 36);
  }

  private static @Nullable String asked(DataObject message, Origin origin) {
    return origin.audience() == Origin.Audience.DIRECT ? message.getString("id") : null;
  }
}
