package dev.deskbell.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowMapper;

/**
 * Questions that are asked together, in one round trip: whoever wants the first answer asks all
 * that were added until then, in their order. PostgreSQL's driver pipelines the statements of one
 * text; each sees what those before it did.
 */
public final class Questions {
  private final JdbcOperations db;
  private List<Question<?>> open = new ArrayList<>();

  public Questions(JdbcOperations db) {
    this.db = db;
  }

  /**
   * Adds a statement that returns rows, with positional parameters as {@link Writes#add} takes
   * them. What may return much is added last.
   */
  public <T> Supplier<List<T>> add(String sql, RowMapper<T> row, @Nullable Object... values) {
    var question = new Question<>(sql, row, Arrays.asList(values));
    open.add(question);
    return () -> {
      if (question.answer == null) {
        ask();
      }
      return Objects.requireNonNull(question.answer, "it was asked in vain");
    };
  }

  private void ask() {
    var asked = open;
    open = new ArrayList<>();
    asked.forEach(it -> Writes.beforeReading(it.sql));
    var statements = asked.stream().map(Question::statement).toList();
    db.execute((ConnectionCallback<Boolean>) it -> Sending.send(it, statements));
    asked.forEach(Question::isAnswered);
  }

  private static final class Question<T> {
    private final String sql;
    private final RowMapper<T> row;
    private final List<@Nullable Object> values;
    private final List<T> read = new ArrayList<>();
    private @Nullable List<T> answer;

    private Question(String sql, RowMapper<T> row, List<@Nullable Object> values) {
      this.sql = sql;
      this.row = row;
      this.values = values;
    }

    private Statement statement() {
      Statement.Reader reader = it -> read.add(row.mapRow(it, read.size()));
      return new Statement(sql, Statement.ANY, values, reader, Statement.WHOLE);
    }

    private void isAnswered() {
      answer = read;
    }
  }
}
