package dev.deskbell.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
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
    pending().add(new Statement(sql, rows, Arrays.asList(values)));
  }

  /** Adds a statement that changes one row and returns a number, which is read when it was sent. */
  public void addNumbering(String sql, LongConsumer number, @Nullable Object... values) {
    pending().add(new Statement(sql, 1, Arrays.asList(values), number));
  }

  /** Adds a statement that may change any number of rows. */
  public void add(String sql, @Nullable Object... values) {
    add(ANY, sql, values);
  }

  /**
   * Adds a statement about a row that others of this transaction may read: it goes before all that
   * was added otherwise, and before anybody reads that table through {@link Attentive}.
   */
  public void addRow(String table, String sql, @Nullable Object... values) {
    pending().rows.add(new Row(table, new Statement(sql, 1, Arrays.asList(values))));
  }

  /** Sends what was collected; for who must read it back in the same transaction. */
  public void flush() {
    send(pending().take());
  }

  private void send(List<Statement> statements) {
    if (!statements.isEmpty()) {
      db.execute((ConnectionCallback<Boolean>) it -> send(it, statements));
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

  private static final int ANY = -1;

  /** The driver numbers parameters with 16 bits; a text that long is split. */
  private static final int MOST_PARAMETERS = 30_000;

  private record Statement(
      String sql, int rows, List<@Nullable Object> values, @Nullable LongConsumer number) {
    Statement(String sql, int rows, List<@Nullable Object> values) {
      this(sql, rows, values, null);
    }

    /** What puts in exactly its rows or fails. */
    boolean isSure() {
      return rows == ANY || SURE.computeIfAbsent(sql, Statement::isSure);
    }

    private static boolean isSure(String sql) {
      return sql.startsWith("insert into") && !CONDITIONAL.matcher(sql).find();
    }
  }

  /** Of the texts there are, which are few: they are all in the sources. */
  private static final ConcurrentMap<String, Boolean> SURE = new ConcurrentHashMap<>();

  private static final Pattern CONDITIONAL =
      Pattern.compile("\\b(on conflict|where)\\b", Pattern.CASE_INSENSITIVE);

  private static final Statement COMMIT = new Statement("commit", ANY, List.of());

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
        taken.add(COMMIT);
      }
      owner.send(taken);
    }
  }

  private static Boolean send(Connection connection, List<Statement> statements)
      throws SQLException {
    var chunk = new ArrayList<Statement>();
    var parameters = 0;
    for (var statement : statements) {
      if (parameters + statement.values().size() > MOST_PARAMETERS) {
        sendChunk(connection, chunk);
        chunk.clear();
        parameters = 0;
      }
      chunk.add(statement);
      parameters += statement.values().size();
    }
    sendChunk(connection, chunk);
    return true;
  }

  private static void sendChunk(Connection connection, List<Statement> statements)
      throws SQLException {
    try (var prepared = connection.prepareStatement(text(statements))) {
      var position = 1;
      for (var statement : statements) {
        for (var value : statement.values()) {
          set(prepared, position++, value);
        }
      }
      prepared.execute();
      check(prepared, statements);
    }
  }

  /** The same turn writes the same text, which the driver looks up by all of its letters. */
  private static String text(List<Statement> statements) {
    var parts = statements.stream().map(Statement::sql).toList();
    var known = TEXTS.get(parts);
    if (known != null) {
      return known;
    }
    var text = String.join(";\n", parts);
    if (parts.size() <= USUALLY_AT_MOST && TEXTS.size() < MOST_TEXTS) {
      TEXTS.put(parts, text);
    }
    return text;
  }

  private static final ConcurrentMap<List<String>, String> TEXTS = new ConcurrentHashMap<>();
  private static final int USUALLY_AT_MOST = 30;
  private static final int MOST_TEXTS = 500;

  private static void set(PreparedStatement prepared, int position, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case Instant moment -> prepared.setObject(position, moment.atOffset(ZoneOffset.UTC));
      case @Nullable String[] words -> prepared.setObject(position, Literal.of(words), Types.OTHER);
      case Long[] numbers -> prepared.setObject(position, Literal.of(numbers), Types.OTHER);
      case Enum<?> constant -> prepared.setString(position, constant.name());
      case String words -> prepared.setString(position, words);
      case Long number -> prepared.setLong(position, number);
      case null -> prepared.setObject(position, null);
      default -> prepared.setObject(position, value);
    }
  }

  private static void check(PreparedStatement prepared, List<Statement> statements)
      throws SQLException {
    for (var statement : statements) {
      var changed =
          statement.number() == null
              ? prepared.getUpdateCount()
              : numbered(prepared, statement.number());
      if (statement.rows() != ANY && statement.rows() != changed) {
        throw new OptimisticLockingFailureException(
            "changed " + changed + " rows instead of " + statement.rows() + ": " + statement.sql());
      }
      prepared.getMoreResults();
    }
  }

  private static int numbered(PreparedStatement prepared, LongConsumer number) throws SQLException {
    var rows = 0;
    try (var row = prepared.getResultSet()) {
      for (; row.next(); rows++) {
        number.accept(row.getLong(1));
      }
    }
    return rows;
  }
}
