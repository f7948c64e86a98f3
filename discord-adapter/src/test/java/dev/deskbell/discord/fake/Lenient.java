package dev.deskbell.discord.fake;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Discord takes although its OpenAPI description says otherwise: files numbered with numbers,
 * and, as all of its documentation has it, permissions as strings of digits.
 */
final class Lenient {
  private Lenient() {}

  /** The body as it is described. */
  static JsonNode of(Request request) {
    if (!request.body().isObject()) {
      return request.body();
    }
    var body = request.body().deepCopy();
    attachments(body);
    attachments(body.path("data"));
    attachments(body.path("message"));
    permissions(body);
    body.path("permission_overwrites").forEach(Lenient::permissions);
    return body;
  }

  private static void permissions(JsonNode overwrite) {
    for (var name : List.of("allow", "deny")) {
      if (overwrite.path(name).isString()) {
        ((ObjectNode) overwrite).put(name, Long.parseLong(overwrite.path(name).asString()));
      }
    }
  }

  /** New files are numbered, and libraries write the number as one. */
  private static void attachments(JsonNode message) {
    for (var attachment : message.path("attachments")) {
      if (attachment.path("id").isNumber()) {
        ((ObjectNode) attachment).put("id", attachment.path("id").asString());
      }
    }
  }
}
