package dev.deskbell.ticket;

import dev.deskbell.chat.Receipt;
import dev.deskbell.people.Person;
import dev.deskbell.people.Team;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can happen to any ticket, whatever its practice. */
public sealed interface TicketFact extends Fact {
  /** Names in the timeline. */
  Map<String, Class<? extends Fact>> NAMES =
      Map.ofEntries(
          Map.entry("ticket.assigned", Assigned.class),
          Map.entry("ticket.released", Released.class),
          Map.entry("ticket.handed", Handed.class),
          Map.entry("ticket.prioritised", Prioritised.class),
          Map.entry("ticket.watched", Watched.class),
          Map.entry("ticket.called", Called.class),
          Map.entry("ticket.unwatched", Unwatched.class),
          Map.entry("ticket.replied", Replied.class),
          Map.entry("ticket.annotated", Annotated.class),
          Map.entry("ticket.comment-edited", CommentEdited.class),
          Map.entry("ticket.comment-removed", CommentRemoved.class),
          Map.entry("ticket.linked", Linked.class),
          Map.entry("ticket.unlinked", Unlinked.class),
          Map.entry("ticket.hidden", Hidden.class),
          Map.entry("ticket.unhidden", Unhidden.class),
          Map.entry("ticket.rated", Rated.class),
          Map.entry("ticket.offered", Offered.class),
          Map.entry("ticket.erased", Erased.class),
          Map.entry("ticket.room-opened", RoomOpened.class),
          Map.entry("ticket.room-closed", RoomClosed.class),
          Map.entry("ticket.room-not-made", RoomNotMade.class));

  /** Somebody has it now; {@code to} equals {@code by} when they took it. */
  record Assigned(TicketRef ref, Person.Id by, Instant at, Person.Id to, Words why)
      implements TicketFact {}

  /** Nobody has it any more. */
  record Released(TicketRef ref, Person.Id by, Instant at, Person.Id from) implements TicketFact {}

  /** Another team has it; nobody there is assigned yet. */
  record Handed(TicketRef ref, Person.Id by, Instant at, Team.Id to, Words why)
      implements TicketFact {}

  record Prioritised(
      TicketRef ref, Person.Id by, Instant at, Level impact, Level urgency, Priority priority)
      implements TicketFact {}

  record Watched(TicketRef ref, Person.Id by, Instant at, Person.Id watcher)
      implements TicketFact {}

  /** Somebody works on it from now on, whatever their team, and watches it. */
  record Called(TicketRef ref, Person.Id by, Instant at, Person.Id who) implements TicketFact {}

  record Unwatched(TicketRef ref, Person.Id by, Instant at, Person.Id watcher)
      implements TicketFact {}

  /** Said between the requester and the team. */
  record Replied(TicketRef ref, Person.Id by, Instant at, long comment, Words words)
      implements TicketFact {}

  /** Said among the team. */
  record Annotated(TicketRef ref, Person.Id by, Instant at, long comment, Words words)
      implements TicketFact {}

  record CommentEdited(
      TicketRef ref, Person.Id by, Instant at, long comment, int version, Words words)
      implements TicketFact {}

  record CommentRemoved(TicketRef ref, Person.Id by, Instant at, long comment)
      implements TicketFact {}

  record Linked(TicketRef ref, Person.Id by, Instant at, Relation relation, TicketRef other)
      implements TicketFact {}

  record Unlinked(TicketRef ref, Person.Id by, Instant at, Relation relation, TicketRef other)
      implements TicketFact {}

  /** Turned private. */
  record Hidden(TicketRef ref, Person.Id by, Instant at) implements TicketFact {}

  /** No longer private. */
  record Unhidden(TicketRef ref, Person.Id by, Instant at) implements TicketFact {}

  /** How content the requester is, from 1 to 5. */
  record Rated(TicketRef ref, Person.Id by, Instant at, int stars, @Nullable Words comment)
      implements TicketFact {}

  /** Whoever had it is gone; the team is asked who takes it. */
  record Offered(TicketRef ref, Person.Id by, Instant at, Person.Id from) implements TicketFact {}

  /** It gets a room of its own in that workspace; {@code invited} keeps a secret. */
  record RoomOpened(
      TicketRef ref, Person.Id by, Instant at, String platform, String workspace, boolean invited)
      implements TicketFact {}

  record RoomClosed(TicketRef ref, Person.Id by, Instant at) implements TicketFact {}

  /** The platform would not make it. */
  record RoomNotMade(TicketRef ref, Person.Id by, Instant at, Receipt.Reason reason)
      implements TicketFact {}

  /** What that person typed was erased; what is left of it are digests. */
  record Erased(TicketRef ref, Person.Id by, Instant at, Person.Id whose) implements TicketFact {}
}
