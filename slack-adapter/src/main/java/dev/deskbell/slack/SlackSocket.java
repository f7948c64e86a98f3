package dev.deskbell.slack;

import static dev.deskbell.slack.SlackWords.said;

import com.google.gson.JsonObject;
import dev.deskbell.chat.Absence;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Socket Mode: the desk calls Slack, and hears it over that connection. Each envelope has a thread
 * of its own; a connection that Slack announces to close is followed by the next before it closes,
 * and one that has gone silent is given up by the pings that stay unanswered.
 */
final class SlackSocket implements SlackConnection.Ear, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SlackSocket.class);

  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  /** A connection that lived so long was no failure. */
  private static final Duration SETTLED = Duration.ofSeconds(10);

  private static final int TOO_MANY = 429;

  private final String appToken;
  private final SlackWeb web;
  private final OkHttpClient client;
  private final SlackHearing hearing;
  private final Absence absence;
  private final ExecutorService threads;
  private final Clock clock;

  private volatile boolean closed;
  private volatile @Nullable Thread connecting;
  private volatile @Nullable SlackConnection current;
  private volatile @Nullable Instant silentSince;

  SlackSocket(
      String appToken,
      SlackWeb web,
      SlackHearing hearing,
      Absence absence,
      ExecutorService threads,
      Clock clock) {
    this.appToken = appToken;
    this.web = web;
    this.client = web.forSockets();
    this.hearing = hearing;
    this.absence = absence;
    this.threads = threads;
    this.clock = clock;
  }

  void start() {
    threads.execute(this::connecting);
  }

  boolean isConnected() {
    return current != null;
  }

  /** Keeps one connection; what fails at once is tried again less and less often. */
  private void connecting() {
    connecting = Thread.currentThread();
    var wait = FIRST_WAIT;
    while (!closed) {
      var began = clock.instant();
      var asked = connected();
      if (Duration.between(began, clock.instant()).compareTo(SETTLED) >= 0) {
        wait = FIRST_WAIT;
      } else if (!closed) {
        sleep(asked.compareTo(wait) > 0 ? asked : wait);
        wait = longer(wait);
      }
    }
  }

  /** Until the next connection is needed; answers how long Slack wants to be left alone. */
  private Duration connected() {
    try {
      var answer = web.call(appToken, "apps.connections.open", Map.of());
      if (!answer.isOk()) {
        LOG.warn("Slack opens no Socket Mode connection: {}", answer.why());
        unheard();
        return answer.status() == TOO_MANY ? answer.retryAfter(clock) : Duration.ZERO;
      }
      var connection = new SlackConnection(this);
      connection.open(client, answer.body().text("url"));
      connection.untilLeaving();
    } catch (IOException | RuntimeException problem) {
      unheard();
      LOG.warn("Slack's Socket Mode can't be reached: {}", problem.toString());
    }
    return Duration.ZERO;
  }

  private static Duration longer(Duration wait) {
    return wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
  }

  private void sleep(Duration wait) {
    try {
      Thread.sleep(wait.plusMillis(ThreadLocalRandom.current().nextLong(250)));
    } catch (InterruptedException _) {
      closed = true;
    }
  }

  /** Heard again: what was said since the last connection went is read back. */
  @Override
  public synchronized void greeted(SlackConnection connection) {
    var before = current;
    var since = silentSince;
    current = connection;
    silentSince = null;
    LOG.info("Slack is heard by Socket Mode");
    if (before != null) {
      before.leave();
    }
    if (since != null) {
      absence.over(Slack.NAME, since);
    }
  }

  @Override
  public void told(SlackConnection by, Json envelope) {
    threads.execute(() -> acknowledge(by, envelope));
  }

  @Override
  public synchronized void ended(SlackConnection connection) {
    if (current == connection) {
      current = null;
      unheard();
    }
  }

  private synchronized void unheard() {
    if (current == null && silentSince == null) {
      silentSince = clock.instant();
    }
  }

  @Override
  public void close() {
    closed = true;
    var connection = current;
    if (connection != null) {
      connection.leave();
    }
    var thread = connecting;
    if (thread != null) {
      thread.interrupt();
    }
  }

  private void acknowledge(SlackConnection to, Json envelope) {
    var id = envelope.text("envelope_id");
    try {
      var said = hear(envelope);
      var acknowledgement = Json.object(Map.of("envelope_id", id));
      if (said.isObject()) {
        acknowledgement.add("payload", said.element());
      }
      send(to, acknowledgement);
    } catch (RuntimeException problem) {
      // Not acknowledged: Slack tells it again, or tells the person that it failed.
      LOG.error("What Slack told could not be taken in", problem);
    }
  }

  /** What stands in the acknowledgement; nothing for an empty one. */
  private Json hear(Json envelope) {
    return switch (envelope.text("type")) {
      case "slash_commands", "interactive", "events_api" ->
          Json.lenient(said(hearing.bySocket(envelope.at("payload")).getBody()));
      default -> Json.NOTHING;
    };
  }

  /** Over the next connection where the one it came by is gone meanwhile. */
  private void send(SlackConnection to, JsonObject acknowledgement) {
    var next = current;
    if (!to.send(acknowledgement.toString()) && next != null) {
      next.send(acknowledgement.toString());
    }
  }
}
