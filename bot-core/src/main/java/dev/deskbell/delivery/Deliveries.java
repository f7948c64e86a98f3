package dev.deskbell.delivery;

import dev.deskbell.chat.Posting;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What is to be told and what has been. */
public class Deliveries {
  /** Writes the tellings in the running transaction, in order; the senders wake after commit. */
  public void tell(Collection<Telling> tellings) {
    throw new UnsupportedOperationException();
  }

  /** The kept piece that this message of the desk's shows. */
  public Optional<Piece> at(Posting posting) {
    throw new UnsupportedOperationException();
  }

  /** Where a piece is kept at present, with the destination it was told to. */
  public List<Kept> keptOf(Piece piece) {
    throw new UnsupportedOperationException();
  }

  /** A piece that stands somewhere. */
  public record Kept(Piece piece, Destination to, Posting posting) {}
}
