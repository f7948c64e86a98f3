package dev.deskbell.slack;

import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Reply;
import java.net.URI;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What happens in the channels that the desk is in. */
final class SlackEvents {

  private final Conversation desk;
  private final SlackAudiences audiences;
  private final SlackInstallations installations;
  private final SlackTalk talk;
  private final SlackOrigins origins;
  private final SlackPreviews previews;

  SlackEvents(
      Conversation desk,
      SlackAudiences audiences,
      SlackInstallations installations,
      SlackTalk talk,
      SlackOrigins origins,
      SlackPreviews previews) {
    this.desk = desk;
    this.audiences = audiences;
    this.installations = installations;
    this.talk = talk;
    this.origins = origins;
    this.previews = previews;
  }

  void hear(Json envelope) {
    var event = envelope.at("event");
    var ear = SlackEar.of(envelope);
    organisation(envelope, ear);
    switch (event.text("type")) {
      case "message", "app_mention" -> talk.hear(ear, event);
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
  private void organisation(Json envelope, SlackEar ear) {
    var authorization = envelope.list("authorizations").stream().findFirst().orElse(Json.NOTHING);
    if (authorization.isTrue("is_enterprise_install")) {
      installations.belongs(ear.workspace(), authorization.text("enterprise_id"));
    }
  }

  private void revoked(SlackEar ear, Json event) {
    if (!event.list("tokens", "bot").isEmpty()) {
      installations.forget(ear.workspace());
    }
  }

  private void reaction(SlackEar ear, Json envelope, boolean isSet) {
    var event = envelope.at("event");
    var channel = event.text("item", "channel");
    var ts = event.text("item", "ts");
    if (ts.isEmpty() || !ear.isPerson(event)) {
      return;
    }
    var account = ear.account(event);
    var place = Place.channel(Slack.NAME, ear.workspace(), channel);
    var audience = audiences.known(account, channel);
    var delivery = "reaction/" + envelope.text("event_id");
    var origin = origins.of(delivery, account, event, place, audience);
    var emoji = event.text("reaction").replaceFirst("::.*", "");
    origins.answer(
        origin, desk.receive(new Incoming.Reaction(origin, new Posting(place, ts), emoji, isSet)));
  }

  private void home(SlackEar ear, Json envelope) {
    var event = envelope.at("event");
    if (!event.text("tab").equals("home")) {
      return;
    }
    var account = ear.account(event);
    var channel = event.text("channel");
    var place =
        Place.channel(Slack.NAME, ear.workspace(), channel.isEmpty() ? account.user() : channel);
    var audience = audiences.ofEvent(account, place.channel(), "im");
    var delivery = "home/" + envelope.text("event_id");
    var origin = origins.of(delivery, account, event, place, audience);
    origins.answer(origin, desk.receive(new Incoming.HomeOpened(origin)));
  }

  private void links(SlackEar ear, Json envelope) {
    var event = envelope.at("event");
    var addresses = event.list("links").stream().flatMap(it -> address(it.text("url"))).toList();
    if (addresses.isEmpty() || !ear.isPerson(event)) {
      return;
    }
    var account = ear.account(event);
    var channel = event.text("channel");
    var place =
        new Place(
            Slack.NAME,
            ear.workspace(),
            channel.isEmpty() ? account.user() : channel,
            event.word("thread_ts"));
    var origin =
        origins.of(
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
