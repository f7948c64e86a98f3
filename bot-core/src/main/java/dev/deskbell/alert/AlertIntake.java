package dev.deskbell.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.deskbell.chat.Vault;
import dev.deskbell.policy.Policies;
import dev.deskbell.web.Endpoint;
import dev.deskbell.web.Request;
import dev.deskbell.web.Response;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The address that senders call. What is answered with 202 is in the database. */
@Configuration(proxyBeanMethods = false)
class AlertIntake {
  private static final Logger LOG = LoggerFactory.getLogger(AlertIntake.class);

  /** Keys that sign are kept where installations' secrets are. */
  static final String VAULT = "alert";

  private static final int MOST_BYTES = 2 << 20;

  private static final Response AWAY =
      Response.text(503, "The database can't be reached; please send it again.\n")
          .with("Retry-After", "5");

  private final Policies policies;
  private final Addresses addresses;
  private final Vault vault;
  private final Patience patience;
  private final Arrivals arrivals;
  private final AlertRounds rounds;
  private final JsonMapper json;
  private final Clock clock;

  AlertIntake(
      Policies policies,
      Addresses addresses,
      Vault vault,
      Patience patience,
      Arrivals arrivals,
      AlertRounds rounds,
      JsonMapper json,
      Clock clock) {
    this.policies = policies;
    this.addresses = addresses;
    this.vault = vault;
    this.patience = patience;
    this.arrivals = arrivals;
    this.rounds = rounds;
    this.json = json;
    this.clock = clock;
  }

  @Bean
  Endpoint alertsIn() {
    return Endpoint.post("/in/{integration}/{secret}", MOST_BYTES, this::take);
  }

  /** Nothing is lost: who is told so sends again. */
  Response take(Request request) {
    try {
      return taken(request);
    } catch (RuntimeException problem) {
      if (!(problem instanceof Patience.Over) && !Alerts.isOfTheDatabase(problem)) {
        throw problem;
      }
      LOG.warn("a sender of alerts was refused for now: {}", problem.toString());
      return AWAY;
    }
  }

  /** An unknown sender and a wrong secret are answered alike. */
  private Response taken(Request request) {
    var id = request.variables().getOrDefault("integration", "");
    var policy = policies.current(AlertSections.ALERTS);
    var mapping = policy.source(id).flatMap(it -> policy.mapping(it.format()));
    if (mapping.isEmpty() || !addresses.hold(id, request.variables().getOrDefault("secret", ""))) {
      return Response.text(404, "There is nothing here.\n");
    }
    if (!isSigned(id, mapping.get(), request)) {
      return Response.text(401, "The signature is missing or wrong.\n");
    }
    try {
      return keep(id, mapping.get(), request.body());
    } catch (SignalReader.Unreadable problem) {
      return Response.text(400, problem.getMessage() + "\n");
    }
  }

  private Response keep(String id, Mapping mapping, byte[] body) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var read = SignalReader.read(mapping, body, now);
    var some = read.stream().map(it -> new Signals.Arriving(id, it, now)).toList();
    if (!some.isEmpty() && arrivals.arrive(some)) {
      rounds.wake();
    }
    var key = read.size() == 1 ? read.getFirst().key() : "";
    return Response.json(
        202,
        json.writeValueAsString(
            Map.of(
                "status",
                "success",
                "message",
                "Event processed",
                "dedup_key",
                key,
                "alerts",
                read.size())));
  }

  /** Where a key was given, nothing is believed without it. */
  private boolean isSigned(String id, Mapping mapping, Request request) {
    var signature = mapping.signature();
    var key =
        signature == null
            ? Optional.<Vault.Installation>empty()
            : patience.ask(() -> vault.find(VAULT, id));
    return signature == null
        || key.isEmpty()
        || request
            .header(signature.header())
            .filter(it -> isRight(it, signature, key.get().secrets(), request.body()))
            .isPresent();
  }

  private static boolean isRight(
      String said, Mapping.Signature signature, String key, byte[] body) {
    var prefix = signature.prefix() == null ? "" : signature.prefix();
    var right = prefix + HexFormat.of().formatHex(hmac(key, body));
    return MessageDigest.isEqual(right.getBytes(UTF_8), said.strip().getBytes(UTF_8));
  }

  private static byte[] hmac(String key, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
      return mac.doFinal(body);
    } catch (GeneralSecurityException problem) {
      throw new IllegalStateException(problem);
    }
  }
}
