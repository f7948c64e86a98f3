package dev.deskbell.delivery;

import dev.deskbell.delivery.Problems.Cause;
import dev.deskbell.delivery.Telling.Urgency;
import dev.deskbell.people.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Asks the database whether anything is stuck, trusting nothing the senders believe about
 * themselves. Its questions go through indexes of unfinished rows, so that it stays cheap. What is
 * not a message, others look for.
 */
@Component
public class Auditor {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration LONG_PATIENCE = Duration.ofMinutes(15);
  private static final Duration REMEMBERED = Duration.ofDays(1);

  private static final String SENDING_TOO_LONG =
      """
      select d.lane as about, count(*) as messages, min(d.attempted_at) as since
        from delivery d join delivery_lane l on l.key = d.lane and l.urgency = d.urgency
       where d.finished_at is null and d.lane <> '' and d.state = 'SENDING'
         and l.leased_until < clock_timestamp() - interval '1 minute'
       group by d.lane
      """;

  /** Spent budgets are no excuse: nobody sees that the desk slows itself down. */
  private static final String WAITING_TOO_LONG =
      """
      select d.lane as about, count(*) as messages, min(d.told_at) as since
        from delivery d left join delivery_lane l on l.key = d.lane and l.urgency = d.urgency
       where d.finished_at is null and d.lane <> '' and d.state = 'WAITING'
         and d.not_before < :since and d.told_at < :since
         and not exists (select 1 from delivery_scope s
                          where s.name = any(l.scopes) and s.free_at > :now
                            and s.name not like 'limit/%')
         and
      """
          + Lanes.READY
          + """
           group by d.lane
          """;

  private static final String UNKNOWN_TOO_LONG =
      """
      select d.lane as about, count(*) as messages, min(d.attempted_at) as since
        from delivery d
       where d.finished_at is null and d.lane <> '' and d.state = 'UNKNOWN' and d.attempted_at < :long
       group by d.lane
      """;

  private static final String GIVEN_UP =
      """
      select d.topic as about, count(*) as messages, min(d.finished_at) as since
        from delivery d
       where d.state = 'DEAD' and d.finished_at > :remembered
       group by d.topic
      """;

  private static final String CARD_MISSING =
      """
      select d.above_subject as about, count(*) as messages, min(d.told_at) as since
        from delivery d
       where d.finished_at is null and d.lane <> '' and d.above_topic is not null and d.told_at < :since
         and not exists (select 1 from delivery_kept a
                          where a.topic = d.above_topic and a.subject = d.above_subject
                            and a.argument = d.above_argument
                            and a.destination = d.above_destination and a.state <> 'LOST')
         and not exists (select 1 from delivery e
                          where e.finished_at is null and e.destination <> '' and e.topic = d.above_topic
                            and e.subject = d.above_subject and e.argument = d.above_argument
                            and e.destination = d.above_destination)
       group by d.above_subject
      """;

  private static final String NOT_CONNECTED =
      """
      select split_part(d.lane, '/', 2) as about, count(*) as messages, min(d.told_at) as since
        from delivery d
       where d.finished_at is null and d.lane <> '' and d.told_at < :since
         and d.lane not like 'person/%' and split_part(d.lane, '/', 2) <> all(:connected)
       group by split_part(d.lane, '/', 2)
      """;

  private static final String LONG_UNTOLD_PEOPLE =
      """
      select d.lane as about, count(*) as messages, min(d.told_at) as since
        from delivery d
       where d.finished_at is null and d.lane <> '' and d.told_at < :since and d.lane like 'person/%'
       group by d.lane order by d.lane limit 200
      """;

  /** What is asked each minute; none of it reads what is finished. */
  static final List<String> QUESTIONS =
      List.of(
          SENDING_TOO_LONG,
          WAITING_TOO_LONG,
          UNKNOWN_TOO_LONG,
          GIVEN_UP,
          CARD_MISSING,
          NOT_CONNECTED,
          LONG_UNTOLD_PEOPLE);

  private final JdbcClient db;
  private final Problems problems;
  private final Platforms platforms;
  private final Accounts accounts;
  private final Connections connections;
  private final ObjectProvider<Inspector> inspectors;
  private final Clock clock;

  Auditor(
      JdbcClient db,
      Problems problems,
      Platforms platforms,
      Accounts accounts,
      Connections connections,
      ObjectProvider<Inspector> inspectors,
      Clock clock) {
    this.db = db;
    this.problems = problems;
    this.platforms = platforms;
    this.accounts = accounts;
    this.connections = connections;
    this.inspectors = inspectors;
    this.clock = clock;
  }

