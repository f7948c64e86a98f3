package dev.deskbell.ticket;

import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Types;
import org.springframework.stereotype.Component;

/** Tickets as parameters of operations. */
@Component
public class TicketParams {
  /** How much of the business is hit. */
  public static final Param<Level> IMPACT =
      Param.of(
          "impact",
          "How much is affected?",
          Types.oneOf("impact", Level.class, TicketParams::impact));

  /** How long it can wait. */
  public static final Param<Level> URGENCY =
      Param.of(
          "urgency",
          "How urgent is it?",
          Types.oneOf("urgency", Level.class, TicketParams::urgency));

  /** Whether only who is involved, and its team, may know of it. */
  public static final Param<Boolean> PRIVATE =
      Param.of("private", "Should only the team know of it?", Types.yesNo()).notAsked();

  private final Finder finder;

  TicketParams(Finder finder) {
    this.finder = finder;
  }

  /** A ticket of any kind. */
  public Param<TicketRef> any() {
    return TicketType.param(finder, null);
  }

  /** A further one of any kind. */
  public Param<TicketRef> any(String name, String label) {
    return Param.of(name, label, new TicketType(finder, null));
  }

  /** One of that kind, whose number alone is enough. */
  public Param<TicketRef> of(TicketKind kind) {
    return TicketType.param(finder, kind);
  }

  /** Another ticket beside the first. */
  Param<TicketRef> other() {
    return Param.of("other", "Which other ticket?", new TicketType(finder, null));
  }

  private static String impact(Level level) {
    return switch (level) {
      case HIGH -> "High: many people or an important service";
      case MEDIUM -> "Medium: a team";
      case LOW -> "Low: one person";
    };
  }

  private static String urgency(Level level) {
    return switch (level) {
      case HIGH -> "High: work stands still";
      case MEDIUM -> "Medium: work is hindered";
      case LOW -> "Low: it can wait";
    };
  }
}
