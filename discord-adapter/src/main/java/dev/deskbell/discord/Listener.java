package dev.deskbell.discord;

import dev.deskbell.chat.Absence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import net.dv8tion.jda.api.events.GatewayPingEvent;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.RawGatewayEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.SessionDisconnectEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what the gateway says to who can do something with it; never waits itself. */
final class Listener {

  private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

  /** The kind of message that tells of a pin. */
  private static final int PINNED = 6;

  private final Turns turns;
  private final Ears ears;
  private final Reactions reactions;
  private final Lines lines;
  private final Absence absence;
  private final Executor threads;
  private final Clock clock;
  private final Duration doubt;
  private final Runnable joined;
  private volatile @Nullable Instant lastHeard;

  /**
   * @param doubt how long nothing may have been heard when nobody knows
   * @param joined what is to be done when a session has begun
   */
  Listener(
      Turns turns,
      Ears ears,
      Reactions reactions,
      Absence absence,
      Executor threads,
      Clock clock,
      Duration doubt,
      Runnable joined) {
    this.turns = turns;
    this.ears = ears;
    this.reactions = reactions;
    this.lines = new Lines(threads);
    this.absence = absence;
    this.threads = threads;
    this.clock = clock;
    this.doubt = doubt;
    this.joined = joined;
  }

  /** Ears for one connection, which ends when Discord closes it for good. */
  Consumer<GenericEvent> on(Consumer<Connection.End> end) {
    return new Ear(end)::hear;
  }

  /**
   * Those of one connection. That nothing is missed only a session says that has begun or goes on:
   * before it does, Discord answers heartbeats as well, and says again what was missed.
   */
  private final class Ear {
    private final Consumer<Connection.End> end;
    private volatile boolean misses = true;

    private Ear(Consumer<Connection.End> end) {
      this.end = end;
    }

    private void hear(GenericEvent event) {
      switch (event) {
        case RawGatewayEvent raw -> hear(raw.getType(), raw.getPayload());
        case GatewayPingEvent _ -> heard();
        case ReadyEvent _, SessionRecreateEvent _ -> threads.execute(joined);
        case SessionDisconnectEvent it -> {
          misses = true;
          var frame = it.getServiceCloseFrame();
          ended(frame == null ? 0 : frame.getCloseCode(), false, end);
        }
        case ShutdownEvent it -> ended(it.getCode(), true, end);
        default -> {
          // JDA's own news of what it keeps
        }
      }
    }

    private void hear(String type, DataObject event) {
      switch (type) {
        case "READY" -> {
          begun();
          misses = false;
        }
        case "RESUMED" -> misses = false;
        default -> raw(type, event);
      }
      heard();
    }

    private void heard() {
      if (!misses) {
        lastHeard = clock.instant();
      }
    }
  }

  private static void ended(int code, boolean isOver, Consumer<Connection.End> end) {
    CloseCodes.fatal(code)
        .<Connection.End>map(Connection.End.Fatal::new)
        .or(() -> isOver ? Optional.of(failed(code)) : Optional.empty())
        .ifPresent(end);
  }

  private static Connection.End failed(int code) {
    return new Connection.End.Failed("the session ended with code " + code);
  }

  private void raw(String type, DataObject event) {
    switch (type) {
      case "INTERACTION_CREATE" -> inTurn(() -> turns.take(event), threads);
      case "MESSAGE_CREATE" -> inLine(event, () -> created(event));
      case "MESSAGE_UPDATE" -> inLine(event, () -> ears.edited(event));
      case "MESSAGE_REACTION_ADD" -> inLine(event, () -> reactions.set(event));
      case "MESSAGE_DELETE" -> {
        var when = clock.instant();
        inLine(event, () -> ears.removed(event, event.getString("id"), when));
      }
      case "MESSAGE_DELETE_BULK" -> bulk(event, event.getArray("ids"));
      default -> {
        // nothing that the desk hears
      }
    }
  }

  private void created(DataObject message) {
    if (message.getInt("type", 0) == PINNED) {
      reactions.pinned(message);
    } else {
      ears.said(message);
    }
  }

  private void bulk(DataObject event, DataArray ids) {
    var when = clock.instant();
    for (var at = 0; at < ids.length(); at++) {
      var id = ids.getString(at);
      inLine(event, () -> ears.removed(event, id, when));
    }
  }

  /** A session that does not go on from another one: what was said in between was not heard. */
  private void begun() {
    var since = lastHeard == null ? clock.instant().minus(doubt) : lastHeard;
    inTurn(() -> absence.over(Discord.NAME, since), threads);
  }

  private void inLine(DataObject event, Runnable heard) {
    lines.add(event.getString("channel_id", ""), () -> carefully(heard));
  }

  private static void inTurn(Runnable heard, Executor threads) {
    threads.execute(() -> carefully(heard));
  }

  private static void carefully(Runnable heard) {
    try {
      heard.run();
    } catch (RuntimeException bug) {
      LOG.error("What Discord said can't be taken to the desk.", bug);
    }
  }
}
