package dev.deskbell.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** People of the organisation who type on the console. */
final class ConsoleVisits implements Door {
  private static final AtomicLong DEEDS = new AtomicLong();

  private final int port;
  private final String headers;
  private final String words;

  ConsoleVisits(int port, String token, String words) {
    this.port = port;
    this.words = words;
    headers =
        "Content-Type: application/json\r\nOrigin: http://127.0.0.1:%d\r\nCookie: deskbell-console-%d=%s\r\n"
            .formatted(port, port, token);
  }

  @Override
  public Visitor visitor(long number) throws IOException {
    var wire = new Wire(port);
    return new Visitor() {
      @Override
      public boolean acts() throws IOException {
        var deed = DEEDS.incrementAndGet();
        var body =
            "{\"id\":\"%s\",\"room\":\"general\",\"words\":\"/desk %s %d\"}"
                .formatted(UUID.randomUUID(), words, deed);
        var path = "/api/as/" + Residents.handle(deed) + "/say";
        return wire.sends(Wire.post(port, path, headers, body.getBytes(UTF_8))) == 200;
      }

      @Override
      public void close() {
        wire.close();
      }
    };
  }
}
