package dev.deskbell.discord.fake;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Something that somebody does with an application and that waits for its answer. */
final class Interaction {
  static final int COMMAND = 2;
  static final int COMPONENT = 3;
  static final int AUTOCOMPLETE = 4;
  static final int MODAL = 5;

  final String id;
  final String token;
  final int type;
  final User by;
  final Channel channel;
  final Instant sent;

  /** The message whose component it was. */
  final @Nullable StoredMessage on;

  final ObjectNode payload;

  /** Done when the person's client shows the answer: a deferred one when it arrives. */
  final CompletableFuture<Shown> shown = new CompletableFuture<>();

  /** The message that {@code @original} means, once there is one. */
  @Nullable StoredMessage original;

  boolean answered;
  int followUps;

  Interaction(
      String id,
      String token,
      int type,
      User by,
      Channel channel,
      Instant sent,
      @Nullable StoredMessage on,
      ObjectNode payload) {
    this.id = id;
    this.token = token;
    this.type = type;
    this.by = by;
    this.channel = channel;
    this.sent = sent;
    this.on = on;
    this.payload = payload;
  }

  /** What the person's client makes of the answer. */
  sealed interface Shown {
    /** A message, whoever reads it. */
    record Message(StoredMessage message) implements Shown {}

    /** The message that was pressed changes, or stays. */
    record Nothing() implements Shown {}

    record Modal(JsonNode modal) implements Shown {}

    record Choices(JsonNode choices) implements Shown {}

    /** "The application did not respond". */
    record Failed() implements Shown {}
  }
}
