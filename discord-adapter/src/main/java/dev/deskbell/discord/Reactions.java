package dev.deskbell.discord;

import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Origin;
import java.time.Clock;
import net.dv8tion.jda.api.utils.data.DataObject;

/**
 * Hears reactions to the desk's own messages, and to anybody's in threads; to others they are none
 * of its business. A pin is one of them.
 */
final class Reactions {

  private final Conversation desk;
  private final Whereabouts whereabouts;
  private final Self self;
  private final Rest rest;
  private final Letters letters;
  private final Clock clock;

  Reactions(
      Conversation desk,
      Whereabouts whereabouts,
      Self self,
      Rest rest,
      Letters letters,
      Clock clock) {
    this.desk = desk;
    this.whereabouts = whereabouts;
    this.self = self;
    this.rest = rest;
    this.letters = letters;
    this.clock = clock;
  }

  /** One person's same reaction to the same message is one deed, however often it is set. */
  void set(DataObject event) {
    var user = event.getString("user_id");
    var emoji = event.getObject("emoji").getString("name", "");
    if (self.user().equals(user) || emoji.isBlank()) {
      return;
    }
    var own = self.user().equals(event.getString("message_author_id", ""));
    hear(event, user, event.getString("message_id"), own, Emoji.name(emoji));
  }

  /** The line that Discord writes when somebody pins a message. */
  void pinned(DataObject line) {
    var message = line.optObject("message_reference").orElseGet(DataObject::empty);
    var user = line.getObject("author").getString("id");
    if (!message.isNull("message_id") && !self.user().equals(user)) {
      hear(line, user, message.getString("message_id"), false, Incoming.PIN);
    }
  }

  private void hear(DataObject event, String user, String message, boolean own, String emoji) {
    var guild = event.getString("guild_id", null);
    var channel = event.getString("channel_id");
    var scene = whereabouts.scene(guild, channel, DataObject.empty(), user);
    if (scene != null && (own || scene.place().isThread())) {
      hear(event, scene, user, message, emoji);
    }
  }

  private void hear(
      DataObject event, Whereabouts.Scene scene, String user, String message, String emoji) {
    var place = scene.place();
    var member = event.optObject("member").orElseGet(() -> asked(scene.home(), user));
    var known =
        member
            .optObject("user")
            .or(() -> event.optObject("author"))
            .orElseGet(() -> DataObject.empty().put("id", user));
    var by = Speakers.of(known, member, scene.home());
    var key = message + "-" + user + "-" + emoji;
    var origin = new Origin(key, by, place, scene.audience(), clock.instant());
    var reply =
        desk.receive(
            new Incoming.Reaction(origin, Whereabouts.posting(place, message), emoji, true));
    letters.send(by.account(), id(message, key), null, reply);
  }

  private DataObject asked(String guild, String user) {
    return rest.ask(Ask.get("guilds/" + guild + "/members/" + user)) instanceof Outcome.Done it
        ? it.object()
        : DataObject.empty();
  }

  private static String id(String message, String key) {
    return "e"
        + Long.toString(Long.parseLong(message), 36)
        + Integer.toString(key.hashCode() & Integer.MAX_VALUE, 36);
  }
}
