package dev.deskbell.slack;

import static java.util.Map.entry;

import com.slack.api.bolt.util.EventsApiPayloadParser;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.AppUninstalledEvent;
import com.slack.api.model.event.Event;
import com.slack.api.model.event.LinkSharedEvent;
import com.slack.api.model.event.MessageChangedEvent;
import com.slack.api.model.event.MessageDeletedEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import com.slack.api.model.event.MessageMeEvent;
import com.slack.api.model.event.MessageThreadBroadcastEvent;
import com.slack.api.model.event.PinAddedEvent;
import com.slack.api.model.event.ReactionAddedEvent;
import com.slack.api.model.event.ReactionRemovedEvent;
import com.slack.api.model.event.TokensRevokedEvent;
import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Reply;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What happens in the channels that the desk is in. */
final class SlackEvents {

  /** How one kind of event is heard. */
  interface Heard {
    void by(SlackEvents events, SlackEar ear, Json envelope);
  }

  /** What is listened for, by Slack's classes, which know what it is called. */
  static final Map<Class<? extends Event>, Heard> EARS =
      Map.ofEntries(
          entry(MessageEvent.class, (it, ear, said) -> it.talk.said(ear, said)),
          entry(MessageFileShareEvent.class, (it, ear, said) -> it.talk.said(ear, said)),
          entry(MessageThreadBroadcastEvent.class, (it, ear, said) -> it.talk.said(ear, said)),
          entry(MessageMeEvent.class, (it, ear, said) -> it.talk.said(ear, said)),
          entry(AppMentionEvent.class, (it, ear, said) -> it.talk.said(ear, said)),
          entry(MessageChangedEvent.class, (it, ear, said) -> it.talk.edited(ear, said)),
          entry(MessageDeletedEvent.class, (it, ear, said) -> it.talk.removed(ear, said)),
          entry(ReactionAddedEvent.class, (it, ear, said) -> it.reaction(ear, said, true)),
          entry(ReactionRemovedEvent.class, (it, ear, said) -> it.reaction(ear, said, false)),
          entry(PinAddedEvent.class, SlackEvents::pin),
          entry(AppHomeOpenedEvent.class, SlackEvents::home),
          entry(LinkSharedEvent.class, SlackEvents::links),
          entry(
              AppUninstalledEvent.class, (it, ear, _) -> it.installations.forget(ear.workspace())),
          entry(TokensRevokedEvent.class, SlackEvents::revoked));

  private static final Map<String, Heard> BY_NAME =
      EARS.entrySet().stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  it -> EventsApiPayloadParser.getEventTypeAndSubtype(it.getKey()),
                  Map.Entry::getValue));

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

  /** Whether anybody listens for that. */
  boolean hears(SlackEvent event) {
    var ear = BY_NAME.get(event.getEventTypeAndSubtype());
    if (ear != null) {
      ear.by(this, SlackEar.of(event.told()), event.told());
    }
    return ear != null;
  }

  private void revoked(SlackEar ear, Json envelope) {
    if (!envelope.list("event", "tokens", "bot").isEmpty()) {
      installations.forget(ear.workspace());
    }
  }

  private void reaction(SlackEar ear, Json envelope, boolean isSet) {
    var event = envelope.at("event");
    var emoji = event.text("reaction").replaceFirst("::.*", "");
    react(ear, envelope, event.at("item"), event.text("item", "ts"), emoji, isSet);
  }

  private void pin(SlackEar ear, Json envelope) {
    var item = envelope.at("event").at("item");
    react(ear, envelope, item, item.text("message", "ts"), Incoming.PIN, true);
  }

  private void react(
      SlackEar ear, Json envelope, Json item, String ts, String emoji, boolean isSet) {
    var event = envelope.at("event");
    var channel = item.text("channel");
    if (ts.isEmpty() || !ear.isPerson(event)) {
      return;
    }
    var account = ear.account(event);
    var place = Place.channel(Slack.NAME, ear.workspace(), channel);
    var audience = audiences.known(account, channel);
    var delivery = "reaction/" + envelope.text("event_id");
    var origin = origins.of(delivery, account, event, place, audience);
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
