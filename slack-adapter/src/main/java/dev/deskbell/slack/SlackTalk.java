package dev.deskbell.slack;

import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Origin;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What people say, change and take back: to the desk, or in a thread. */
final class SlackTalk {

  private final Conversation desk;
  private final SlackPeople people;
  private final SlackAudiences audiences;
  private final SlackMessages messages;
  private final SlackOrigins origins;
  private final SlackMentions mentions = new SlackMentions();

  SlackTalk(
      Conversation desk,
      SlackPeople people,
      SlackAudiences audiences,
      SlackMessages messages,
      SlackOrigins origins) {
    this.desk = desk;
    this.people = people;
    this.audiences = audiences;
    this.messages = messages;
    this.origins = origins;
  }

  void said(SlackEar ear, Json envelope) {
    var event = envelope.at("event");
    if (!ear.isPerson(event)) {
      return;
    }
    var place = place(ear, event, event.text("channel"));
    var account = ear.account(event);
    var audience = audiences.ofEvent(account, place.channel(), event.text("channel_type"));
    var delivery = "said/" + place.channel() + "/" + event.text("ts");
    var origin = origins.of(delivery, account, event, place, audience);
    if (isForDesk(ear, event, place, audience)) {
      commandOnce(ear, event, origin);
    } else if (place.isThread()) {
      var posting = new Posting(place, event.text("ts"));
      var message = messages.read(ear.workspace(), posting, event);
      origins.answer(origin, desk.receive(new Incoming.Said(origin, message)));
    }
  }

  private static boolean isForDesk(
      SlackEar ear, Json event, Place place, Origin.Audience audience) {
    return event.text("type").equals("app_mention")
        || ear.isMentionedIn(event.text("text"))
        || (audience == Origin.Audience.DIRECT && !place.isThread());
  }

  private void commandOnce(SlackEar ear, Json event, Origin origin) {
    if (mentions.isOther(origin.delivery(), event.text("type"))) {
      return;
    }
    try {
      command(ear, event, origin);
    } catch (RuntimeException problem) {
      mentions.failed(origin.delivery());
      throw problem;
    }
  }

  private void command(SlackEar ear, Json event, Origin origin) {
    var said =
        SlackWords.read(
            ear.workspace(), event.text("text"), event.at("blocks"), ear.desk(), people::name);
    origins.answer(
        origin,
        desk.receive(new Incoming.Command(origin, said.words(), Map.of(), said.accounts())));
  }

  /** The channel, or the thread for a message in one. */
  private static Place place(SlackEar ear, Json message, String channel) {
    var thread = message.word("thread_ts");
    return new Place(
        Slack.NAME,
        ear.workspace(),
        channel,
        Objects.equals(thread, message.text("ts")) ? null : thread);
  }

  void edited(SlackEar ear, Json envelope) {
    var event = envelope.at("event");
    var message = event.at("message");
    var before = event.at("previous_message");
    var place = place(ear, message, event.text("channel"));
    if (!place.isThread() || !ear.isPerson(message) || isSame(message, before)) {
      return;
    }
    if (message.text("subtype").equals("tombstone")) {
      removed(ear, envelope);
      return;
    }
    var account = ear.account(message);
    var delivery =
        "edited/" + place.channel() + "/" + message.text("ts") + "/" + event.text("event_ts");
    var audience = audiences.ofEvent(account, place.channel(), event.text("channel_type"));
    var origin = origins.of(delivery, account, message, event, place, audience);
    var posting = new Posting(place, message.text("ts"));
    origins.answer(
        origin,
        desk.receive(
            new Incoming.Edited(origin, messages.read(ear.workspace(), posting, message))));
  }

  /** Slack also tells of links it has unfolded, and of replies. */
  private static boolean isSame(Json message, Json before) {
    return message.text("text").equals(before.text("text")) && files(message).equals(files(before));
  }

  private static List<String> files(Json message) {
    return message.list("files").stream().map(it -> it.text("id") + it.text("mode")).toList();
  }

  void removed(SlackEar ear, Json envelope) {
    var event = envelope.at("event");
    var message = event.at("previous_message");
    var place = place(ear, message, event.text("channel"));
    if (!place.isThread() || !ear.isPerson(message)) {
      return;
    }
    var ts = message.text("ts");
    var account = ear.account(message);
    var audience = audiences.ofEvent(account, place.channel(), event.text("channel_type"));
    var delivery = "removed/" + place.channel() + "/" + ts;
    var origin = origins.of(delivery, account, message, event, place, audience);
    origins.answer(origin, desk.receive(new Incoming.Removed(origin, new Posting(place, ts))));
  }
}
