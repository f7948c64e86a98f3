package dev.deskbell.discord.fake;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.zip.Deflater;
import org.java_websocket.WebSocket;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One bot's connection to the gateway. */
final class GatewayConnection {
  private static final int MOST_SENT_A_MINUTE = 120;

  private final WebSocket socket;
  private final @Nullable Deflater deflater;
  private final GatewayTroubles troubles;
  private final Deque<Instant> sent = new ArrayDeque<>();
  private volatile boolean silent;
  volatile @Nullable Session session;

  GatewayConnection(WebSocket socket, boolean compressed, GatewayTroubles troubles) {
    this.socket = socket;
    this.deflater = compressed ? new Deflater() : null;
    this.troubles = troubles;
  }

  synchronized void send(ObjectNode payload) {
    var isInteraction = Json.text(payload, "t").equals("INTERACTION_CREATE");
    if (!socket.isOpen() || silent || (isInteraction && troubles.losesInteractions)) {
      return;
    }
    try {
      if (deflater == null) {
        socket.send(payload.toString());
      } else {
        socket.send(deflated(deflater, payload.toString()));
      }
    } catch (WebsocketNotConnectedException _) {
      // It broke this very moment: whoever resumes is told again.
    }
  }

  /** All messages of a connection are one stream. */
  private static byte[] deflated(Deflater deflater, String words) {
    deflater.setInput(words.getBytes(StandardCharsets.UTF_8));
    var bytes = new ByteArrayOutputStream();
    var buffer = new byte[8_192];
    int length;
    do {
      length = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
      bytes.write(buffer, 0, length);
    } while (length == buffer.length);
    return bytes.toByteArray();
  }

  synchronized boolean sendsTooMuch() {
    var now = Instant.now();
    sent.addLast(now);
    while (sent.getFirst().isBefore(now.minus(Duration.ofMinutes(1)))) {
      sent.removeFirst();
    }
    return sent.size() > MOST_SENT_A_MINUTE;
  }

  void fallsSilent() {
    silent = true;
  }

  void close(int code) {
    socket.close(code, "as a test wants");
  }

  void cut() {
    socket.closeConnection(CloseFrame.ABNORMAL_CLOSE, "cut");
  }
}
