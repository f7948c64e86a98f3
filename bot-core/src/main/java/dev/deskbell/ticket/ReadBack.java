package dev.deskbell.ticket;

import dev.deskbell.chat.Absence;
import dev.deskbell.chat.ChatPlatform;
import dev.deskbell.chat.History;
import dev.deskbell.chat.History.Reading;
import dev.deskbell.chat.Posting;
import dev.deskbell.conversation.Listening;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Hears what was said, changed and taken away in the threads of tickets while a platform, or the
 * desk, was away. Each thread is asked for until it has been read, however long its platform says
 * to wait and whoever restarts meanwhile.
 */
@Component
public class ReadBack implements Absence {
  private static final Logger LOG = LoggerFactory.getLogger(ReadBack.class);

  /** Clocks differ, and what was on its way is not heard twice anyway. */
  static final Duration BEFORE = Duration.ofMinutes(1);

  /** What was being heard again when the desk went away is older than what it heard last. */
  private static final Duration HEARING_AGAIN = Duration.ofMinutes(5);

  private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
  private static final int MOST_DOUBLINGS = 6;

  /** A thread that could not be read for so long is let go. */
  private static final Duration LONGEST = Duration.ofDays(3);

  private final ReadBackThreads threads;
  private final Rehearing rehearing;
  private final ObjectProvider<ChatPlatform> platforms;
  private final Clock clock;
  private final Bell bell = new Bell();
  private final Map<Silence, Instant> unwritten = new ConcurrentHashMap<>();

  ReadBack(
      ReadBackThreads threads,
      Rehearing rehearing,
      ObjectProvider<ChatPlatform> platforms,
      Clock clock) {
    this.threads = threads;
    this.rehearing = rehearing;
    this.platforms = platforms;
    this.clock = clock;
  }

  /** Of a platform: whether it is sure that it was out of hearing. */
  private record Silence(String platform, boolean sure) {}

  /**
   * Written down with the transaction that runs, else with the next round: whoever tells may tell
   * because the database is away.
   */
  @Override
  public void over(String platform, Instant silentSince) {
    tell(new Silence(platform, true), silentSince);
  }

  @Override
  public void perhaps(String platform, Instant silentSince) {
    tell(new Silence(platform, false), silentSince);
  }

  private void tell(Silence silence, Instant since) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      ask(silence, since);
      bell.afterCommit();
      return;
    }
    unwritten.merge(silence, since, (one, other) -> one.isBefore(other) ? one : other);
    bell.up();
  }

  /** What was said in that one thread since then; in the running transaction. */
  void below(Posting posting, Instant since) {
    if (history(posting.place().platform()).isPresent()) {
      threads.askOne(posting, since.minus(BEFORE), clock.instant());
      bell.afterCommit();
    }
  }

  /** Returns when this instance has something to read back, or after that long. */
  void await(Duration longest) throws InterruptedException {
    bell.await(longest);
  }

  void rouse() {
    bell.up();
  }

  /** The desk itself was away: since whatever it heard last. */
  void begin() {
    threads
        .lastHeard()
        .map(it -> it.minus(HEARING_AGAIN))
        .ifPresent(at ->
            platforms.stream()
                .filter(History.class::isInstance)
                .forEach(it -> over(it.name(), at)));
  }

  /**
   * Reads one thread back, the newest ticket's first.
   *
   * @return false when there is none to read now
   */
  public boolean next() {
    unwritten.forEach(this::write);
    var claimed = threads.claim(names(), clock.instant());
    claimed.ifPresent(this::read);
    return claimed.isPresent();
  }

  private void write(Silence silence, Instant since) {
    ask(silence, since);
    unwritten.remove(silence, since);
  }

  private void ask(Silence silence, Instant since) {
    var platform = silence.platform();
    if (history(platform).isEmpty()) {
      LOG.error("{} was not heard since {} and can't be read back", platform, since);
    } else if (silence.sure()) {
      threads.ask(platform, since.minus(BEFORE), clock.instant());
    } else {
      threads.askLively(platform, since.minus(BEFORE), clock.instant());
    }
  }

  private String[] names() {
    return platforms.stream()
        .filter(History.class::isInstance)
        .map(ChatPlatform::name)
        .toArray(String[]::new);
  }

  private Optional<History> history(String platform) {
    return platforms.stream()
        .filter(it -> it.name().equals(platform))
        .filter(History.class::isInstance)
        .map(History.class::cast)
        .findFirst();
  }

  private void read(ReadBackThreads.Unread thread) {
    switch (reading(thread)) {
      case Reading.Read it -> threads.reached(thread, it.upTo());
      case Reading.NotNow(var after, var why) -> notNow(thread, after, why);
      case Reading.Never(var why) -> {
        LOG.info("{} is not read back: {}", thread.place(), why);
        threads.reached(thread, null);
      }
    }
  }

  private Reading reading(ReadBackThreads.Unread thread) {
    var history = history(thread.place().platform()).orElseThrow();
    try {
      var began = clock.instant();
      var reading = history.since(thread.place(), thread.reached());
      if (reading instanceof Reading.Read read) {
        rehearing.hear(thread, read, began);
      }
      return reading;
    } catch (RuntimeException problem) {
      if (!Listening.isPassing(problem)) {
        LOG.warn("{} can't be read back now", thread.place(), problem);
      }
      return new Reading.NotNow(Duration.ZERO, problem.toString());
    }
  }

  private void notNow(ReadBackThreads.Unread thread, Duration after, String why) {
    var now = clock.instant();
    if (thread.askedAt().plus(LONGEST).isBefore(now)) {
      LOG.error("{} could not be read back in days and is let go: {}", thread.place(), why);
      threads.reached(thread, null);
      return;
    }
    var backoff = FIRST_WAIT.multipliedBy(1L << Math.min(thread.failures(), MOST_DOUBLINGS));
    threads.failed(thread, now.plus(after.isPositive() ? after : backoff));
    if (after.isPositive()) {
      threads.hold(thread.place(), now.plus(after));
    }
  }
}
