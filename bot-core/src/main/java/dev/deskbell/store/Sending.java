package dev.deskbell.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;

/**
 * Sends what was collected: a turn's few statements as one text, of many the same together, which
 * the database need not read and plan again for each.
 */
final class Sending {
  /** The driver numbers parameters with 16 bits; a text that long is split. */
  private static final int MOST_PARAMETERS = 30_000;

  private Sending() {}

  static Boolean send(Connection connection, List<Statement> statements) throws SQLException {
    for (var some : Sameness.of(statements)) {
      if (Sameness.isOfOneText(some)) {
        sendBatch(connection, some);
      } else {
        sendText(connection, some);
      }
    }
    return true;
  }

  private static void sendBatch(Connection connection, List<Statement> statements)
      throws SQLException {
    try (var prepared = connection.prepareStatement(statements.getFirst().sql())) {
      for (var statement : statements) {
        var position = 1;
        for (var value : statement.values()) {
          set(prepared, position++, value);
        }
        prepared.addBatch();
      }
      var changed = prepared.executeBatch();
      for (var at = 0; at < changed.length; at++) {
        if (changed[at] != java.sql.Statement.SUCCESS_NO_INFO) {
          check(statements.get(at), changed[at]);
        }
      }
    }
  }

  private static void sendText(Connection connection, List<Statement> statements)
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
          statement.reader() == null
              ? prepared.getUpdateCount()
              : read(prepared, statement.reader());
      check(statement, changed);
      prepared.getMoreResults();
    }
  }

  private static void check(Statement statement, int changed) {
    if (statement.rows() != Statement.ANY && statement.rows() != changed) {
      throw new OptimisticLockingFailureException(
          "changed " + changed + " rows instead of " + statement.rows() + ": " + statement.sql());
    }
  }

  private static int read(PreparedStatement prepared, Statement.Reader reader) throws SQLException {
    var rows = 0;
    try (var row = prepared.getResultSet()) {
      for (; row.next(); rows++) {
        reader.read(row);
      }
    }
    return rows;
  }
}
