package dev.deskbell.ticket;

import dev.deskbell.policy.Section;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the organisation decided about all its tickets.
 *
 * @param priority from impact and urgency
 * @param closeAfterDays how long a resolved ticket waits for its requester before it closes itself
 * @param reopenWithinDays how long it can be reopened; afterwards a new, linked one is opened
 * @param firstTeam who looks at what belongs to no team yet
 * @param closeRoomAfterHours how long a closed ticket's own room stays open; null for an hour
 * @param privateRooms where a private ticket has its own room; null for in a thread
 * @param reactions operations by the reaction that stands for them; null for none
 */
public record TicketPolicy(
    Matrix priority,
    int closeAfterDays,
    int reopenWithinDays,
    String firstTeam,
    @Nullable Integer closeRoomAfterHours,
    @Nullable PrivateRooms privateRooms,
    @Nullable Map<String, String> reactions) {
  /** Where those invited come together. */
  public enum PrivateRooms {
    /** In a thread of the team's room that nobody else sees, where there are such threads. */
    THREAD,
    /** In a channel of its own. */
    CHANNEL
  }

  /** Rows by impact. */
  public record Matrix(Row high, Row medium, Row low) {
    Priority of(Level impact, Level urgency) {
      return switch (impact) {
        case HIGH -> high.of(urgency);
        case MEDIUM -> medium.of(urgency);
        case LOW -> low.of(urgency);
      };
    }
  }

  /** Priorities by urgency. */
  public record Row(Priority high, Priority medium, Priority low) {
    Priority of(Level urgency) {
      return switch (urgency) {
        case HIGH -> high;
        case MEDIUM -> medium;
        case LOW -> low;
      };
    }
  }

  /** The usual grid, where the organisation says nothing. */
  static final TicketPolicy USUAL =
      new TicketPolicy(
          new Matrix(
              new Row(Priority.P1, Priority.P2, Priority.P3),
              new Row(Priority.P2, Priority.P3, Priority.P4),
              new Row(Priority.P3, Priority.P4, Priority.P5)),
          5,
          14,
          "service-desk",
          null,
          null,
          null);

  /** Its file: {@code tickets.yaml}. */
  public static final Section<TicketPolicy> SECTION =
      Section.of("tickets", TicketPolicy.class, USUAL);

  public Duration closeAfter() {
    return Duration.ofDays(closeAfterDays);
  }

  /** The operation that a reaction to a card stands for. */
  Optional<String> operationOf(String emoji) {
    return reactions == null ? Optional.empty() : Optional.ofNullable(reactions.get(emoji));
  }

  boolean privateRoomsApart() {
    return privateRooms == PrivateRooms.CHANNEL;
  }

  Duration closeRoomAfter() {
    return Duration.ofHours(closeRoomAfterHours == null ? 1 : closeRoomAfterHours);
  }

  public Duration reopenWithin() {
    return Duration.ofDays(reopenWithinDays);
  }
}
