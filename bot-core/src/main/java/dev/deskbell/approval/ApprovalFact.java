package dev.deskbell.approval;

import dev.deskbell.people.Person;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Words;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can happen while a ticket is to be approved. */
public sealed interface ApprovalFact extends Fact {
  /** Names in the timeline, never given to another. */
  Map<String, Class<? extends Fact>> NAMES =
      Map.of(
          "approval.asked", Asked.class,
          "approval.stage", StageBegun.class,
          "approval.voted", Voted.class,
          "approval.reminded", Reminded.class,
          "approval.overdue", Overdue.class,
          "approval.ended", Ended.class);

  /** Counts the askings of a ticket from 1. */
  int run();

  /**
   * Approval was asked.
   *
   * @param digest of what is asked about
   */
  record Asked(TicketRef ref, Person.Id by, Instant at, int run, String policy, String digest)
      implements ApprovalFact {}

  /**
   * A stage began.
   *
   * @param name as the policy calls it
   * @param panel the numbers of those asked, with commas between
   */
  record StageBegun(
      TicketRef ref,
      Person.Id by,
      Instant at,
      int run,
      int stage,
      String name,
      String panel,
      int needed)
      implements ApprovalFact {}

  /**
   * Somebody said something; see {@link Ended} for what came of all.
   *
   * @param seat whose vote it is, when it was given by a deputy
   */
  record Voted(
      TicketRef ref,
      Person.Id by,
      Instant at,
      int run,
      int stage,
      Vote vote,
      Person.@Nullable Id seat,
      String digest,
      Words why)
      implements ApprovalFact {}

  /** Who has not said anything was reminded. */
  record Reminded(TicketRef ref, Person.Id by, Instant at, int run, int stage)
      implements ApprovalFact {}

  /** A stage's time was up and others are asked instead. */
  record Overdue(TicketRef ref, Person.Id by, Instant at, int run, int stage, String name)
      implements ApprovalFact {}

  /**
   * It ended.
   *
   * @param how never {@link Standing#OPEN}
   * @param why what was said by whom it ended with; empty when nobody said anything
   */
  record Ended(
      TicketRef ref, Person.Id by, Instant at, int run, Standing how, String digest, Words why)
      implements ApprovalFact {}
}
