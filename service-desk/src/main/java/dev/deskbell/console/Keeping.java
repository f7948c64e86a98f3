package dev.deskbell.console;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Where the console keeps everything, shared by those who write and those who read. */
record Keeping(
    JdbcClient db,
    Changes changes,
    Rooms rooms,
    Messages messages,
    Shelf shelf,
    Requests requests) {
  static Keeping in(JdbcClient db, TransactionOperations transaction) {
    var shelf = new Shelf(db);
    return new Keeping(
        db,
        new Changes(db, transaction),
        new Rooms(db),
        new Messages(db, shelf),
        shelf,
        new Requests(db));
  }
}
