package dev.deskbell.proof;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What somebody did, each deed with words of its own, and what they were answered. */
final class Doings {
  private final Map<String, String> opened = new ConcurrentHashMap<>();
  private final Map<String, Instant> acknowledged = new ConcurrentHashMap<>();
  private final Set<String> said = ConcurrentHashMap.newKeySet();
  private final Set<String> done = ConcurrentHashMap.newKeySet();
  private final Set<String> undone = ConcurrentHashMap.newKeySet();
  private final Set<String> doubtful = ConcurrentHashMap.newKeySet();
  private final AtomicInteger deeds = new AtomicInteger();
  private final AtomicInteger repetitions = new AtomicInteger();

  void opened(String mark, String ref) {
    opened.put(mark, ref);
    deeds.incrementAndGet();
  }

  void said(String words) {
    said.add(words);
    deeds.incrementAndGet();
  }

  /** From now on nobody may be paged for it. */
  void acknowledged(String ref) {
    acknowledged.put(ref, Instant.now());
    deeds.incrementAndGet();
  }

  /** The desk answered that it was done, but not which ticket it is. */
  void done(String mark) {
    done.add(mark);
    deeds.incrementAndGet();
  }

  /** The desk answered that nothing came of it. */
  void undone(String mark) {
    undone.add(mark);
    deeds.incrementAndGet();
  }

  /** Nobody answered, or the desk does not know. */
  void doubtful(String mark) {
    doubtful.add(mark);
    deeds.incrementAndGet();
  }

  void posted() {
    deeds.incrementAndGet();
  }

  void repeated() {
    repetitions.incrementAndGet();
  }

  /** Which ticket each mark is about. */
  Map<String, String> opened() {
    return Map.copyOf(opened);
  }

  /** When it was answered that a ticket is acknowledged. */
  Map<String, Instant> acknowledged() {
    return Map.copyOf(acknowledged);
  }

  /** What has to be there once. */
  Set<String> said() {
    return Set.copyOf(said);
  }

  Set<String> done() {
    return Set.copyOf(done);
  }

  Set<String> undone() {
    return Set.copyOf(undone);
  }

  /** What may be there, once at most. */
  Set<String> doubtful() {
    return Set.copyOf(doubtful);
  }

  int deeds() {
    return deeds.get();
  }

  int repetitions() {
    return repetitions.get();
  }
}
