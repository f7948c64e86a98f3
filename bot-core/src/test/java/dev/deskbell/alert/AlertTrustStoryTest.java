package dev.deskbell.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.testing.Canary;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whom the desk believes that something is wrong, and who gets an address. */
class AlertTrustStoryTest extends AlertStories {
  @Test
  void strangers_and_wrong_secrets_learn_nothing() {
    address("prometheus");
    var wrong = request("prometheus", "wrong", Payloads.of("alertmanager-firing"), Map.of());
    var nobody = request("nobody", "wrong", Payloads.of("alertmanager-firing"), Map.of());
    var intake = desk.get(AlertIntake.class);
    assertThat(intake.take(wrong).status()).isEqualTo(404);
    assertThat(intake.take(wrong).body()).isEqualTo(intake.take(nobody).body());
    assertThat(count("select count(*) from alert_event")).isZero();
  }

  @Test
  void once_a_key_is_given_only_what_it_signed_is_believed() throws Exception {
    var secret = address("github");
    desk.as("ada").types("alert signature github " + Canary.WORD);
    var body = Payloads.of("github-firing");
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Canary.WORD.getBytes(UTF_8), "HmacSHA256"));
    var right = "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    var intake = desk.get(AlertIntake.class);
    assertThat(intake.take(request("github", secret, body, Map.of())).status()).isEqualTo(401);
    var forged = Map.of("X-Hub-Signature-256", List.of(right.replace('a', 'b')));
    assertThat(intake.take(request("github", secret, body, forged)).status()).isEqualTo(401);
    var signed = Map.of("x-hub-signature-256", List.of(right));
    assertThat(intake.take(request("github", secret, body, signed)).status()).isEqualTo(202);
    assertThat(Canary.readableIn(desk.get(JdbcClient.class))).isEmpty();
  }

  /** A form or a refusal keeps for a week what was typed, and a backup holds what is kept. */
  @Test
  void a_key_is_readable_nowhere_also_after_a_refusal_and_in_a_form() {
    var form = desk.as("ada").types("alert signature github");
    var wrong = form.sends(Map.of("integration", "githob", "key", Canary.WORD));
    assertThat(wrong.text()).contains("no such integration");
    desk.as("ada").types("alert signature githob " + Canary.WORD);
    desk.as("ada").types("alert signature \"github " + Canary.WORD + "\"");
    assertThat(Canary.readableIn(desk.get(JdbcClient.class))).isEmpty();
    var again = desk.as("ada").types("alert signature github");
    assertThat(again.sends(Map.of("integration", "github", "key", Canary.WORD)).text())
        .contains("only what is signed");
    assertThat(Canary.readableIn(desk.get(JdbcClient.class))).isEmpty();
    assertThat(count("select count(*) from installation")).isEqualTo(1);
  }

  @Test
  void a_repeated_delivery_makes_no_address_and_ends_none() {
    var used = address("prometheus");
    var made = desk.as("ada").types("alert address prometheus");
    var told = made.text();
    var secret = told.substring(told.indexOf("/in/prometheus/") + 15).split("\\s", 2)[0];
    assertThat(made.again().text()).contains("shown already").doesNotContain("/in/");
    assertThat(desk.get(Addresses.class).hold("prometheus", secret)).isTrue();
    assertThat(desk.get(Addresses.class).hold("prometheus", used)).isTrue();
  }

  @Test
  void nobody_but_administrators_gets_an_address() {
    assertThat(desk.as("sam").types("alert address prometheus").text()).doesNotContain("/in/");
  }
}
