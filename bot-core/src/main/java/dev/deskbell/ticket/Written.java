package dev.deskbell.ticket;

import java.util.List;
import java.util.Optional;

/**
 * What people wrote about a ticket beside its details, whole: a card has room for its beginning.
 */
public interface Written {
  /** Below the details, in the order of the card; empty for other practices' tickets. */
  List<Passage> of(TicketRef ref);

  /** Some of it under a name. */
  record Passage(String label, String words) {
    /** None where nothing was written, or it was erased. */
    public static Optional<Passage> of(String label, Words words) {
      return words.text().isEmpty()
          ? Optional.empty()
          : Optional.of(new Passage(label, words.text()));
    }
  }
}
