package dev.deskbell.store;

import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SqlProvider;

/** Whoever reads through it sees the rows that the running transaction has not yet sent. */
final class Attentive extends JdbcTemplate {
  Attentive(DataSource database) {
    super(database);
    setExceptionTranslator(new OutdatedPlan.Translator());
  }

  @Override
  public <T extends @Nullable Object> T query(
      PreparedStatementCreator creator,
      @Nullable PreparedStatementSetter setter,
      ResultSetExtractor<T> rows) {
    listen(creator);
    return super.query(creator, setter, rows);
  }

  @Override
  public <T extends @Nullable Object> Stream<T> queryForStream(
      PreparedStatementCreator creator,
      @Nullable PreparedStatementSetter setter,
      RowMapper<T> row) {
    listen(creator);
    return super.queryForStream(creator, setter, row);
  }

  @Override
  protected int update(PreparedStatementCreator creator, @Nullable PreparedStatementSetter setter) {
    listen(creator);
    return super.update(creator, setter);
  }

  private static void listen(PreparedStatementCreator creator) {
    if (creator instanceof SqlProvider provider && provider.getSql() instanceof String sql) {
      Writes.beforeReading(sql);
    }
  }
}
