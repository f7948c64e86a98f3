package dev.deskbell.discord;

import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Receipt;
import net.dv8tion.jda.api.exceptions.ParsingException;

/** Does what the desk wants done. */
final class Deeds {

  private final Messages messages;
  private final Rooms rooms;
  private final People people;

  Deeds(Messages messages, Rooms rooms, People people) {
    this.messages = messages;
    this.rooms = rooms;
    this.people = people;
  }

  Receipt done(Outgoing outgoing) {
    try {
      return switch (outgoing) {
        case Outgoing.Post it -> messages.post(it);
        case Outgoing.Direct it -> messages.direct(it);
        case Outgoing.Edit it -> messages.edit(it);
        case Outgoing.Remove it -> messages.remove(it);
        case Outgoing.Upload it -> messages.upload(it);
        case Outgoing.Pin it -> messages.pin(it);
        case Outgoing.MakeRoom it -> rooms.make(it);
        case Outgoing.Invite it -> rooms.invite(it);
        case Outgoing.Topic it -> rooms.topic(it);
        case Outgoing.Archive it -> rooms.archive(it);
        case Outgoing.Follow it -> people.follow(it);
        case Outgoing.Bookmark _, Outgoing.Page _ ->
            new Receipt.Refused(
                Receipt.Reason.NOT_POSSIBLE, "Discord has no such place for the desk");
      };
    } catch (DiscordSilence silence) {
      // What was asked on the way is not known; the deed may or may not have been done before.
      return new Receipt.Unknown(silence.why());
    } catch (ParsingException garbled) {
      return new Receipt.Unknown("Discord's answer can't be read: " + garbled.getMessage());
    }
  }
}