  /** What is stuck now; empty when all is well. */
  public List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    findings.addAll(ask(Cause.SENDING_TOO_LONG, SENDING_TOO_LONG));
    findings.addAll(ask(Cause.WAITING_TOO_LONG, WAITING_TOO_LONG));
    findings.addAll(ask(Cause.UNKNOWN_TOO_LONG, UNKNOWN_TOO_LONG));
    findings.addAll(ask(Cause.GIVEN_UP, GIVEN_UP));
    findings.addAll(ask(Cause.CARD_MISSING, CARD_MISSING));
    findings.addAll(ask(Cause.NOT_CONNECTED, NOT_CONNECTED));
    ask(Cause.NOT_CONNECTED, LONG_UNTOLD_PEOPLE).stream()
        .filter(it -> isOutOfReach(it.about()))
        .forEach(findings::add);
    var now = clock.instant();
    inspectors.forEach(it -> findings.addAll(it.findings(now)));
    return List.copyOf(findings);
  }

  private boolean isOutOfReach(String lane) {
    return Written.destination(lane) instanceof Destination.Someone(var person)
        && hasOnlyDisconnected(person);
  }

  private boolean hasOnlyDisconnected(Person.Id person) {
    return accounts.of(person).stream().noneMatch(it -> platforms.isConnected(it.platform()));
  }

  private List<Finding> ask(Cause cause, String question) {
    var now = clock.instant();
    return db.sql(question)
        .param("now", Rows.at(now))
        .param("since", Rows.at(now.minus(PATIENCE)))
        .param("long", Rows.at(now.minus(LONG_PATIENCE)))
        .param("remembered", Rows.at(now.minus(REMEMBERED)))
        .param("connected", platforms.names().stream().map(Written::join).toArray(String[]::new))
        .query((row, _) -> finding(cause, row))
        .list();
  }

  private static Finding finding(Cause cause, ResultSet row) throws SQLException {
    return new Finding(
        cause, row.getString("about"), row.getInt("messages"), Rows.moment(row, "since"));
  }

  /** Tells administrators what is newly stuck, and closes what is over. */
  public List<Finding> audit() {
    return connections.briefly(
        Urgency.PAGE,
        () -> {
          var findings = findings();
          findings.forEach(this::note);
          var open = problems.openCauses();
          CAUSES.stream().filter(open::contains).forEach(it -> close(it, findings));
          return findings;
        });
  }

  private static final Set<Cause> CAUSES =
      Set.of(
          Cause.SENDING_TOO_LONG,
          Cause.WAITING_TOO_LONG,
          Cause.UNKNOWN_TOO_LONG,
          Cause.CARD_MISSING,
          Cause.NOT_CONNECTED,
          Cause.GIVEN_UP,
          Cause.OUTCOME_UNKNOWN,
          Cause.WORK_FAILS,
          Cause.NOBODY_PAGED,
          Cause.PAGING_STUCK);

  private void note(Finding finding) {
    // Who gave a message up has said so already, whichever way it went.
    if (finding.cause() != Cause.GIVEN_UP || !problems.isOpen(finding.about())) {
      // That paging is stuck, administrators are paged for already, by who found it.
      var telling = finding.cause() != Cause.PAGING_STUCK;
      problems.note(finding.cause(), finding.about(), finding.why(), telling);
    }
  }

  private void close(Cause cause, List<Finding> findings) {
    var same = cause == Cause.OUTCOME_UNKNOWN ? Cause.GIVEN_UP : cause;
    problems.closeOthers(
        cause, findings.stream().filter(it -> it.cause() == same).map(Finding::about).toList());
  }

  /**
   * Something that is stuck.
   *
   * @param about a lane, a subject, a topic, a platform, some work
   * @param messages how many messages are concerned, or how many of what {@code things} says
   * @param since when the oldest of them was told, sent, given up or due
   */
  public record Finding(Cause cause, String about, int messages, Instant since, String things) {
    /** Of one piece of work, how often it was tried in vain. */
    public static final String FAILURES = "failures";

    private static final String MESSAGES = "messages";

    public Finding(Cause cause, String about, int messages, Instant since) {
      this(cause, about, messages, since, MESSAGES);
    }

    /** Of rows that say what, how often, and since when; {@code kind} stands before what. */
    public static RowMapper<Finding> counted(Cause cause, String kind, String things) {
      return (row, _) ->
          new Finding(
              cause,
              kind + " " + row.getString(1),
              row.getInt(2),
              row.getObject(3, OffsetDateTime.class).toInstant(),
              things);
    }

    /** In words. */
    public String why() {
      return messages == 1 && things.equals(MESSAGES)
          ? "one message since " + since
          : messages + " " + things + " since " + since;
    }
  }
}
