package dev.deskbell.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What the running transaction will write: statements collected in order and sent in one round trip
 * before commit, or when somebody needs to read what was written. PostgreSQL's driver pipelines the
 * statements of one text; the commit goes along where nothing has to be looked at before it.
 */
@Component
public class Writes {
  private final JdbcOperations db;

  Writes(JdbcOperations db) {
    this.db = db;
  }

  /**
   * Adds a statement with positional parameters; an array has the type of the column it is for or
   * compared with, and is cast where there is none. At commit it must have changed exactly that
   * many rows, or the transaction fails as overtaken by another.
   */
  public void add(int rows, String sql, @Nullable Object... values) {
    var pending = pending();
    pending.add(new Statement(sql, rows, Arrays.asList(values), pending.part));
  }

  /** Adds a statement that changes one row and returns a number, which is read when it was sent. */
  public void addNumbering(String sql, LongConsumer number, @Nullable Object... values) {
    var pending = pending();
    Statement.Reader reader = row -> number.accept(row.getLong(1));
    pending.add(new Statement(sql, 1, Arrays.asList(values), reader, pending.part));
  }

  /** Adds a statement that may change any number of rows. */
  public void add(String sql, @Nullable Object... values) {
    add(Statement.ANY, sql, values);
  }

  /**
   * Adds a statement about a row that others of this transaction may read: it goes before all that
   * was added otherwise, and before anybody reads that table through {@link Attentive}.
   */
  public void addRow(String table, String sql, @Nullable Object... values) {
    var pending = pending();
    var statement = new Statement(sql, 1, Arrays.asList(values), pending.part);
    pending.rows.add(new Row(table, statement));
  }

  /**
   * What is added meanwhile concerns nothing that is added in another such part of the transaction:
   * where there are many of these, the same statements of all of them are sent as one.
   */
  public void apart(Runnable part) {
    var pending = pending();
    var around = pending.part;
    pending.part = ++pending.parts;
    try {
      part.run();
    } finally {
      pending.part = around;
    }
  }

  /** Sends what was collected; for who must read it back in the same transaction. */
  public void flush() {
    send(pending().take());
  }

  private void send(List<Statement> statements) {
    if (!statements.isEmpty()) {
      db.execute((ConnectionCallback<Boolean>) it -> Sending.send(it, statements));
    }
  }

  /** Sends all that anybody has collected for the commit, so that it fails here if it fails. */
  public static void sendAll() {
    for (var it : TransactionSynchronizationManager.getSynchronizations()) {
      if (it instanceof Collected collected) {
        collected.send();
      }
    }
  }

  /** The same, and with it a statement that sees all of that; returns what it returns. */
  public <T> List<T> sendAll(String sql, RowMapper<T> row, @Nullable Object... values) {
    for (var it : TransactionSynchronizationManager.getSynchronizations()) {
      if (it instanceof Collected collected && !(it instanceof Pending)) {
        collected.send();
      }
    }
    var answer = new ArrayList<T>();
    Statement.Reader reader = it -> answer.add(row.mapRow(it, answer.size()));
    var all = new ArrayList<>(pending().take());
    all.add(new Statement(sql, Statement.ANY, Arrays.asList(values), reader, Statement.WHOLE));
    send(all);
    return answer;
  }

  /** Rows of that kind must be there before this is asked. */
  static void beforeReading(String sql) {
    var pending = Collected.find(Pending.class).orElse(null);
    if (pending != null && pending.hasRowsOf(sql)) {
      pending.owner.send(pending.takeRows());
    }
  }

  /** Forgets what was collected and not yet sent. */
  public void forget() {
    pending().take();
  }

  private record Row(String table, Statement statement) {
    boolean isIn(String sql) {
      for (var at = sql.indexOf(table); at >= 0; at = sql.indexOf(table, at + 1)) {
        if (isEdge(sql, at - 1) && isEdge(sql, at + table.length())) {
          return true;
        }
      }
      return false;
    }

    private static boolean isEdge(String sql, int at) {
      return at < 0
          || at >= sql.length()
          || !(Character.isLetterOrDigit(sql.charAt(at)) || sql.charAt(at) == '_');
    }
  }

  private Pending pending() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      throw new IllegalStateException("nothing is written outside of a transaction");
    }
    return Collected.find(Pending.class).orElseGet(() -> Pending.of(this));
  }

  private static final class Pending extends Collected {
    private final Writes owner;
    private List<Row> rows = new ArrayList<>();
    private List<Statement> statements = new ArrayList<>();
    private int parts = Statement.WHOLE;
    private int part = Statement.WHOLE;

    private Pending(Writes owner) {
      this.owner = owner;
    }

    static Pending of(Writes owner) {
      var pending = new Pending(owner);
      pending.begin();
      return pending;
    }

    void add(Statement statement) {
      statements.add(statement);
    }

    boolean hasRowsOf(String sql) {
      return rows.stream().anyMatch(it -> it.isIn(sql));
    }

    List<Statement> takeRows() {
      var taken = rows.stream().map(Row::statement).toList();
      rows = new ArrayList<>();
      return taken;
    }

    List<Statement> take() {
      var taken = new ArrayList<>(takeRows());
      taken.addAll(statements);
      statements = new ArrayList<>();
      return taken;
    }

    @Override
    public void send() {
      owner.send(take());
    }

    /** The last of all: what is sent may end the transaction. */
    @Override
    public void beforeCommit(boolean readOnly) {
      var taken = take();
      if (!taken.isEmpty() && taken.stream().allMatch(Statement::isSure)) {
        taken.add(Statement.COMMIT);
      }
      owner.send(taken);
    }
  }
}
