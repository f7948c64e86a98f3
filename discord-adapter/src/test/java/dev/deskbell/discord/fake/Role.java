package dev.deskbell.discord.fake;

import tools.jackson.databind.node.ObjectNode;

/** A server's role. The one with the server's own id is everyone's. */
record Role(String id, String name, long permissions, int position) {
  ObjectNode json() {
    var colours = Json.object("primary_color", 0, "secondary_color", null, "tertiary_color", null);
    return Json.object(
        "id",
        id,
        "name",
        name,
        "color",
        0,
        "colors",
        colours,
        "hoist",
        false,
        "icon",
        null,
        "unicode_emoji",
        null,
        "position",
        position,
        "permissions",
        Long.toString(permissions),
        "managed",
        false,
        "mentionable",
        true,
        "flags",
        0);
  }
}
