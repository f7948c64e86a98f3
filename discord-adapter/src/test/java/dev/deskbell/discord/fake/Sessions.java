package dev.deskbell.discord.fake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** All sessions of the gateway. Two of one bot are allowed, and both are told everything. */
final class Sessions {
  private final Map<String, Session> all = new LinkedHashMap<>();
  private final List<Runnable> heldBack = new CopyOnWriteArrayList<>();
  private volatile boolean holding;

  synchronized void add(Session session) {
    all.put(session.id, session);
  }

  synchronized @Nullable Session find(String id) {
    return all.get(id);
  }

  synchronized void forget(String id) {
    all.remove(id);
  }

  synchronized List<Session> connected() {
    return all.values().stream().filter(Session::isConnected).toList();
  }

  /**
   * @param drawn the event as that session may see it; null when it may not or has not asked
   */
  void dispatch(String event, Function<Session, @Nullable ObjectNode> drawn) {
    List<Session> sessions;
    synchronized (this) {
      sessions = List.copyOf(all.values());
    }
    for (var session : sessions) {
      var data = drawn.apply(session);
      if (data != null && holding && event.startsWith("MESSAGE_")) {
        heldBack.add(() -> session.tell(event, data));
      } else if (data != null) {
        session.tell(event, data);
      }
    }
  }

  /** What is said, changed and taken back by this is told later. */
  void holdsBack(Runnable deed) {
    holding = true;
    deed.run();
    holding = false;
  }

  void tellsHeldBack(Random chance) {
    var waiting = new ArrayList<>(heldBack);
    heldBack.removeAll(waiting);
    Collections.shuffle(waiting, chance);
    for (var one : waiting) {
      one.run();
      if (chance.nextBoolean()) {
        one.run();
      }
    }
  }
}
