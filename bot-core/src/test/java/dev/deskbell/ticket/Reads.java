package dev.deskbell.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** How much of the tickets is read for something, by PostgreSQL's own count. */
final class Reads {
  private final JdbcClient db;
  private final TransactionTemplate transactions;

  Reads(JdbcClient db, TransactionTemplate transactions) {
    this.db = db;
    this.transactions = transactions;
  }

  /** Does it, which may not read the whole table. */
  <T> T neverReadingAll(Supplier<T> list) {
    return Objects.requireNonNull(
        transactions.execute(_ -> {
          var before = scans();
          var result = list.get();
          assertThat(scans()).as("scans of the whole table").isEqualTo(before);
          return result;
        }));
  }

  private long scans() {
    return db.sql("select seq_scan from pg_stat_xact_user_tables where relname = 'ticket'")
        .query((row, _) -> row.getLong(1))
        .single();
  }

  /** How many rows it reads of the table and all its indexes, walked ones too. */
  long rowsRead(Runnable deed) {
    return Objects.requireNonNull(
        transactions.execute(_ -> {
          var before = read();
          deed.run();
          return read() - before;
        }));
  }

  private long read() {
    return db.sql(
            """
            select sum(pg_stat_get_xact_tuples_returned(oid) + pg_stat_get_xact_tuples_fetched(oid))
              from (select 'ticket'::regclass as oid union all
                    select indexrelid from pg_index where indrelid = 'ticket'::regclass) as all_of_it
            """)
        .query((row, _) -> row.getLong(1))
        .single();
  }
}
