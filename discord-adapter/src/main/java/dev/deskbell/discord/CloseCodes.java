package dev.deskbell.discord;

import java.util.Optional;

/** Why Discord closes a gateway for good, and what to do about it. Pure. */
final class CloseCodes {

  private CloseCodes() {}

  /** A sentence or two for operators; empty when connecting again helps. */
  static Optional<String> fatal(int code) {
    return Optional.ofNullable(
        switch (code) {
          case 4004 ->
              "Discord does not know the bot's token. Reset it in the developer portal (Bot, Reset"
                  + " Token), put the new one into DISCORD_BOT_TOKEN, and start the desk again.";
          case 4010, 4011 ->
              "The bot is in so many servers that Discord wants several connections (4011), which"
                  + " the desk does not make: remove it from servers that don't need it.";
          case 4012 ->
              "Discord no longer speaks the version that this desk speaks: update the desk.";
          case 4013 -> "Discord does not know an intent that the desk asks for: update the desk.";
          case 4014 ->
              "The desk may not read what messages say. Switch on Message Content Intent in the"
                  + " developer portal (Bot), or set DISCORD_THREAD_COMMENTS=off, and start again.";
          default -> null;
        });
  }
}
