package dev.deskbell.ticket;

import dev.deskbell.conversation.Refusal;
import java.util.Locale;

/** Where a ticket stands in its practice; an enum of that practice. */
public interface TicketStatus {
  /** As the index keeps it. */
  String name();

  /** As people read it. */
  String words();

  Phase phase();

  /**
   * Says that something is not done from here.
   *
   * @param verb such as {@code resume}
   */
  default Refusal refusal(TicketRef ref, String verb) {
    return new Refusal(
        "%s is %s, so you can't %s it now.".formatted(ref, words().toLowerCase(Locale.ROOT), verb));
  }
}
