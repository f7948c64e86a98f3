package dev.deskbell.oncall;

import dev.deskbell.delivery.Deliveries;
import dev.deskbell.delivery.Destination;
import dev.deskbell.delivery.Piece;
import dev.deskbell.delivery.Telling;
import dev.deskbell.people.People;
import dev.deskbell.people.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Looks, independently of what pages, whether somebody should have been paged and was not; pages
 * the administrators for it.
 */
@Component
class StuckAudit {
  private static final Logger LOG = LoggerFactory.getLogger(StuckAudit.class);
  private static final Duration TOO_LATE = Duration.ofMinutes(2);

  private final JdbcClient db;
  private final People people;
  private final Deliveries deliveries;
  private final TransactionOperations transaction;
  private final Clock clock;

  StuckAudit(
      JdbcClient db,
      People people,
      Deliveries deliveries,
      TransactionOperations transaction,
      Clock clock) {
    this.db = db;
    this.people = people;
    this.deliveries = deliveries;
    this.transaction = transaction;
    this.clock = clock;
  }

  void audit() {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    sentence(now)
        .ifPresent(it -> {
          LOG.error("paging is stuck: {}", it);
          transaction.executeWithoutResult(_ -> tell(it, now));
        });
  }

  /** What is stuck now, in a sentence. */
  Optional<String> stuck() {
    return sentence(clock.instant().truncatedTo(ChronoUnit.MICROS));
  }

  private Optional<String> sentence(Instant now) {
    var before = Covers.utc(now.minus(TOO_LATE));
    var steps = count("escalation_run where state = 'RUNNING' and due_at < ?", before);
    var untold = count("page where state = 'DUE' and due_at < ?", before);
    var unsent =
        count(
            """
            page p where state = 'TOLD' and arrived_at is null and told_at < ?
               and exists (select from escalation_run r
                            where r.ticket = p.ticket and r.run = p.run and r.state = 'RUNNING')
            """,
            before);
    return steps + untold + unsent == 0
        ? Optional.empty()
        : Optional.of(
            "%d steps are overdue, %d pages are due and not told, %d are told and did not arrive."
                .formatted(steps, untold, unsent));
  }

  private int count(String what, Object before) {
    return db.sql("select count(*) from " + what).param(before).query(Integer.class).single();
  }

  private void tell(String sentence, Instant now) {
    var hour = now.truncatedTo(ChronoUnit.HOURS);
    var fresh =
        db.sql("insert into oncall_stuck values (?, ?) on conflict do nothing")
            .params(Covers.utc(hour), sentence)
            .update();
    if (fresh == 1) {
      var piece = new Piece(Topics.STUCK, "oncall", Long.toString(hour.getEpochSecond()));
      deliveries.tell(
          people.holding(Role.ADMINISTRATOR).stream()
              .map(it -> Telling.once(piece, new Destination.Someone(it.id())).urgently())
              .toList());
    }
  }
}
