package dev.deskbell.incident;

import dev.deskbell.people.Person;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Words;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can happen around a major incident, beside its life as an incident. */
public sealed interface MajorFact extends Fact {
  /** Names in the timeline, never given to another. */
  Map<String, Class<? extends Fact>> NAMES =
      Map.ofEntries(
          Map.entry("incident.suggested", Suggested.class),
          Map.entry("incident.declined", Declined.class),
          Map.entry("incident.promoted", Promoted.class),
          Map.entry("incident.demoted", Demoted.class),
          Map.entry("incident.progressed", Progressed.class),
          Map.entry("incident.invited", Invited.class),
          Map.entry("incident.role-given", RoleGiven.class),
          Map.entry("incident.service-affected", ServiceAffected.class),
          Map.entry("incident.me-too", MeToo.class),
          Map.entry("incident.source-recovered", SourceRecovered.class),
          Map.entry("incident.reported", Reported.class),
          Map.entry("incident.report-missed", ReportMissed.class),
          Map.entry("incident.task-added", TaskAdded.class),
          Map.entry("incident.task-done", TaskDone.class),
          Map.entry("incident.logged", Logged.class),
          Map.entry("incident.time-corrected", TimeCorrected.class),
          Map.entry("incident.reviewed", Reviewed.class),
          Map.entry("incident.review-drafted", ReviewDrafted.class));

  /** It meets the criteria of the files, by the number of the one that it meets, from 1. */
  record Suggested(TicketRef ref, Person.Id by, Instant at, int criterion) implements MajorFact {}

  record Declined(TicketRef ref, Person.Id by, Instant at, Words why) implements MajorFact {}

  record Promoted(TicketRef ref, Person.Id by, Instant at, Words why) implements MajorFact {}

  record Demoted(TicketRef ref, Person.Id by, Instant at, Words why) implements MajorFact {}

  /** It has come to that stage; an id of the practice's own. */
  record Progressed(TicketRef ref, Person.Id by, Instant at, String stage, Words note)
      implements MajorFact {}

  /** Somebody was called to help; why, if anybody said. */
  record Invited(TicketRef ref, Person.Id by, Instant at, Person.Id who, Words why)
      implements MajorFact {}

  /** Somebody has a role now; {@code from} had it before. */
  record RoleGiven(
      TicketRef ref,
      Person.Id by,
      Instant at,
      String role,
      Person.Id to,
      Person.@Nullable Id from,
      Words note)
      implements MajorFact {}

  record ServiceAffected(TicketRef ref, Person.Id by, Instant at, String service)
      implements MajorFact {}

  /** It affects whoever says so. */
  record MeToo(TicketRef ref, Person.Id by, Instant at) implements MajorFact {}

  /** What reported it says that it is over; people decide whether a major incident is. */
  record SourceRecovered(TicketRef ref, Person.Id by, Instant at, Words what)
      implements MajorFact {}

  /** A situation report. */
  record Reported(
      TicketRef ref,
      Person.Id by,
      Instant at,
      int number,
      Words what,
      Words impact,
      Words next,
      @Nullable Instant nextUpdate)
      implements MajorFact {}

  /** What was promised for that moment did not come in time. */
  record ReportMissed(TicketRef ref, Person.Id by, Instant at, Instant promised)
      implements MajorFact {}

  record TaskAdded(TicketRef ref, Person.Id by, Instant at, int number, Words what, Person.Id owner)
      implements MajorFact {}

  record TaskDone(TicketRef ref, Person.Id by, Instant at, int number) implements MajorFact {}

  /**
   * Something that happened at that time, for the record.
   *
   * @param comment the remark that somebody pointed at; 0 if none
   */
  record Logged(TicketRef ref, Person.Id by, Instant at, Instant when, Words what, long comment)
      implements MajorFact {}

  /** The line with that number really happened then; the line itself stays as it is. */
  record TimeCorrected(TicketRef ref, Person.Id by, Instant at, int line, Instant when, Words why)
      implements MajorFact {}

  /** What was learned; empty words leave what was said before. */
  record Reviewed(TicketRef ref, Person.Id by, Instant at, Words causes, Words well, Words badly)
      implements MajorFact {}

  /** The review was drafted as a document. */
  record ReviewDrafted(TicketRef ref, Person.Id by, Instant at) implements MajorFact {}
}
