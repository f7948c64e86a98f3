package dev.deskbell.testing.memory;

import dev.deskbell.chat.FileContent;
import dev.deskbell.testing.memory.Wire.Answer;
import dev.deskbell.testing.memory.Wire.Drawing;
import dev.deskbell.testing.memory.Wire.Event;
import dev.deskbell.testing.memory.Wire.Request;
import dev.deskbell.testing.memory.Wire.Result;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The platform: keeps channels and messages, and calls the desk's address with what people do. */
final class MemoryPlatform {

  static final String DESK = "desk";

  /** A message, in a channel or in the thread below another. */
  record Stood(
      String id,
      String channel,
      @Nullable String thread,
      String by,
      Drawing drawing,
      String nonce) {}

  private final Map<String, Stood> messages = new LinkedHashMap<>();
  private final Map<String, List<Stood>> pings = new HashMap<>();
  private final Map<String, FileContent> files = new HashMap<>();
  private final Set<String> lost = new HashSet<>();
  private final Set<String> users = new HashSet<>();
  private final String secret;
  private final Clock clock;
  private Function<Request, Answer> address = _ -> new Answer.Nothing();
  private Trouble trouble = Trouble.NONE;
  private Result.@Nullable TooFast tooFast;
  private int count;
  private int attemptsAtLost;

  /** What goes wrong with the next thing sent. */
  enum Trouble {
    NONE,
    ANSWER_LOST,
    REQUEST_LOST
  }

  MemoryPlatform(String secret, Clock clock) {
    this.clock = clock;
    this.secret = secret;
  }

  void calls(Function<Request, Answer> better) {
    address = better;
  }

  synchronized void joins(String user) {
    users.add(user);
  }

  void next(Trouble better) {
    trouble = better;
  }

  void slowsDown(Result.@Nullable TooFast better) {
    tooFast = better;
  }

  synchronized void loses(String channel) {
    lost.add(channel);
    attemptsAtLost = 0;
  }

  int attemptsAtLost() {
    return attemptsAtLost;
  }

  synchronized String nextId() {
    return "m" + ++count;
  }

  /** Tells the desk, as often as wanted: a request is the same however often it is sent. */
  Answer tells(Request request) {
    return address.apply(request);
  }

  synchronized Request request(String user, String channel, @Nullable String thread, Event event) {
    var id = "r" + ++count;
    return new Request(id, secret, user, channel, thread, clock.instant().plusMillis(count), event);
  }

  /** Keeps what a person or the desk says, and tells the desk of it whoever said it. */
  synchronized Stood keep(
      String by, String channel, @Nullable String thread, Drawing drawing, String nonce) {
    var message = new Stood(nextId(), channel, thread, by, drawing, nonce);
    messages.put(message.id(), message);
    notifies(message);
    return message;
  }

  private void notifies(Stood message) {
    for (var mark : Markup.read(message.drawing().body(), ZoneOffset.UTC).marks()) {
      switch (mark.kind()) {
        case PERSON -> {
          if (message.drawing().pings().contains(mark.meaning())) {
            pinged(mark.meaning(), message);
          }
        }
        case OTHER -> {
          if (mark.words().startsWith("@")) {
            users.forEach(it -> pinged(it, message));
          }
        }
        case STRONG, CODE, LINK, TIME -> {}
      }
    }
  }

  private void pinged(String user, Stood message) {
    pings.computeIfAbsent(user, _ -> new ArrayList<>()).add(message);
  }

  /** The desk sends; a nonce seen before gives the message it made. */
  synchronized Result send(String channel, @Nullable String thread, Drawing drawing, String nonce) {
    return inTrouble(
        channel,
        () -> {
          var earlier = find(nonce);
          if (earlier != null) {
            return new Result.Done(earlier.id());
          }
          var kept = keep(DESK, channel, thread, drawing, nonce);
          echoes(kept);
          return new Result.Done(kept.id());
        });
  }

  private void echoes(Stood kept) {
    var event = new Event.Said(kept.id(), kept.drawing().body(), List.of());
    tells(request(DESK, kept.channel(), kept.thread(), event));
  }

  synchronized Result change(String channel, String message, Drawing drawing) {
    return inTrouble(
        channel,
        () -> {
          if (messages.get(message) instanceof Stood(_, _, var thread, var by, _, var nonce)) {
            messages.put(message, new Stood(message, channel, thread, by, drawing, nonce));
            return new Result.Done(message);
          }
          return new Result.NoSuchPlace();
        });
  }

  synchronized Result delete(String channel, String message) {
    return inTrouble(
        channel,
        () ->
            messages.remove(message) == null ? new Result.NoSuchPlace() : new Result.Done(message));
  }

  private Result inTrouble(String channel, Supplier<Result> deed) {
    if (lost.contains(channel)) {
      attemptsAtLost++;
      return new Result.NoSuchPlace();
    }
    if (tooFast != null) {
      return tooFast;
    }
    var now = trouble;
    trouble = Trouble.NONE;
    var result = now == Trouble.REQUEST_LOST ? new Result.Broken() : deed.get();
    return now == Trouble.NONE ? result : new Result.Broken();
  }

  synchronized @Nullable Stood find(String nonce) {
    return messages.values().stream()
        .filter(it -> it.nonce().equals(nonce))
        .findFirst()
        .orElse(null);
  }

  synchronized @Nullable FileContent file(String id) {
    return files.get(id);
  }

  synchronized Wire.Stored stores(FileContent content) {
    var stored = new Wire.Stored("f" + ++count, content);
    files.put(stored.id(), content);
    return stored;
  }

  synchronized List<Stood> standing(String channel, @Nullable String thread) {
    return messages.values().stream()
        .filter(it -> it.channel().equals(channel))
        .filter(it -> Objects.equals(it.thread(), thread))
        .toList();
  }

  synchronized List<Stood> pings(String user) {
    return List.copyOf(pings.getOrDefault(user, List.of()));
  }
}
