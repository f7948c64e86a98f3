package dev.deskbell.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One that was collected.
 *
 * @param rows how many it must change, or {@link #ANY}
 * @param reader takes the rows that it returns
 * @param part of the transaction that concerns no other part, or {@link #WHOLE}
 */
record Statement(
    String sql, int rows, List<@Nullable Object> values, @Nullable Reader reader, int part) {
  /** Reads a row that a statement returns. */
  @FunctionalInterface
  interface Reader {
    void read(ResultSet row) throws SQLException;
  }

  static final int ANY = -1;
  static final int WHOLE = 0;
  static final Statement COMMIT = new Statement("commit", ANY, List.of(), WHOLE);

  /** Of the texts there are, which are few: they are all in the sources. */
  private static final ConcurrentMap<String, Boolean> SURE = new ConcurrentHashMap<>();

  private static final Pattern CONDITIONAL =
      Pattern.compile("\\b(on conflict|where)\\b", Pattern.CASE_INSENSITIVE);

  private static final Pattern CHANGES = Pattern.compile("^(update|delete|with)\\b");

  Statement(String sql, int rows, List<@Nullable Object> values, int part) {
    this(sql, rows, values, null, part);
  }

  /** What puts in exactly its rows or fails. */
  boolean isSure() {
    return rows == ANY || putsIn();
  }

  /**
   * Whether it can go with others of its text. The driver makes one statement of rows that are put
   * in: it may not say how many, and none may be in conflict with another of them.
   */
  boolean isOneOfMany() {
    return reader == null
        && (sql.contains("insert")
            ? sql.startsWith("insert") && isSure() && !sql.contains("on conflict")
            : CHANGES.matcher(sql).find());
  }

  private boolean putsIn() {
    return SURE.computeIfAbsent(
        sql, it -> it.startsWith("insert into") && !CONDITIONAL.matcher(it).find());
  }
}
