package dev.deskbell.change;

import dev.deskbell.token.Pace;
import dev.deskbell.token.Token;
import dev.deskbell.token.Tokens;
import dev.deskbell.web.Endpoint;
import dev.deskbell.web.Request;
import dev.deskbell.web.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The address that pipelines ask. Whatever goes wrong, nothing is allowed. */
@Configuration(proxyBeanMethods = false)
class GateEndpoint {
  static final String PURPOSE = "gate";

  private static final int MOST_A_MINUTE = 120;
  private static final String BEARER = "bearer ";

  private final Gatekeeper keeper;
  private final Tokens tokens;
  private final JsonMapper json;
  private final Clock clock;
  private final Pace pace = new Pace(MOST_A_MINUTE);

  GateEndpoint(Gatekeeper keeper, Tokens tokens, JsonMapper json, Clock clock) {
    this.keeper = keeper;
    this.tokens = tokens;
    this.json = json;
    this.clock = clock;
  }

  @Bean
  Endpoint gate() {
    return Endpoint.get("/api/gate", this::answer);
  }

  Response answer(Request request) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var token = token(request, now);
    if (token.isEmpty()) {
      return problem(401, "unauthorized", "A token is needed: Authorization: Bearer deskbell_…")
          .with("WWW-Authenticate", "Bearer realm=\"deskbell\"");
    }
    if (!pace.allows(token.get(), now)) {
      return problem(429, "too-often", "Ask again in a minute.").with("Retry-After", "60");
    }
    var service = request.query("service").orElse("").strip();
    if (service.isEmpty()) {
      return problem(400, "no-service", "Say which service: /api/gate?service=checkout");
    }
    return ruled(service, request.query("change").orElse("").strip(), now);
  }

  private Optional<Token> token(Request request, Instant now) {
    return request
        .header("Authorization")
        .filter(it -> it.toLowerCase(Locale.ROOT).startsWith(BEARER))
        .flatMap(it -> tokens.present(PURPOSE, it.substring(BEARER.length()).strip(), now));
  }

  private Response ruled(String service, String change, Instant now) {
    var ruling = keeper.ask(service, change, now);
    var body = new LinkedHashMap<String, String>();
    body.put("decision", ruling.allows() ? "allow" : "deny");
    body.put("reason", ruling.reason().words());
    body.put("message", ruling.message());
    body.put("service", service);
    body.put("change", change);
    body.put("at", now.toString());
    return Response.json(200, json.writeValueAsString(body));
  }

  private Response problem(int status, String reason, String message) {
    var body = new LinkedHashMap<String, String>();
    body.put("decision", "deny");
    body.put("reason", reason);
    body.put("message", message);
    return Response.json(status, json.writeValueAsString(body));
  }
}
