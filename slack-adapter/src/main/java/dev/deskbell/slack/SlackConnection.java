package dev.deskbell.slack;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One Socket Mode connection, from its hello to its end. */
final class SlackConnection extends WebSocketListener {

  private static final Logger LOG = LoggerFactory.getLogger(SlackConnection.class);
  private static final Duration GREETING = Duration.ofSeconds(10);
  private static final int NORMAL = 1000;

  private final Ear ear;
  private final CompletableFuture<@Nullable Void> hello = new CompletableFuture<>();

  /** Done when the next connection should be made: at the end of this, or when it is announced. */
  private final CompletableFuture<@Nullable Void> leaving = new CompletableFuture<>();

  private volatile @Nullable WebSocket socket;

  SlackConnection(Ear ear) {
    this.ear = ear;
  }

  /** Hears what comes by connections. */
  interface Ear {
    void greeted(SlackConnection connection);

    void told(SlackConnection by, Json envelope);

    void ended(SlackConnection connection);
  }

  /** Returns when Slack has said hello; throws when it does not. */
  void open(OkHttpClient client, String address) {
    var opened = client.newWebSocket(new Request.Builder().url(address).build(), this);
    socket = opened;
    try {
      hello.orTimeout(GREETING.toSeconds(), TimeUnit.SECONDS).join();
    } catch (RuntimeException silent) {
      opened.cancel();
      throw silent;
    }
  }

  void untilLeaving() {
    leaving.join();
  }

  /** False when it is closed. */
  boolean send(String words) {
    var open = socket;
    return open != null && open.send(words);
  }

  void leave() {
    var open = socket;
    if (open != null) {
      open.close(NORMAL, null);
    }
    leaving.complete(null);
  }

  @Override
  public void onMessage(WebSocket from, String text) {
    try {
      var envelope = Json.parse(text);
      switch (envelope.text("type")) {
        case "hello" -> greeted();
        case "disconnect" -> leaving.complete(null);
        default -> ear.told(this, envelope);
      }
    } catch (JsonParseException malformed) {
      LOG.info("Slack's socket said something that can't be read: {}", malformed.toString());
    }
  }

  private void greeted() {
    ear.greeted(this);
    hello.complete(null);
  }

  @Override
  public void onClosing(WebSocket from, int code, String reason) {
    from.close(NORMAL, null);
    ended(new IOException("closed: " + code + " " + reason));
  }

  @Override
  public void onClosed(WebSocket from, int code, String reason) {
    ended(new IOException("closed: " + code + " " + reason));
  }

  @Override
  public void onFailure(WebSocket from, Throwable problem, @Nullable Response response) {
    ended(problem);
  }

  private void ended(Throwable why) {
    ear.ended(this);
    hello.completeExceptionally(why);
    leaving.complete(null);
  }
}
