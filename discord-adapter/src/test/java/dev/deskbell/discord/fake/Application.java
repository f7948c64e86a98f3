package dev.deskbell.discord.fake;

import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** An application in the developer portal, its bot, and the bot's token. */
record Application(String id, User bot, String token) {
  /** Flags of privileged intents that an application on few servers was granted. */
  private static final int MEMBERS_GRANTED = 1 << 15;

  private static final int CONTENT_GRANTED = 1 << 19;

  static int flags(Set<Intent> granted) {
    return (granted.contains(Intent.MESSAGE_CONTENT) ? CONTENT_GRANTED : 0)
        | (granted.contains(Intent.GUILD_MEMBERS) ? MEMBERS_GRANTED : 0);
  }

  ObjectNode json(Set<Intent> granted) {
    return Json.object(
        "id", id,
        "name", bot.name(),
        "icon", null,
        "description", "",
        "bot_public", true,
        "bot_require_code_grant", false,
        "verify_key", "0".repeat(64),
        "bot", bot.json(),
        "tags", Json.empty(),
        "redirect_uris", Json.empty(),
        "owner", bot.json(),
        "flags", flags(granted));
  }
}
