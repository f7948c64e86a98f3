package dev.deskbell.slack;

import com.google.gson.JsonParseException;
import com.slack.api.app_backend.slash_commands.SlashCommandPayloadDetector;
import com.slack.api.app_backend.util.JsonPayloadExtractor;
import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import com.slack.api.bolt.util.SlackRequestParser.HttpRequest;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that Slack tells the desk, whichever way it came and verified already: read by Bolt,
 * handed out by Bolt.
 */
final class SlackHearing {

  /** What Bolt's reader does not know it writes into the log, with everything people said in it. */
  private static final Set<String> KNOWN =
      Set.of(
          "event_callback",
          "url_verification",
          "block_actions",
          "block_suggestion",
          "view_submission",
          "view_closed",
          "message_action",
          "shortcut");

  private final App app;
  private final SlackRequestParser parser;
  private final JsonPayloadExtractor payloads = new JsonPayloadExtractor();
  private final SlashCommandPayloadDetector commands = new SlashCommandPayloadDetector();

  SlackHearing(App app) {
    this.app = app;
    parser = new SlackRequestParser(app.config());
  }

  /** Slack said something that can't be read; what it was is not told. */
  static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unreadable(String why, @Nullable Throwable cause) {
      super(why, cause);
    }
  }

  /**
   * The body of a request.
   *
   * @throws Unreadable for nonsense
   */
  Response overHttp(String body) {
    var payload = extracted(body);
    return payload == null && !isCommand(body) ? unnamed(body) : heard(body, payload, false);
  }

  /**
   * What stands in an envelope of Socket Mode.
   *
   * @throws Unreadable for nonsense
   */
  Response bySocket(String payload) {
    return heard(payload, payload, true);
  }

  private Response heard(String body, @Nullable String payload, boolean bySocket) {
    if (payload != null && !isKnown(Json.lenient(payload), bySocket)) {
      return Response.ok();
    }
    var request = read(body, bySocket);
    if (payload != null) {
      request.getContext().getAdditionalValues().put(SlackBolt.PAYLOAD, payload);
    }
    return run(request);
  }

  /** Kinds of interactions that are still to come are acknowledged, and mean nothing. */
  private static boolean isKnown(Json payload, boolean bySocket) {
    if (!payload.isObject()) {
      throw new Unreadable("no JSON object", null);
    }
    var type = payload.text("type");
    if (type.isEmpty() && !(bySocket && payload.word("command") != null)) {
      throw new Unreadable("of no kind", null);
    }
    return type.isEmpty() || KNOWN.contains(type);
  }

  private Request<?> read(String body, boolean bySocket) {
    try {
      var request =
          parser.parse(
              HttpRequest.builder()
                  .requestUri(Slack.EVENTS)
                  .requestBody(body)
                  .headers(new RequestHeaders(Map.of()))
                  .socketMode(bySocket)
                  .build());
      if (request == null) {
        throw new Unreadable("nothing that Bolt knows", null);
      }
      return request;
    } catch (NullPointerException
        | IllegalArgumentException
        | IllegalStateException
        | JsonParseException nonsense) {
      throw new Unreadable(nonsense.getClass().getSimpleName(), nonsense);
    }
  }

  private Response run(Request<?> request) {
    try {
      return app.run(request);
    } catch (RuntimeException problem) {
      throw problem;
    } catch (Exception problem) {
      throw new IllegalStateException(problem);
    }
  }

  private @Nullable String extracted(String body) {
    try {
      return payloads.extractIfExists(body);
    } catch (IllegalArgumentException | IllegalStateException | JsonParseException nonsense) {
      throw new Unreadable(nonsense.getClass().getSimpleName(), nonsense);
    }
  }

  private boolean isCommand(String body) {
    try {
      return commands.isCommand(body);
    } catch (IllegalArgumentException nonsense) {
      throw new Unreadable(nonsense.getClass().getSimpleName(), nonsense);
    }
  }

  /** Slack tells some things beside events, such as that there were too many of them. */
  private static Response unnamed(String body) {
    if (Json.lenient(body).word("type") == null) {
      throw new Unreadable("neither a command nor JSON of any kind", null);
    }
    return Response.ok();
  }
}
