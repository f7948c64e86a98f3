package dev.deskbell.discord.fake;

import tools.jackson.databind.node.ObjectNode;

/** Somebody with an account on Discord: a person or an application's bot. */
record User(String id, String name, boolean bot) {
  ObjectNode json() {
    return Json.object(
        "id",
        id,
        "username",
        name,
        "global_name",
        bot ? null : name,
        "discriminator",
        "0",
        "avatar",
        null,
        "bot",
        bot,
        "public_flags",
        0);
  }
}
