package dev.deskbell.heartbeat;

import dev.deskbell.policy.Policies;
import dev.deskbell.ticket.DueWork;
import dev.deskbell.ticket.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Opens an incident for each sign that stays away, and resolves it when the next one comes. */
@Component
@Order(0)
class HeartbeatWatch implements DueWork {
  private static final Logger LOG = LoggerFactory.getLogger(HeartbeatWatch.class);
  private static final Duration AGAIN = Duration.ofMinutes(1);

  private final Heartbeats heartbeats;
  private final HeartbeatTickets tickets;
  private final Policies policies;
  private final TransactionOperations transaction;
  private final Clock clock;

  HeartbeatWatch(
      Heartbeats heartbeats,
      HeartbeatTickets tickets,
      Policies policies,
      TransactionOperations transaction,
      Clock clock) {
    this.heartbeats = heartbeats;
    this.tickets = tickets;
    this.policies = policies;
    this.transaction = transaction;
    this.clock = clock;
  }

  void heard(HeartbeatsPolicy.Entry entry, Instant at) {
    transaction.executeWithoutResult(_ -> {
      var heard = heartbeats.heard(entry, at);
      var ticket = heard.ticket();
      if (heard.silent() && ticket != null) {
        var words = new Words(entry.name() + " gives signs of life again.");
        heartbeats.back(entry.id(), tickets.resolve(ticket, at, words));
      }
    });
  }

  /** That the desk listens is written down only while it listens for somebody. */
  @Override
  public String isDue() {
    return """
    exists (select 1 from heartbeat where due_at <= :now)
     or exists (select 1 from heartbeat where due_at is not null)
        and not exists (select 1 from heartbeat_listening
                         where seen_at between :now - interval '30 s' and :now)
    """;
  }

  @Override
  public int fire() {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    transaction.executeWithoutResult(_ -> heartbeats.listening(now));
    return heartbeats.due(now).stream().mapToInt(it -> miss(it, now)).sum();
  }

  /** One that fails is tried again later and keeps no other from being missed. */
  private int miss(String id, Instant now) {
    try {
      return Boolean.TRUE.equals(transaction.execute(_ -> isMissed(id, now))) ? 1 : 0;
    } catch (RuntimeException e) {
      LOG.error("that {} is silent could not be told and will be tried again", id, e);
      transaction.executeWithoutResult(_ -> heartbeats.postpone(id, now.plus(AGAIN)));
      return 0;
    }
  }

  private boolean isMissed(String id, Instant now) {
    var due = heartbeats.takeDue(id, now);
    if (due.isEmpty()) {
      return false;
    }
    var entry = policies.current(HeartbeatSections.HEARTBEATS).named(id);
    if (entry.isEmpty()) {
      heartbeats.disarm(id);
      return false;
    }
    heartbeats.missed(id, tickets.missed(entry.get(), due.get(), now));
    return true;
  }
}
