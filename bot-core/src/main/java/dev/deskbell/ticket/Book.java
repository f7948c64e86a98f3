package dev.deskbell.ticket;

import dev.deskbell.store.Collected;
import dev.deskbell.store.Fresh;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What the running transaction knows of tickets, and what it has changed so far. */
final class Book extends Collected {
  private final Map<TicketRef, Head> locked = new LinkedHashMap<>();
  private final List<Heard> changes = new ArrayList<>();
  private final Map<TicketRef, Ticket> records = new HashMap<>();
  private final Set<TicketRef> opened = new HashSet<>();
  private final Map<TicketRef, Head> written = new HashMap<>();
  private final Consumer<Book> atCommit;

  private Book(Consumer<Book> atCommit) {
    this.atCommit = atCommit;
  }

  /** The running transaction's own; {@code atCommit} writes what it holds. */
  static Book ofTransaction(Consumer<Book> atCommit) {
    return current().orElseGet(() -> opened(atCommit));
  }

  private static Optional<Book> current() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      throw new IllegalStateException("tickets change in a transaction only");
    }
    return find(Book.class);
  }

  private static Book opened(Consumer<Book> atCommit) {
    var book = new Book(atCommit);
    book.begin();
    return book;
  }

  @Nullable Head head(TicketRef ref) {
    return locked.get(ref);
  }

  void know(Collection<Head> heads) {
    heads.forEach(it -> locked.putIfAbsent(it.ref(), it));
  }

  void write(Heard change) {
    locked.put(change.after().ref(), change.after());
    if (change.before().chain().facts() == 0) {
      opened.add(change.after().ref());
    }
    changes.add(change);
  }

  /** A practice's record as it is now. */
  void know(Ticket record) {
    records.put(record.ref(), record);
  }

  /** Their rows as they stand now. */
  void wrote(Collection<Head> heads) {
    heads.forEach(it -> written.put(it.ref(), it));
  }

  /** What was changed since the last time, each ticket's in order. */
  List<Heard> take() {
    var taken = List.copyOf(changes);
    changes.clear();
    return taken;
  }

  /** Before the collected statements are sent. */
  @Override
  public int getOrder() {
    return 0;
  }

  @Override
  public void beforeCommit(boolean readOnly) {
    send();
  }

  @Override
  public void send() {
    atCommit.accept(this);
  }

  /** Nobody can have changed what did not exist before. */
  @Override
  public void afterCommit() {
    for (var ref : written.keySet()) {
      Fresh.forget(Head.class, ref);
      Fresh.forget(Ticket.class, ref);
    }
    for (var ref : opened) {
      Fresh.keep(Head.class, ref, Objects.requireNonNull(written.get(ref)));
      Fresh.keep(Ticket.class, ref, Objects.requireNonNull(records.get(ref)));
    }
  }
}
