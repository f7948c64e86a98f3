package dev.deskbell.ticket;

import dev.deskbell.chat.Posting;
import dev.deskbell.delivery.Destination;
import dev.deskbell.delivery.Piece;
import dev.deskbell.delivery.Witness;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * A card may stand before the desk knows: its answer was lost, or the instance that sent it died.
 * People talk below it meanwhile, in a thread that nobody knew for a ticket's: that is read back.
 */
@Component
class LateCards implements Witness {
  /** An answer that takes so long is no usual one. */
  private static final Duration LATE = Duration.ofSeconds(5);

  private final ReadBack readBack;

  LateCards(ReadBack readBack) {
    this.readBack = readBack;
  }

  @Override
  public String topic() {
    return Topics.CARD;
  }

  @Override
  public void saw(Piece piece, Destination to, Sight sight) {
    if (sight.came() instanceof Came.Arrived arrived
        && arrived.posting() instanceof Posting posting
        && !sight.at().isBefore(sight.sentAt().plus(LATE))) {
      readBack.below(posting, sight.sentAt());
    }
  }
}
