package dev.deskbell.oncall;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;

/** A mail server that says yes to everything but one deed. */
final class ScriptedMail {
  private final ServerSocket socket;
  private volatile String deed = "";
  private volatile String answer = "";

  ScriptedMail() {
    try {
      socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serves);
  }

  int answering(String its, String said) {
    deed = its;
    answer = said;
    return socket.getLocalPort();
  }

  private void serves() {
    while (!socket.isClosed()) {
      try (var client = socket.accept()) {
        var in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        var out = client.getOutputStream();
        if (deed.equals("HELO")) {
          continue;
        }
        out.write("220 here\r\n".getBytes(StandardCharsets.UTF_8));
        var data = false;
        for (var line = in.readLine(); line != null; line = in.readLine()) {
          if (data && !line.equals(".")) {
            continue;
          }
          var said = line.startsWith(deed) ? answer : line.equals("DATA") ? "354 go on" : "250 ok";
          data = said.startsWith("354");
          out.write((said + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
      } catch (IOException _) {
        // Who hangs up in the middle is served again.
      }
    }
  }

  void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
