package dev.deskbell.slack;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Origin;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Reply;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What happens in the channels that the desk is in. */
final class SlackEvents {

  /** Messages of people; all other kinds tell of something else. */
  private static final Set<String> SAID =
      Set.of("", "file_share", "thread_broadcast", "me_message");

  private static final String SLACKBOT = "USLACKBOT";

  private final Conversation desk;
  private final SlackPeople people;
  private final SlackAudiences audiences;
  private final SlackInstallations installations;
  private final SlackMessages messages;
  private final SlackReplies replies;
  private final SlackPreviews previews;
  private final SlackMoments moments;
  private final SlackMentions mentions = new SlackMentions();

  SlackEvents(
      Conversation desk,
      SlackPeople people,
      SlackAudiences audiences,
      SlackInstallations installations,
      SlackMessages messages,
      SlackReplies replies,
      SlackPreviews previews,
      SlackMoments moments) {
    this.desk = desk;
    this.people = people;
    this.audiences = audiences;
    this.installations = installations;
    this.messages = messages;
    this.replies = replies;
    this.previews = previews;
    this.moments = moments;
  }

  /**
   * Whose installation hears it: in shared channels that is not the workspace of who speaks.
   *
   * @param desk the desk's own user there; empty when Slack does not say
   */
  private record Ear(String workspace, String desk) {
    static Ear of(Json envelope) {
      var authorization = envelope.list("authorizations").stream().findFirst().orElse(Json.NOTHING);
      var team = authorization.text("team_id");
      return new Ear(
          team.isEmpty() ? envelope.text("team_id") : team,
          authorization.isTrue("is_bot") ? authorization.text("user_id") : "");
    }
  }

  void hear(Json envelope) {
    var event = envelope.at("event");
    var ear = Ear.of(envelope);
    organisation(envelope, ear);
    switch (event.text("type")) {
      case "message", "app_mention" -> message(ear, event);
      case "reaction_added" -> reaction(ear, envelope, true);
      case "reaction_removed" -> reaction(ear, envelope, false);
      case "app_home_opened" -> home(ear, envelope);
      case "link_shared" -> links(ear, envelope);
      case "app_uninstalled" -> installations.forget(ear.workspace());
      case "tokens_revoked" -> revoked(ear, event);
      default -> {}
    }
  }

  /** An installation for a whole organisation serves workspaces that are heard of only now. */
  private void organisation(Json envelope, Ear ear) {
    var authorization = envelope.list("authorizations").stream().findFirst().orElse(Json.NOTHING);
    if (authorization.isTrue("is_enterprise_install")) {
      installations.belongs(ear.workspace(), authorization.text("enterprise_id"));
    }
  }

  private void revoked(Ear ear, Json event) {
    if (!event.list("tokens", "bot").isEmpty()) {
      installations.forget(ear.workspace());
    }
  }

  private void message(Ear ear, Json event) {
    switch (event.text("subtype")) {
      case "message_changed" -> edited(ear, event);
      case "message_deleted" -> removed(ear, event);
      case String subtype when SAID.contains(subtype) && isPerson(ear, event) -> said(ear, event);
      default -> {}
    }
  }

  /** Neither the desk nor another program: what they say must not move the desk. */
  private static boolean isPerson(Ear ear, Json message) {
    var user = message.text("user");
    return message.text("bot_id").isEmpty()
        && message.text("app_id").isEmpty()
        && !user.isEmpty()
        && !user.equals(SLACKBOT)
        && !user.equals(ear.desk());
  }

  private void said(Ear ear, Json event) {
    var place = place(ear, event, event.text("channel"));
    var account = new Account(Slack.NAME, ear.workspace(), event.text("user"));
    var audience = audiences.ofEvent(account, place.channel(), event.text("channel_type"));
    var delivery = "said/" + place.channel() + "/" + event.text("ts");
    var origin = origin(delivery, account, event, place, audience);
    if (isForDesk(ear, event, place, audience)) {
      commandOnce(ear, event, origin);
    } else if (place.isThread()) {
      var posting = new Posting(place, event.text("ts"));
      var message = messages.read(ear.workspace(), posting, event);
      answer(origin, desk.receive(new Incoming.Said(origin, message)));
    }
  }

  private static boolean isForDesk(Ear ear, Json event, Place place, Origin.Audience audience) {
    return event.text("type").equals("app_mention")
        || !ear.desk().isEmpty() && event.text("text").contains("<@" + ear.desk())
        || audience == Origin.Audience.DIRECT && !place.isThread();
  }

