package dev.deskbell.delivery;

import dev.deskbell.delivery.Problems.Cause;
import dev.deskbell.delivery.Telling.Urgency;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Asks the database whether anything is stuck, trusting nothing the senders believe about
 * themselves. What is not a message, others look for.
 */
@Component
public class Auditor {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration LONG_PATIENCE = Duration.ofMinutes(15);
  private static final Duration REMEMBERED = Duration.ofDays(1);

  /** So many messages that wait in one lane are counted. */
  public static final int COUNTED = Stuck.OLDEST;

  /** Of one cause; who mends these finds the others. */
  private static final int NOTED = 100;

  private final JdbcClient db;
  private final Problems problems;
  private final Platforms platforms;
  private final Connections connections;
  private final ObjectProvider<Inspector> inspectors;
  private final Clock clock;

  Auditor(
      JdbcClient db,
      Problems problems,
      Platforms platforms,
      Connections connections,
      ObjectProvider<Inspector> inspectors,
      Clock clock) {
    this.db = db;
    this.problems = problems;
    this.platforms = platforms;
    this.connections = connections;
    this.inspectors = inspectors;
    this.clock = clock;
  }

  /** What is stuck now; empty when all is well. Where it is very much, not {@link #areAll all}. */
  public List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    findings.addAll(ask(Cause.SENDING_TOO_LONG, Stuck.SENDING_TOO_LONG));
    findings.addAll(ask(Cause.WAITING_TOO_LONG, Stuck.WAITING_TOO_LONG));
    findings.addAll(ask(Cause.UNKNOWN_TOO_LONG, Stuck.UNKNOWN_TOO_LONG));
    findings.addAll(ask(Cause.GIVEN_UP, Stuck.GIVEN_UP));
    findings.addAll(ask(Cause.CARD_MISSING, Stuck.CARD_MISSING));
    findings.addAll(ask(Cause.NOT_CONNECTED, Stuck.NOT_CONNECTED));
    findings.addAll(ask(Cause.NOT_CONNECTED, Stuck.OUT_OF_REACH));
    var now = clock.instant();
    inspectors.forEach(it -> findings.addAll(it.findings(now)));
    return List.copyOf(findings);
  }

  /** Whether nothing else is stuck: of people whom nothing reaches some are found, not all. */
  public static boolean areAll(List<Finding> findings) {
    return findings.stream().filter(it -> it.cause() == Cause.NOT_CONNECTED).count()
        < Stuck.MOST_PEOPLE;
  }

  private List<Finding> ask(Cause cause, String question) {
    var now = clock.instant();
    return db.sql(question)
        .param("last", Urgency.USUAL.name())
        .param("now", Rows.at(now))
        .param("since", Rows.at(now.minus(PATIENCE)))
        .param("long", Rows.at(now.minus(LONG_PATIENCE)))
        .param("remembered", Rows.at(now.minus(REMEMBERED)))
        .param("lacking", platforms.lacking())
        .param("connected", platforms.names().stream().map(Written::join).toArray(String[]::new))
        .query((row, _) -> finding(cause, row))
        .list();
  }

  private static Finding finding(Cause cause, ResultSet row) throws SQLException {
    return new Finding(
        cause,
        row.getString("about"),
        row.getInt("messages"),
        Rows.moment(row, "since"),
        Finding.MESSAGES,
        row.getBoolean("at_least"));
  }

  /** Tells administrators what is newly stuck, and closes what is over. */
  public List<Finding> audit() {
    return connections.briefly(
        Urgency.PAGE,
        () -> {
          var findings = findings();
          oldest(findings).forEach(this::note);
          var open = problems.openCauses();
          CAUSES.stream().filter(open::contains).forEach(it -> close(it, findings));
          return findings;
        });
  }

  private static Stream<Finding> oldest(List<Finding> findings) {
    // In one order, since who notes a kind holds up others who note it.
    return findings.stream()
        .collect(Collectors.groupingBy(Finding::cause, TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .flatMap(it -> it.stream().sorted(Comparator.comparing(Finding::since)).limit(NOTED));
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
   * @param messages how many messages are concerned, at most {@value Stuck#OLDEST} of each lane of
   *     those that wait; or how many of what {@code things} says
   * @param since when the oldest of them was told, sent, given up or due
   * @param atLeast whether there may be more than were counted
   */
  public record Finding(
      Cause cause, String about, int messages, Instant since, String things, boolean atLeast) {
    /** Of one piece of work, how often it was tried in vain. */
    public static final String FAILURES = "failures";

    private static final String MESSAGES = "messages";

    public Finding(Cause cause, String about, int messages, Instant since) {
      this(cause, about, messages, since, MESSAGES);
    }

    /** All of them were counted. */
    public Finding(Cause cause, String about, int messages, Instant since, String things) {
      this(cause, about, messages, since, things, false);
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
          : (atLeast ? "at least " : "") + messages + " " + things + " since " + since;
    }
  }
}
