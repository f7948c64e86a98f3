package dev.deskbell.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import dev.deskbell.slack.SlackHearing.Kind;
import dev.deskbell.web.Request;
import dev.deskbell.web.Response;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Slack's one address: commands, interactions and events alike. */
final class SlackDoor {

  /** Slack's longest, a form that was filled to the brim, is a tenth of this. */
  static final int MOST_BYTES = 1 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(SlackDoor.class);

  private final SlackSignature signature;
  private final SlackHearing hearing;
  private final SlackCheckup checkup;

  SlackDoor(SlackSignature signature, SlackHearing hearing, SlackCheckup checkup) {
    this.signature = signature;
    this.hearing = hearing;
    this.checkup = checkup;
  }

  /** Nothing is read of what Slack has not signed. */
  Response answer(Request request) {
    var timestamp = request.header("X-Slack-Request-Timestamp").orElse("");
    var signed = request.header("X-Slack-Signature").orElse("");
    if (!signature.isGenuine(timestamp, signed, request.body())) {
      LOG.info("A request that Slack did not sign, or long ago, was turned away");
      return Response.of(401);
    }
    checkup.heard();
    try {
      var body = new String(request.body(), UTF_8);
      var type = request.header("Content-Type").orElse("");
      return type.startsWith("application/json") ? event(Json.parse(body)) : form(fields(body));
    } catch (JsonParseException | IllegalArgumentException malformed) {
      LOG.info("Slack signed something that can't be read: {}", malformed.toString());
      return Response.of(400);
    }
  }

  private Response event(Json envelope) {
    return switch (envelope.text("type")) {
      case "url_verification" -> Response.text(200, envelope.text("challenge"));
      case "event_callback" -> answer(hearing.hear(Kind.EVENT, envelope));
      case "" -> Response.of(400);
      default -> Response.of(200);
    };
  }

  private Response form(Map<String, String> fields) {
    var payload = fields.get("payload");
    if (payload != null) {
      var read = Json.parse(payload);
      return read.isObject() ? answer(hearing.hear(Kind.INTERACTION, read)) : Response.of(400);
    }
    return fields.containsKey("command")
        ? answer(hearing.hear(Kind.COMMAND, new Json(Json.object(fields))))
        : Response.of(400);
  }

  private static Response answer(@Nullable JsonObject said) {
    return said == null ? Response.of(200) : Response.json(200, said.toString());
  }

  private static Map<String, String> fields(String body) {
    var fields = new HashMap<String, String>();
    for (var pair : body.split("&")) {
      var equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static String decoded(String written) {
    return URLDecoder.decode(written, UTF_8);
  }
}
