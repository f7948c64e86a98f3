package dev.deskbell.oncall;

import static dev.deskbell.testing.theatre.CoreDesk.words;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.deskbell.people.People;
import dev.deskbell.testing.Canary;
import dev.deskbell.testing.theatre.CoreDesk;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;

/**
 * How somebody wants to be paged: by a gateway for short messages here, and not while they sleep.
 */
class WaysTest {
  private static final Duration NOW = Duration.ofSeconds(1);
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final List<String> signatures = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusing = new AtomicInteger();
  private final CoreDesk desk = new CoreDesk();
  private HttpServer gateway;
  private String ref = "";

  @BeforeEach
  void opens() throws IOException {
    System.setProperty("TEST_SMS_SECRET", Canary.WORD);
    gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext(
        "/sms",
        exchange -> {
          // Who waits for the body then looks at the signature.
          signatures.add(exchange.getRequestHeaders().getFirst("Deskbell-Signature"));
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(refusing.getAndDecrement() > 0 ? 503 : 202, -1);
          exchange.close();
        });
    gateway.start();
    var folder = desk.get(Environment.class).getRequiredProperty("deskbell.policies");
    var file = Path.of(folder, "channels.yaml");
    Files.writeString(
        file,
        """
        channels:
          - id: sms
            name: Short message
            url: http://127.0.0.1:%d/sms
            secret: TEST_SMS_SECRET
        """
            .formatted(gateway.getAddress().getPort()));
    var digest = desk.as("ada").types("policy reload");
    digest.presses(digest.buttons().getFirst());
    Awaitility.await()
        .until(
            () -> !desk.as("yuki").types("page add sms after:3m").text().contains("no such way"));
  }

  @AfterEach
  void closes() {
    gateway.stop(0);
    desk.close();
  }

  private void declared(String how) {
    ref =
        desk.as("ana")
            .types("incident declare Checkout is down " + how)
            .card()
            .title()
            .split(" ", 2)[0];
    desk.later(NOW);
  }

  @Test
  void the_gateway_is_called_when_the_direct_message_was_not_answered_in_time() throws Exception {
    assertThat(desk.as("yuki").types("page rules").text())
        .contains("Direct message: at once", "Short message: after 3 minutes more");
    declared("impact:high urgency:high service:checkout");
    desk.later(Duration.ofMinutes(2));
    assertThat(bodies).isEmpty();
    desk.later(Duration.ofMinutes(1));
    Awaitility.await().until(() -> bodies.size() == 1);
    assertThat(bodies.getFirst())
        .contains("\"ticket\":\"" + ref + "\"", "Checkout is down", "\"handle\":\"yuki\"");
    assertThat(signatures.getFirst()).isEqualTo(signed(signatures.getFirst(), bodies.getFirst()));
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(desk.as("mia").types("page why " + ref).text())
                .contains("by sms", "answered 202"));
  }

  @Test
  void who_is_paged_by_hand_is_paged_by_all_their_ways() {
    desk.as("kofi").types("page add sms after:5m");
    declared("impact:high urgency:high service:checkout");
    desk.as("yuki").types("incident ack " + ref);
    desk.as("yuki").types("page call " + ref + " @kofi");
    desk.later(NOW);
    desk.later(Duration.ofMinutes(5));
    Awaitility.await().until(() -> bodies.size() == 1);
    assertThat(bodies.getFirst()).contains("\"handle\":\"kofi\"");
    desk.later(Duration.ofMinutes(4));
    assertThat(words(desk.inbox("kofi"))).contains(ref + " needs you");
    assertThat(words(desk.room("applications"))).doesNotContain("nobody answered");
    desk.later(Duration.ofMinutes(2));
    assertThat(words(desk.room("applications"))).contains("nobody answered: who looks at it?");
  }

  @Test
  void who_answered_in_time_is_not_called() {
    declared("impact:high urgency:high service:checkout");
    desk.as("yuki").types("incident ack " + ref);
    desk.later(Duration.ofMinutes(4));
    assertThat(bodies).isEmpty();
    assertThat(desk.as("mia").types("page why " + ref).text()).contains("not sent (acknowledged)");
  }

  @Test
  void a_gateway_that_fails_is_called_again() {
    refusing.set(1);
    declared("impact:high urgency:high service:checkout");
    desk.later(Duration.ofMinutes(3));
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(desk.as("mia").types("page why " + ref).text()).contains("answered 503"));
    desk.later(Duration.ofSeconds(30));
    Awaitility.await().until(() -> bodies.size() == 2);
  }

  @Test
  void what_is_not_urgent_waits_until_they_wake_and_what_is_urgent_does_not() {
    var yuki = desk.get(People.class).named("yuki").orElseThrow().id();
    desk.as("yuki").types("page quiet 08:00 11:00");
    assertThat(desk.as("yuki").types("page rules").text()).contains("08:00 to 11:00");
    var rules = Objects.requireNonNull(desk.get(PageRules.class).of(List.of(yuki)).get(yuki));
    var now = desk.theatre().clock().instant();
    assertThat(Objects.requireNonNull(rules.quiet()).endsAfter(now, ZoneId.of("Europe/Lisbon")))
        .contains(Instant.parse("2026-03-03T11:00:00Z"));
    declared("impact:high urgency:high service:checkout");
    assertThat(words(desk.inbox("yuki"))).as("P1").contains(ref + " needs you");
  }

  private static String signed(String header, String body) throws Exception {
    var stamp = header.substring(2, header.indexOf(','));
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Canary.WORD.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    var hex =
        HexFormat.of()
            .formatHex(mac.doFinal((stamp + "." + body).getBytes(StandardCharsets.UTF_8)));
    return "t=" + stamp + ",v1=" + hex;
  }
}