  private void commandOnce(Ear ear, Json event, Origin origin) {
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

  private void command(Ear ear, Json event, Origin origin) {
    var said =
        SlackWords.read(
            ear.workspace(),
            event.text("text"),
            event.at("blocks"),
            ear.desk().isEmpty() ? null : ear.desk(),
            people::name);
    answer(
        origin,
        desk.receive(new Incoming.Command(origin, said.words(), Map.of(), said.accounts())));
  }

  private void answer(Origin origin, Reply reply) {
    replies.send(SlackWay.in(origin.by().account(), origin.at(), origin.audience()), reply);
  }

  private Origin origin(
      String delivery, Account account, Json event, Place place, Origin.Audience audience) {
    var name = event.at("user_profile").either("display_name", "real_name").text();
    var team = event.text("user_team");
    var home = team.isEmpty() ? event.text("source_team") : team;
    var speaker = people.speaker(account, name, home);
    var stamp = event.either("event_ts", "ts").text();
    return new Origin(delivery, speaker, place, audience, moments.of(delivery, stamp));
  }

  /** The channel, or the thread for a message in one. */
  private static Place place(Ear ear, Json message, String channel) {
    var thread = message.word("thread_ts");
    return new Place(
        Slack.NAME,
        ear.workspace(),
        channel,
        Objects.equals(thread, message.text("ts")) ? null : thread);
  }

  private void edited(Ear ear, Json event) {
    var message = event.at("message");
    var before = event.at("previous_message");
    var place = place(ear, message, event.text("channel"));
    if (!place.isThread() || !isPerson(ear, message) || isSame(message, before)) {
      return;
    }
    if (message.text("subtype").equals("tombstone")) {
      removed(ear, event);
      return;
    }
    var account = new Account(Slack.NAME, ear.workspace(), message.text("user"));
    var delivery =
        "edited/" + place.channel() + "/" + message.text("ts") + "/" + event.text("event_ts");
    var audience = audiences.ofEvent(account, place.channel(), event.text("channel_type"));
    var origin = origin(delivery, account, message, place, audience);
    var posting = new Posting(place, message.text("ts"));
    answer(
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

  private void removed(Ear ear, Json event) {
    var message = event.at("previous_message");
    var place = place(ear, message, event.text("channel"));
    if (!place.isThread() || !isPerson(ear, message)) {
      return;
    }
    var ts = message.text("ts");
    var account = new Account(Slack.NAME, ear.workspace(), message.text("user"));
    var audience = audiences.ofEvent(account, place.channel(), event.text("channel_type"));
    var delivery = "removed/" + place.channel() + "/" + ts;
    var origin = origin(delivery, account, message, place, audience);
    answer(origin, desk.receive(new Incoming.Removed(origin, new Posting(place, ts))));
  }

  private void reaction(Ear ear, Json envelope, boolean isSet) {
    var event = envelope.at("event");
    var channel = event.text("item", "channel");
    var ts = event.text("item", "ts");
    if (ts.isEmpty() || !isPerson(ear, event)) {
      return;
    }
    var account = new Account(Slack.NAME, ear.workspace(), event.text("user"));
    var place = Place.channel(Slack.NAME, ear.workspace(), channel);
    var audience = audiences.known(account, channel);
    var delivery = "reaction/" + envelope.text("event_id");
    var origin = origin(delivery, account, event, place, audience);
    var emoji = event.text("reaction").replaceFirst("::.*", "");
    answer(
        origin, desk.receive(new Incoming.Reaction(origin, new Posting(place, ts), emoji, isSet)));
  }

  private void home(Ear ear, Json envelope) {
    var event = envelope.at("event");
    if (!event.text("tab").equals("home")) {
      return;
    }
    var account = new Account(Slack.NAME, ear.workspace(), event.text("user"));
    var channel = event.text("channel");
    var place =
        Place.channel(Slack.NAME, ear.workspace(), channel.isEmpty() ? account.user() : channel);
    var audience = audiences.ofEvent(account, place.channel(), "im");
    var delivery = "home/" + envelope.text("event_id");
    var origin = origin(delivery, account, event, place, audience);
    answer(origin, desk.receive(new Incoming.HomeOpened(origin)));
  }

  private void links(Ear ear, Json envelope) {
    var event = envelope.at("event");
    var addresses = event.list("links").stream().flatMap(it -> address(it.text("url"))).toList();
    if (addresses.isEmpty() || !isPerson(ear, event)) {
      return;
    }
    var account = new Account(Slack.NAME, ear.workspace(), event.text("user"));
    var channel = event.text("channel");
    var place =
        new Place(
            Slack.NAME,
            ear.workspace(),
            channel.isEmpty() ? account.user() : channel,
            event.word("thread_ts"));
    var origin =
        origin(
            "links/" + envelope.text("event_id"),
            account,
            event,
            place,
            audiences.known(account, place.channel()));
    if (desk.receive(new Incoming.Linked(origin, addresses)) instanceof Reply.Preview(var cards)) {
      previews.show(ear.workspace(), event, cards);
    }
  }

  private static Stream<URI> address(@Nullable String written) {
    try {
      return written == null ? Stream.of() : Stream.of(URI.create(SlackWords.unescaped(written)));
    } catch (IllegalArgumentException _) {
      return Stream.of();
    }
  }
}
