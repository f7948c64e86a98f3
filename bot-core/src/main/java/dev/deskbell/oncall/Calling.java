package dev.deskbell.oncall;

import dev.deskbell.ticket.DueWork;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sends pages by other ways than chat: each on a thread of its own, outside of any transaction,
 * with a time limit below the lease. What comes back counts only while the lease is still its own.
 */
@Component
@Order(3)
class Calling implements DueWork {
  private static final Logger LOG = LoggerFactory.getLogger(Calling.class);
  private static final int SET = 50;
  private static final int TRIES = 6;
  private static final Duration LEASE = Duration.ofSeconds(40);

  private final JdbcClient db;
  private final Pages pages;
  private final List<Carrier> carriers;
  private final PageWitness witness;
  private final TransactionOperations transaction;
  private final Clock clock;

  Calling(
      JdbcClient db,
      Pages pages,
      List<Carrier> carriers,
      PageWitness witness,
      TransactionOperations transaction,
      Clock clock) {
    this.db = db;
    this.pages = pages;
    this.carriers = List.copyOf(carriers);
    this.witness = witness;
    this.transaction = transaction;
    this.clock = clock;
  }

  private record Call(long page, String way, int tries, long epoch) {}

  @Override
  public String isDue() {
    return """
    exists (select 1 from page_call
             where done_at is null and next_try <= :now and leased_until <= :now)
    """;
  }

  @Override
  public int fire() {
    var calls = claim(now());
    calls.forEach(it -> Thread.ofVirtual().name("page-" + it.page()).start(() -> make(it)));
    return calls.size();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private List<Call> claim(Instant now) {
    return db.sql(
            """
            update page_call set leased_until = ?, epoch = epoch + 1, tries = tries + 1
             where page in (select page from page_call
                             where done_at is null and next_try <= ? and leased_until <= ?
                             order by next_try limit ? for update skip locked)
            returning page, way, tries, epoch
            """)
        .params(Covers.utc(now.plus(LEASE)), Covers.utc(now), Covers.utc(now), SET)
        .query(
            (row, _) -> new Call(row.getLong(1), row.getString(2), row.getInt(3), row.getLong(4)))
        .list();
  }

  private void make(Call call) {
    var sentAt = now();
    try {
      var page = pages.find(call.page()).orElseThrow();
      if (pages.isRunning(page.ticket(), page.run())) {
        carried(call, sentAt, carrier(call.way()).carry(page, sentAt));
      } else {
        done(call, sentAt, "not needed", "it was over before it left", false);
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("page {} by {} was not taken: {}", call.page(), call.way(), e.toString());
      failed(call, sentAt, "no answer: " + e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Carrier carrier(String way) {
    return carriers.stream().filter(it -> it.carries(way)).findFirst().orElseThrow();
  }

  private void carried(Call call, Instant sentAt, Carrier.Carried carried) {
    switch (carried) {
      case Carrier.Carried.Taken(var said) -> done(call, sentAt, "arrived", said, true);
      case Carrier.Carried.TurnedAway(var why) -> failed(call, sentAt, why);
      case Carrier.Carried.Refused(var why) -> done(call, sentAt, "lost", why, false);
    }
  }

  private void failed(Call call, Instant sentAt, String why) {
    if (call.tries() >= TRIES) {
      done(call, sentAt, "lost", why, false);
      return;
    }
    ifOurs(
        call,
        "next_try = ?, leased_until = '-infinity'",
        now().plusSeconds(5L << call.tries()),
        () -> witness.note(call.page(), sentAt, now(), call.way(), "turned away", why));
  }

  private void done(Call call, Instant sentAt, String came, String said, boolean arrived) {
    ifOurs(
        call,
        "done_at = ?",
        now(),
        () -> {
          witness.note(call.page(), sentAt, now(), call.way(), came, said);
          if (arrived) {
            witness.arrived(call.page(), now());
          } else {
            witness.lost(call.page(), said, now());
          }
        });
  }

  private void ifOurs(Call call, String change, Instant moment, Runnable writing) {
    transaction.executeWithoutResult(_ -> {
      var ours =
          db.sql("update page_call set " + change + " where page = ? and epoch = ?")
              .params(Covers.utc(moment), call.page(), call.epoch())
              .update();
      if (ours == 1) {
        writing.run();
      }
    });
  }
}
