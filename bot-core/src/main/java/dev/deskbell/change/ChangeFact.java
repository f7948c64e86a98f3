package dev.deskbell.change;

import dev.deskbell.people.Person;
import dev.deskbell.people.Team;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.Level;
import dev.deskbell.ticket.Milestone;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Words;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can happen to a change, and the milestone it means. */
public sealed interface ChangeFact extends Fact {
  /** Names in the timeline, never given to another. */
  Map<String, Class<? extends Fact>> NAMES =
      Map.ofEntries(
          Map.entry("change.proposed", Proposed.class),
          Map.entry("change.glass-broken", GlassBroken.class),
          Map.entry("change.asked", Asked.class),
          Map.entry("change.returned", Returned.class),
          Map.entry("change.approved", Approved.class),
          Map.entry("change.rejected", Rejected.class),
          Map.entry("change.expired", Expired.class),
          Map.entry("change.edited", Edited.class),
          Map.entry("change.rescheduled", Rescheduled.class),
          Map.entry("change.passed-on", PassedOn.class),
          Map.entry("change.team-told", TeamTold.class),
          Map.entry("change.near", Near.class),
          Map.entry("change.late", Late.class),
          Map.entry("change.started", Started.class),
          Map.entry("change.ended", Ended.class),
          Map.entry("change.review-due", ReviewDue.class),
          Map.entry("change.reviewed", Reviewed.class),
          Map.entry("change.closed", Closed.class),
          Map.entry("change.cancelled", Cancelled.class),
          Map.entry("change.template-withdrawn", TemplateWithdrawn.class),
          Map.entry("change.template-reinstated", TemplateReinstated.class));

  @Override
  default @Nullable Milestone milestone() {
    return switch (this) {
      case Proposed _, GlassBroken _ -> Milestone.OPENED;
      case Asked _ -> Milestone.HELD;
      case Returned _, Approved _ -> Milestone.RESUMED;
      case Edited _, Rescheduled _, PassedOn _, TeamTold _, Near _, Late _, ReviewDue _ -> null;
      case TemplateWithdrawn _, TemplateReinstated _ -> null;
      case Started _ -> Milestone.ACKNOWLEDGED;
      case Ended _ -> Milestone.RESOLVED;
      case Rejected _, Expired _, Reviewed _, Closed _, Cancelled _ -> Milestone.CLOSED;
    };
  }

  /**
   * Somebody wants to change something.
   *
   * @param type standard, normal or emergency
   * @param template from which a standard change was made
   * @param services all that may be affected, with commas between
   */
  record Proposed(
      TicketRef ref,
      Person.Id by,
      Instant at,
      String type,
      @Nullable String template,
      String services,
      Words title,
      Words details,
      Words plan,
      Words test,
      Words backOut,
      Instant from,
      Instant until,
      Person.Id implementer,
      String risk,
      Level impact,
      Level urgency)
      implements ChangeFact {}

  /**
   * The gate was opened in an emergency.
   *
   * @param agreed who agreed, with commas between
   * @param until when it closes by itself
   */
  record GlassBroken(
      TicketRef ref,
      Person.Id by,
      Instant at,
      String service,
      Words title,
      Words details,
      String agreed,
      Instant until)
      implements ChangeFact {}

  /** Approval is asked once more. */
  record Asked(TicketRef ref, Person.Id by, Instant at) implements ChangeFact {}

  /** It came back undecided. */
  record Returned(TicketRef ref, Person.Id by, Instant at) implements ChangeFact {}

  /** Whoever had to approve it did; or its template is. */
  record Approved(TicketRef ref, Person.Id by, Instant at) implements ChangeFact {}

  record Rejected(TicketRef ref, Person.Id by, Instant at, Words why) implements ChangeFact {}

  /** Nobody decided in time. */
  record Expired(TicketRef ref, Person.Id by, Instant at) implements ChangeFact {}

  /**
   * Something of it is different now.
   *
   * @param what names the parts, with commas between
   */
  record Edited(
      TicketRef ref,
      Person.Id by,
      Instant at,
      String what,
      Words plan,
      Words test,
      Words backOut,
      String services,
      String risk)
      implements ChangeFact {}

  /**
   * Its window is another.
   *
   * @param material whether it must be approved again
   */
  record Rescheduled(
      TicketRef ref,
      Person.Id by,
      Instant at,
      Instant from,
      Instant until,
      boolean material,
      Words why)
      implements ChangeFact {}

  /** Somebody else carries it out. */
  record PassedOn(TicketRef ref, Person.Id by, Instant at, Person.Id to) implements ChangeFact {}

  /** Another team hears of it. */
  record TeamTold(TicketRef ref, Person.Id by, Instant at, Team.Id team) implements ChangeFact {}

  /** Its window begins soon, or it was to begin soon and is not approved. */
  record Near(TicketRef ref, Person.Id by, Instant at, Instant from, boolean approved)
      implements ChangeFact {}

  /**
   * Something was to have happened by now.
   *
   * @param what {@code start}; {@code window} when it went by unused; {@code end}
   */
  record Late(TicketRef ref, Person.Id by, Instant at, String what) implements ChangeFact {}

  record Started(TicketRef ref, Person.Id by, Instant at) implements ChangeFact {}

  /**
   * It was carried out, or not.
   *
   * @param result done, failed or backed out
   */
  record Ended(TicketRef ref, Person.Id by, Instant at, String result, Words note)
      implements ChangeFact {}

  /** It still has to be reviewed. */
  record ReviewDue(TicketRef ref, Person.Id by, Instant at) implements ChangeFact {}

  record Reviewed(TicketRef ref, Person.Id by, Instant at, String verdict, Words lessons)
      implements ChangeFact {}

  /** Done, and there was nothing to review. */
  record Closed(TicketRef ref, Person.Id by, Instant at) implements ChangeFact {}

  record Cancelled(TicketRef ref, Person.Id by, Instant at, Words why) implements ChangeFact {}

  /** The template it was made from failed too often. */
  record TemplateWithdrawn(
      TicketRef ref, Person.Id by, Instant at, String template, int failed, int ofLast)
      implements ChangeFact {}

  /** The template whose last failure this was may be used again. */
  record TemplateReinstated(TicketRef ref, Person.Id by, Instant at, String template, Words why)
      implements ChangeFact {}
}
