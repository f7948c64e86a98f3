package dev.deskbell.backup;

import dev.deskbell.delivery.Deliveries;
import dev.deskbell.delivery.Destination;
import dev.deskbell.delivery.Piece;
import dev.deskbell.delivery.Telling;
import dev.deskbell.people.Person;
import java.util.List;
import org.springframework.transaction.support.TransactionOperations;

/** Tells who asked what became of it. */
final class BackupNews {
  static final String TOPIC = "backup.news";
  static final String BETWEEN = "/";

  private final Deliveries deliveries;
  private final TransactionOperations transaction;

  BackupNews(Deliveries deliveries, TransactionOperations transaction) {
    this.deliveries = deliveries;
    this.transaction = transaction;
  }

  /** What there is to tell. */
  enum Kind {
    MADE,
    NOT_MADE,
    WISHED,
    NOT_WISHED
  }

  /**
   * @param what the file, with its size and a slash before it if it was made, or why it was not
   */
  void tell(Person.Id who, Kind kind, String what) {
    var piece = new Piece(TOPIC, TOPIC, kind + BETWEEN + what);
    transaction.executeWithoutResult(
        _ -> deliveries.tell(List.of(Telling.once(piece, new Destination.Someone(who)))));
  }
}
