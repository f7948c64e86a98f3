package dev.deskbell.slack.fake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What Slack tells the app of: what people do, what happens, and what the app did itself. */
public final class Deliveries implements Echo, AutoCloseable {
  private static final int MOST_RETRIES = 3;

  private final Stamps stamps;
  private final AtomicInteger underWay = new AtomicInteger();
  private final List<Envelope> unheard = new CopyOnWriteArrayList<>();
  private final List<Envelope> heldBack = new CopyOnWriteArrayList<>();
  private volatile boolean holding;
  private volatile AppLink link = _ -> Answer.NONE;
  private @Nullable ResponseUrls responses;
  private volatile boolean closed;

  Deliveries(Stamps stamps) {
    this.stamps = stamps;
  }

  void answersAt(ResponseUrls better) {
    responses = better;
  }

  ResponseUrls responses() {
    return java.util.Objects.requireNonNull(responses);
  }

  void goTo(AppLink better) {
    link = better;
  }

  Envelope envelope(Envelope.Kind kind, ObjectNode payload) {
    return new Envelope(stamps.id("e-"), kind, payload, stamps.now(), 0, "");
  }

  /** Anything at all, on the way that the app has chosen. */
  public Answer tells(String payload) {
    var read = (ObjectNode) Json.read(payload);
    var kind =
        read.has("event")
            ? Envelope.Kind.EVENTS_API
            : read.has("command") ? Envelope.Kind.SLASH_COMMANDS : Envelope.Kind.INTERACTIVE;
    return tells(envelope(kind, read));
  }

  Answer tells(Envelope envelope) {
    return closed ? Answer.NONE : link.tells(envelope);
  }

  /** Something happened: told until it is heard, a second time at once. */
  Envelope happens(Team team, ObjectNode event) {
    var envelope = envelope(Envelope.Kind.EVENTS_API, callback(team, event));
    if (holding) {
      heldBack.add(envelope);
    } else {
      until(envelope);
    }
    return envelope;
  }

  /** What happens by this is told later: what comes after it overtakes it. */
  public void holdsBack(Runnable deed) {
    holding = true;
    deed.run();
    holding = false;
  }

  /** Tells what was held back, in any order, and some of it twice. */
  public void tellsHeldBack(Random chance) {
    var waiting = new ArrayList<>(heldBack);
    heldBack.removeAll(waiting);
    Collections.shuffle(waiting, chance);
    for (var one : waiting) {
      until(one);
      if (chance.nextBoolean()) {
        until(one.again(stamps.now(), "http_timeout"));
      }
    }
  }

  void until(Envelope envelope) {
    var answer = tells(envelope);
    if (!answer.isOk() && !closed) {
      var reason = answer.status() == 0 ? "http_timeout" : "http_error";
      var again = envelope.again(stamps.now(), reason);
      if (!tells(again).isOk()) {
        unheard.add(again);
      }
    }
  }

  /** A minute and five minutes later, what was not heard is told again. */
  public void tellsAgain() {
    var waiting = List.copyOf(unheard);
    unheard.removeAll(waiting);
    for (var one : waiting) {
      var again = one.again(stamps.now(), "http_error");
      if (!tells(again).isOk() && again.retry() < MOST_RETRIES) {
        unheard.add(again);
      }
    }
  }

  private ObjectNode callback(Team team, ObjectNode event) {
    var callback = Json.object().put("token", "gone").put("team_id", team.id);
    callback.put("context_team_id", team.id).putNull("context_enterprise_id");
    callback.put("api_app_id", FakeSlack.APP).put("type", "event_callback");
    callback.put("event_id", stamps.id("Ev")).put("event_time", stamps.now().getEpochSecond());
    callback.put("is_ext_shared_channel", false).put("event_context", "4-context");
    var authorization = callback.putArray("authorizations").addObject();
    authorization.putNull("enterprise_id").put("team_id", team.id).put("user_id", Team.BOT);
    authorization.put("is_bot", true).put("is_enterprise_install", false);
    if (!team.organisationId().isEmpty()) {
      callback.put("enterprise_id", team.organisationId());
      authorization.put("enterprise_id", team.organisationId());
      authorization.put("is_enterprise_install", true);
    }
    callback.set("event", event);
    return callback;
  }

  /** Somebody threw the app out of the workspace. */
  public void uninstalled(Team team) {
    happens(team, Json.object().put("type", "app_uninstalled"));
  }

  /** Tokens were taken away: of these people, and of the app's own user. */
  public void revoked(Team team, List<String> people, List<String> bots) {
    var event = Json.object().put("type", "tokens_revoked");
    var tokens = event.putObject("tokens");
    people.forEach(tokens.putArray("oauth")::add);
    bots.forEach(tokens.putArray("bot")::add);
    happens(team, event);
  }

  /** Nothing is on its way to the app. */
  public boolean isQuiet() {
    return underWay.get() == 0;
  }

  private void later(Team team, Channel channel, ObjectNode event) {
    if (!channel.members.contains(Team.BOT)) {
      return;
    }
    underWay.incrementAndGet();
    Thread.startVirtualThread(() -> {
      try {
        happens(team, event);
      } finally {
        underWay.decrementAndGet();
      }
    });
  }

  @Override
  public void posted(Team team, Channel channel, ObjectNode message) {
    later(team, channel, said(channel, message));
  }

  @Override
  public void changed(Team team, Channel channel, ObjectNode before, ObjectNode after) {
    later(team, channel, changed(channel, before, after));
  }

  @Override
  public void removed(Team team, Channel channel, ObjectNode gone) {
    later(team, channel, removed(channel, gone));
  }

  ObjectNode said(Channel channel, ObjectNode message) {
    return message
        .deepCopy()
        .put("channel", channel.id)
        .put("channel_type", channel.eventKind())
        .put("event_ts", Json.text(message, "ts"));
  }

  ObjectNode changed(Channel channel, ObjectNode before, ObjectNode after) {
    var event = hidden(channel, "message_changed");
    event.set("message", after.deepCopy());
    event.set("previous_message", before.deepCopy());
    return event;
  }

  ObjectNode removed(Channel channel, ObjectNode gone) {
    var event = hidden(channel, "message_deleted");
    event.put("deleted_ts", Json.text(gone, "ts"));
    event.set("previous_message", gone.deepCopy());
    return event;
  }

  private ObjectNode hidden(Channel channel, String subtype) {
    var ts = stamps.ts();
    return Json.object()
        .put("type", "message")
        .put("subtype", subtype)
        .put("channel", channel.id)
        .put("channel_type", channel.eventKind())
        .put("hidden", true)
        .put("ts", ts)
        .put("event_ts", ts);
  }

  @Override
  public void close() {
    closed = true;
  }
}
