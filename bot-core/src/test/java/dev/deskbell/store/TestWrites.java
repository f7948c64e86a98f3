package dev.deskbell.store;

import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes without a container. */
public final class TestWrites {
  private TestWrites() {}

  public static Writes on(DataSource database) {
    return new Writes(new JdbcTemplate(database));
  }
}
