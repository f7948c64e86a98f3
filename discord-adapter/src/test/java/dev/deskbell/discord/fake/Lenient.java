package dev.deskbell.discord.fake;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What Discord takes although it describes it otherwise: numbers where it describes strings. */
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
    return body;
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
