package dev.deskbell.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What the running transaction will write: statements collected in order and sent in one round trip
 * before commit, or when somebody needs to read what was written. PostgreSQL's driver pipelines the
 * statements of one text.
 */
@Component
public class Writes {
  private final JdbcOperations db;

  Writes(JdbcOperations db) {
    this.db = db;
  }

  /**
   * Adds a statement with positional parameters; at commit it must have changed exactly that many
   * rows, or the transaction fails as overtaken by another.
   */
  public void add(int rows, String sql, @Nullable Object... values) {
    pending().add(new Statement(sql, rows, Arrays.asList(values)));
  }

  /** Adds a statement that may change any number of rows. */
  public void add(String sql, @Nullable Object... values) {
    add(ANY, sql, values);
  }

  /** Sends what was collected; for who must read it back in the same transaction. */
  public void flush() {
    var statements = pending().take();
    if (!statements.isEmpty()) {
      db.execute((ConnectionCallback<Boolean>) it -> send(it, statements));
    }
  }

  /** Forgets what was collected and not yet sent. */
  public void forget() {
    pending().take();
  }

  private static final int ANY = -1;

  /** The driver numbers parameters with 16 bits; a text that long is split. */
  private static final int MOST_PARAMETERS = 30_000;

  private record Statement(String sql, int rows, List<@Nullable Object> values) {}

  private Pending pending() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      throw new IllegalStateException("nothing is written outside of a transaction");
    }
    for (var known : TransactionSynchronizationManager.getSynchronizations()) {
      if (known instanceof Pending pending && pending.owner.equals(this)) {
        return pending;
      }
    }
    var pending = new Pending(this);
    TransactionSynchronizationManager.registerSynchronization(pending);
    return pending;
  }

  private static final class Pending implements TransactionSynchronization {
    private final Writes owner;
    private List<Statement> statements = new ArrayList<>();

    private Pending(Writes owner) {
      this.owner = owner;
    }

    void add(Statement statement) {
      statements.add(statement);
    }

    List<Statement> take() {
      var taken = statements;
      statements = new ArrayList<>();
      return taken;
    }

    @Override
    public void beforeCommit(boolean readOnly) {
      owner.flush();
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
    var text = statements.stream().map(Statement::sql).collect(Collectors.joining(";\n"));
    try (var prepared = connection.prepareStatement(text)) {
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

  private static void set(PreparedStatement prepared, int position, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case Instant moment -> prepared.setObject(position, moment.atOffset(ZoneOffset.UTC));
      case String[] words ->
          prepared.setArray(position, prepared.getConnection().createArrayOf("text", words));
      case Long[] numbers ->
          prepared.setArray(position, prepared.getConnection().createArrayOf("bigint", numbers));
      case Enum<?> constant -> prepared.setString(position, constant.name());
      case null -> prepared.setObject(position, null);
      default -> prepared.setObject(position, value);
    }
  }

  private static void check(PreparedStatement prepared, List<Statement> statements)
      throws SQLException {
    for (var statement : statements) {
      var changed = prepared.getUpdateCount();
      if (statement.rows() != ANY && statement.rows() != changed) {
        throw new OptimisticLockingFailureException(
            "changed " + changed + " rows instead of " + statement.rows() + ": " + statement.sql());
      }
      prepared.getMoreResults();
    }
  }
}
