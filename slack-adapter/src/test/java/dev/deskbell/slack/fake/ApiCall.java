package dev.deskbell.slack.fake;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A request to the Web API, whichever way its arguments were written.
 *
 * @param method such as {@code chat.postMessage}
 * @param token what was shown as bearer; empty when nothing was
 * @param basic the user and password shown instead
 */
public record ApiCall(
    String method, Map<String, String> arguments, String token, @Nullable String basic) {

  public Optional<String> maybe(String argument) {
    return Optional.ofNullable(arguments.get(argument)).filter(it -> !it.isEmpty());
  }

  String text(String argument) {
    return maybe(argument)
        .orElseThrow(() ->
            new SlackError(
                "invalid_arguments",
                Json.object()
                    .set(
                        "response_metadata",
                        Json.object()
                            .set(
                                "messages",
                                Json.array().add("[ERROR] missing required field: " + argument)))));
  }

  /** Slack takes {@code true} and {@code 1}. */
  boolean flag(String argument) {
    return maybe(argument).filter(it -> it.equals("1") || it.equals("true")).isPresent();
  }

  int number(String argument, int otherwise) {
    return maybe(argument).map(Integer::parseInt).orElse(otherwise);
  }

  /** An argument that is JSON itself. */
  Optional<JsonNode> json(String argument, String error) {
    try {
      return maybe(argument).map(Json::read);
    } catch (JacksonException unread) {
      throw new SlackError(error);
    }
  }

  /** One of these scopes has to be granted. */
  static void needs(Installation here, String... oneOf) {
    if (Arrays.stream(oneOf).noneMatch(here.scopes()::contains)) {
      throw new SlackError(
          "missing_scope",
          Json.object()
              .put("needed", String.join(",", oneOf))
              .put("provided", String.join(",", here.scopes())));
    }
  }

  /** Scopes differ by the kind of conversation. */
  static void needsFor(Installation here, Channel channel, String right) {
    switch (channel.kind) {
      case CHANNEL -> needs(here, right.equals("manage") ? "channels:manage" : "channels:" + right);
      case GROUP -> needs(here, right.equals("manage") ? "groups:write" : "groups:" + right);
      case IM -> needs(here, right.equals("manage") ? "im:write" : "im:" + right);
    }
  }
}
