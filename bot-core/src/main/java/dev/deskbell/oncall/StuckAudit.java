package dev.deskbell.oncall;

import dev.deskbell.delivery.Auditor.Finding;
import dev.deskbell.delivery.Deliveries;
import dev.deskbell.delivery.Destination;
import dev.deskbell.delivery.Inspector;
import dev.deskbell.delivery.Piece;
import dev.deskbell.delivery.Problems.Cause;
import dev.deskbell.delivery.Telling;
import dev.deskbell.people.People;
import dev.deskbell.people.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
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
class StuckAudit implements Inspector {
  private static final Logger LOG = LoggerFactory.getLogger(StuckAudit.class);
  private static final Duration TOO_LATE = Duration.ofMinutes(2);

  private static final String QUESTION =
      """
      select * from (
        select 'steps' as things, 'overdue' as how, count(*) as messages, min(due_at) as since
          from escalation_run where state = 'RUNNING' and due_at < :late
        union all
        select 'pages', 'due and not told', count(*), min(due_at)
          from page where state = 'DUE' and due_at < :late
        union all
        select 'pages', 'told and did not arrive', count(*), min(told_at)
          from page p
         where state = 'TOLD' and arrived_at is null and told_at < :late
           and exists (select from escalation_run r
                        where r.ticket = p.ticket and r.run = p.run and r.state = 'RUNNING')
      ) found where messages > 0
      """;

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
    var found = findings(now);
    if (!found.isEmpty()) {
      var sentence = sentence(found);
      LOG.error("paging is stuck: {}", sentence);
      transaction.executeWithoutResult(_ -> tell(sentence, now));
    }
  }

  @Override
  public List<Finding> findings(Instant now) {
    return db.sql(QUESTION)
        .param("late", Covers.utc(now.minus(TOO_LATE)))
        .query((row, _) -> finding(row))
        .list();
  }

  private static Finding finding(ResultSet row) throws SQLException {
    return new Finding(
        Cause.PAGING_STUCK,
        row.getString("how"),
        row.getInt("messages"),
        row.getObject("since", OffsetDateTime.class).toInstant(),
        row.getString("things"));
  }

  private static String sentence(List<Finding> found) {
    return found.stream()
        .map(it -> "%d %s are %s.".formatted(it.messages(), it.things(), it.about()))
        .collect(Collectors.joining(" "));
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
