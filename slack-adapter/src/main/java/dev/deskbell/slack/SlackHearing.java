package dev.deskbell.slack;

import com.google.gson.JsonParseException;
import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.app_backend.events.payload.UrlVerificationPayload;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.BlockSuggestionPayload;
import com.slack.api.app_backend.interactive_components.payload.GlobalShortcutPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.builtin.GlobalShortcutRequest;
import com.slack.api.bolt.request.builtin.MessageShortcutRequest;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.request.builtin.UrlVerificationRequest;
import com.slack.api.bolt.response.Response;
import org.jspecify.annotations.Nullable;

/**
 * Everything that Slack tells the desk, whichever way it came and verified already: read once, and
 * handed out by Bolt.
 */
final class SlackHearing {

  private final App app;

  SlackHearing(App app) {
    this.app = app;
  }

  /** Slack said something that can't be read; what it was is not told. */
  static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unreadable(String why, @Nullable Throwable cause) {
      super(why, cause);
    }
  }

  /**
   * What Slack tells in the body of a request; nothing in a command's.
   *
   * @throws Unreadable for nonsense
   */
  static Json told(String body) {
    var payload = body.startsWith("{") ? body : new SlackForm(body).field("payload");
    return payload.isEmpty() ? Json.NOTHING : parsed(payload);
  }

  /**
   * The body of a request.
   *
   * @param told what was told in it
   * @throws Unreadable for nonsense
   */
  Response overHttp(String body, Json told) {
    if (!told.isMissing()) {
      return heard(told);
    }
    var form = new SlackForm(body);
    if (form.field("command").isEmpty()) {
      throw new Unreadable("neither a command nor JSON of any kind", null);
    }
    return run(command(form));
  }

  /**
   * What stands in an envelope of Socket Mode.
   *
   * @throws Unreadable for nonsense
   */
  Response bySocket(Json payload) {
    return heard(payload);
  }

  private Response heard(Json payload) {
    if (!payload.isObject()) {
      throw new Unreadable("no JSON object", null);
    }
    var request = read(payload);
    return request == null ? Response.ok() : run(request);
  }

  private static @Nullable Request<?> read(Json payload) {
    try {
      var type = payload.text("type");
      return type.isEmpty() ? command(payload) : request(type, payload);
    } catch (NullPointerException
        | IllegalArgumentException
        | IllegalStateException
        | UnsupportedOperationException
        | JsonParseException nonsense) {
      throw new Unreadable(nonsense.getClass().getSimpleName(), nonsense);
    }
  }

  /**
   * Kinds of interactions that are still to come are acknowledged, and mean nothing. Bolt's own
   * reader would write them into the log, with everything people said in them.
   */
  private static @Nullable Request<?> request(String type, Json payload) {
    return switch (type) {
      case EventsApiPayload.TYPE -> new SlackEvent(payload);
      case BlockActionPayload.TYPE -> new SlackDeed.Press(payload);
      case ViewSubmissionPayload.TYPE -> new SlackDeed.Form(payload);
      case BlockSuggestionPayload.TYPE -> new SlackDeed.Look(payload);
      case MessageShortcutPayload.TYPE -> {
        var json = payload.toString();
        var request = new MessageShortcutRequest(json, json, SlackDeed.NO_HEADERS);
        request.getContext().getAdditionalValues().put(SlackBolt.PAYLOAD, json);
        yield request;
      }
      case GlobalShortcutPayload.TYPE -> {
        var json = payload.toString();
        yield new GlobalShortcutRequest(json, json, SlackDeed.NO_HEADERS);
      }
      case UrlVerificationPayload.TYPE ->
          new UrlVerificationRequest(payload.toString(), SlackDeed.NO_HEADERS);
      default -> null;
    };
  }

  /** As Socket Mode tells them. */
  private static Request<?> command(Json payload) {
    if (payload.word("command") == null) {
      throw new Unreadable("of no kind", null);
    }
    var command = SlackDeed.payload(payload, SlashCommandPayload.class);
    return new SlashCommandRequest("", command, SlackDeed.NO_HEADERS);
  }

  /** Bolt's reader makes two patterns and three lists for each field. */
  private static Request<?> command(SlackForm form) {
    return new SlashCommandRequest("", SlackDeed.command(form), SlackDeed.NO_HEADERS);
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

  private static Json parsed(String payload) {
    try {
      return Json.parse(payload);
    } catch (JsonParseException nonsense) {
      throw new Unreadable(nonsense.getClass().getSimpleName(), nonsense);
    }
  }
}
