package dev.deskbell.ticket;

import java.util.Locale;
import java.util.Map;

/**
 * A practice's tickets, declared as a bean: what they are called and what can happen to them.
 *
 * @param prefix of their refs: {@code INC}
 * @param name what one is called: {@code incident}; also the practice's name in rooms' policies
 * @param type the practice's record
 * @param facts the stable names of its facts; a name once used is never given to another
 * @param lifecycle where one can stand
 */
public record TicketKind(
    String prefix,
    String name,
    Class<? extends Ticket> type,
    Map<String, Class<? extends Fact>> facts,
    Lifecycle lifecycle) {
  public TicketKind {
    if (!prefix.matches("[A-Z]{2,5}")) {
      throw new IllegalArgumentException("two to five capitals, not " + prefix);
    }
    facts = Map.copyOf(facts);
  }

  /** The sequence its numbers come from, made by its own migration. */
  String numbers() {
    return "ticket_number_" + prefix.toLowerCase(Locale.ROOT);
  }
}
