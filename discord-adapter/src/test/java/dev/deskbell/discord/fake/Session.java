package dev.deskbell.discord.fake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the gateway remembers of one bot's stay: a number for each event, and the events, so that a
 * bot whose connection broke can have them again.
 */
final class Session {
  private static final int REMEMBERED = 2_000;

  final String id;
  final User bot;
  final int intents;
  private final Deque<Told> told = new ArrayDeque<>();
  private int sequence;
  private @Nullable Consumer<ObjectNode> connection;

  private record Told(int sequence, ObjectNode envelope) {}

  Session(String id, User bot, int intents, Consumer<ObjectNode> connection) {
    this.id = id;
    this.bot = bot;
    this.intents = intents;
    this.connection = connection;
  }

  synchronized void tell(String event, ObjectNode data) {
    sequence++;
    var envelope = Json.object("op", 0, "s", sequence, "t", event, "d", data);
    told.addLast(new Told(sequence, envelope));
    if (told.size() > REMEMBERED) {
      told.removeFirst();
    }
    if (connection != null) {
      connection.accept(envelope);
    }
  }

  /** The connection broke; what happens from now on is kept for when the bot resumes. */
  synchronized void disconnected() {
    connection = null;
  }

  synchronized boolean isConnected() {
    return connection != null;
  }

  /** Whether nothing after that number has been forgotten. */
  synchronized boolean remembers(int last) {
    return last <= sequence && (told.isEmpty() || told.getFirst().sequence() <= last + 1);
  }

  /** Everything after that number once more, in order, then that it is resumed. */
  synchronized void resume(int last, Consumer<ObjectNode> again) {
    List<Told> missed = new ArrayList<>(told);
    missed.removeIf(it -> it.sequence() <= last);
    connection = again;
    missed.forEach(it -> again.accept(it.envelope()));
    tell("RESUMED", Json.object());
  }
}
