package dev.deskbell.discord.fake;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a channel allows and denies a role or a member beyond what the server does. */
record Overwrite(String id, boolean member, long allow, long deny) {
  static Overwrite of(String id, JsonNode json) {
    return new Overwrite(
        id, json.path("type").asInt() == 1, bits(json, "allow"), bits(json, "deny"));
  }

  private static long bits(JsonNode json, String name) {
    var written = json.path(name).asString("0");
    return written.isEmpty() ? 0 : Long.parseLong(written);
  }

  ObjectNode json() {
    return Json.object(
        "id", id, "type", member ? 1 : 0, "allow", Long.toString(allow), "deny", "" + deny);
  }
}
