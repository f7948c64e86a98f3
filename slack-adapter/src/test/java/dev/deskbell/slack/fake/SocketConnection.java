package dev.deskbell.slack.fake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** One WebSocket as RFC 6455 wants it, so far as Slack uses it. */
final class SocketConnection {
  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;

  private final Socket socket;
  private final SocketServer server;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean stalled;

  SocketConnection(Socket socket, SocketServer server) {
    this.socket = socket;
    this.server = server;
  }

  /** Until either side ends it. */
  void serves() {
    try (socket) {
      var in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
      if (shakesHands(in)) {
        server.opened(this);
        while (reads(in)) {
          // until it closes
        }
      }
    } catch (IOException _) {
      // broken: as good as closed
    } finally {
      server.closed(this);
      ended.countDown();
    }
  }

  private boolean shakesHands(DataInputStream in) throws IOException {
    var first = line(in);
    var headers = headers(in);
    var ticket = first.replaceFirst(".*[?&]ticket=([^& ]+).*", "$1");
    if (!server.admits(ticket)) {
      raw("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n".getBytes(ISO_8859_1));
      return false;
    }
    var accept = accept(headers.getOrDefault("sec-websocket-key", ""));
    raw(
        ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: "
                + accept
                + "\r\n\r\n")
            .getBytes(ISO_8859_1));
    return true;
  }

  private static String accept(String key) {
    try {
      var digest = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(ISO_8859_1));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Map<String, String> headers(DataInputStream in) throws IOException {
    var read = new HashMap<String, String>();
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      var middle = line.indexOf(':');
      read.put(
          line.substring(0, middle).toLowerCase(java.util.Locale.ROOT),
          line.substring(middle + 1).strip());
    }
    return read;
  }

  private static String line(DataInputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (var it = in.readUnsignedByte(); it != '\n'; it = in.readUnsignedByte()) {
      if (it != '\r') {
        line.write(it);
      }
    }
    return line.toString(ISO_8859_1);
  }

  private boolean reads(DataInputStream in) throws IOException {
    var opcode = in.readUnsignedByte() & 0x0F;
    var payload = payload(in);
    if (stalled) {
      return true;
    }
    switch (opcode) {
      case TEXT -> server.acknowledged(new String(payload, UTF_8));
      case PING -> frame(PONG, payload);
      case CLOSE -> {
        frame(CLOSE, payload);
        return false;
      }
      default -> {}
    }
    return true;
  }

  private static byte[] payload(DataInputStream in) throws IOException {
    var second = in.readUnsignedByte();
    var length = second & 0x7F;
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = (int) in.readLong();
    }
    var mask = new byte[4];
    if ((second & 0x80) != 0) {
      in.readFully(mask);
    }
    var payload = new byte[length];
    in.readFully(payload);
    for (var i = 0; i < length; i++) {
      payload[i] ^= mask[i % 4];
    }
    return payload;
  }

  void sends(JsonNode message) {
    try {
      frame(TEXT, message.toString().getBytes(UTF_8));
    } catch (IOException _) {
      breaks();
    }
  }

  private void frame(int opcode, byte[] payload) throws IOException {
    var frame = new ByteArrayOutputStream();
    frame.write(0x80 | opcode);
    if (payload.length < 126) {
      frame.write(payload.length);
    } else if (payload.length < 65_536) {
      frame.write(126);
      frame.write(payload.length >> 8);
      frame.write(payload.length);
    } else {
      frame.write(127);
      for (var shift = 56; shift >= 0; shift -= 8) {
        frame.write((int) ((long) payload.length >> shift));
      }
    }
    frame.writeBytes(payload);
    raw(frame.toByteArray());
  }

  private synchronized void raw(byte[] bytes) throws IOException {
    if (!stalled) {
      socket.getOutputStream().write(bytes);
    }
  }

  /** The app may say goodbye when it has come back; after a while Slack does. */
  void endsSoon() {
    try {
      if (!ended.await(30, TimeUnit.SECONDS)) {
        frame(CLOSE, new byte[] {3, (byte) 0xE8});
        var _ = ended.await(10, TimeUnit.SECONDS);
      }
    } catch (IOException _) {
      // gone already
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    breaks();
  }

  void breaks() {
    server.closed(this);
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException _) {
      // broken is what it should be
    }
  }

  void stalls() {
    stalled = true;
  }
}
