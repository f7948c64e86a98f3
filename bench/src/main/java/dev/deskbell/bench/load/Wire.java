package dev.deskbell.bench.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/** One HTTP connection that is kept, with as little work on it as possible. */
public final class Wire implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 10_000;

  private final int port;
  private Socket socket;
  private InputStream in;
  private OutputStream out;
  private final boolean isListening;
  private final StringBuilder said = new StringBuilder();

  public Wire(int port) throws IOException {
    this(port, false);
  }

  private Wire(int port, boolean isListening) throws IOException {
    this.port = port;
    this.isListening = isListening;
    socket = connected(port);
    in = new BufferedInputStream(socket.getInputStream(), 16_384);
    out = socket.getOutputStream();
  }

  private static Socket connected(int port) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  /** The status; a connection that the other side has left is made anew for the next one. */
  public int sends(byte[] request) throws IOException {
    try {
      out.write(request);
      return answered();
    } catch (IOException broken) {
      again();
      throw broken;
    }
  }

  /** One that remembers what was said in the last answer. */
  public static Wire listening(int port) throws IOException {
    return new Wire(port, true);
  }

  /** Nothing says only that something was heard. */
  public String said() {
    return said.toString();
  }

  private void body(int length) throws IOException {
    if (isListening) {
      said.append(new String(in.readNBytes(length), UTF_8));
    } else {
      in.skipNBytes(length);
    }
  }

  private void again() throws IOException {
    close();
    socket = connected(port);
    in = new BufferedInputStream(socket.getInputStream(), 16_384);
    out = socket.getOutputStream();
  }

  private int answered() throws IOException {
    var status = Integer.parseInt(line().split(" ", 3)[1]);
    var length = 0;
    var isChunked = false;
    var isLast = false;
    said.setLength(0);
    for (var header = line(); !header.isEmpty(); header = line()) {
      var lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      }
      isLast |= lower.startsWith("connection:") && lower.contains("close");
      isChunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
    }
    if (isChunked) {
      for (var size = chunk(); size > 0; size = chunk()) {
        body(size);
        in.skipNBytes(2);
      }
      line();
    } else {
      body(length);
    }
    if (isLast) {
      again();
    }
    return status;
  }

  private int chunk() throws IOException {
    return Integer.parseInt(line().split(";", 2)[0].strip(), 16);
  }

  private String line() throws IOException {
    var line = new StringBuilder(64);
    for (var next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("the other side has left");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  /** A request as it goes over the wire. */
  public static byte[] post(int port, String path, String headers, byte[] body) {
    var head =
        "POST %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Length: %d\r\n%s\r\n"
            .formatted(path, port, body.length, headers)
            .getBytes(ISO_8859_1);
    var whole = new byte[head.length + body.length];
    System.arraycopy(head, 0, whole, 0, head.length);
    System.arraycopy(body, 0, whole, head.length, body.length);
    return whole;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException _) {
      // It is closed, which is what was wanted.
    }
  }
}
