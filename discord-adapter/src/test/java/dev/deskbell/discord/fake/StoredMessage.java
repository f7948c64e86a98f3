package dev.deskbell.discord.fake;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A message as Discord keeps it. */
final class StoredMessage {
  static final int ORDINARY = 0;
  static final int PINNED = 6;
  static final int THREAD_CREATED = 18;
  static final int REPLY = 19;
  static final int ANSWER_TO_COMMAND = 20;
  static final int THREAD_STARTER = 21;

  static final int EPHEMERAL = 1 << 6;
  static final int LOADING = 1 << 7;
  static final int HAS_THREAD = 1 << 5;
  static final int COMPONENTS_V2 = 1 << 15;

  final String id;
  final Channel channel;
  final User author;
  final Instant posted;

  /** Everything the API shows but what depends on the reader. */
  final ObjectNode json;

  /** Whom it notified when it was created; an edit notifies nobody. */
  final Set<String> notified = new LinkedHashSet<>();

  @Nullable String nonce;

  StoredMessage(String id, Channel channel, User author, ObjectNode json, Instant posted) {
    this.id = id;
    this.channel = channel;
    this.author = author;
    this.json = json;
    this.posted = posted;
  }

  int flags() {
    return json.path("flags").asInt();
  }

  void flag(int bit, boolean on) {
    json.put("flags", on ? flags() | bit : flags() & ~bit);
  }

  boolean is(int flag) {
    return (flags() & flag) != 0;
  }

  int type() {
    return json.path("type").asInt();
  }

  /** Written by somebody, not by Discord itself. */
  boolean isSaid() {
    return type() == ORDINARY || type() == REPLY || type() == ANSWER_TO_COMMAND;
  }

  @Nullable String repliesTo() {
    var to = Json.text(json.path("message_reference"), "message_id");
    return to.isEmpty() ? null : to;
  }
}
