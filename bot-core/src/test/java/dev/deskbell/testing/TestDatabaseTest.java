package dev.deskbell.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TestDatabaseTest {

  private final JdbcClient mine = JdbcClient.create(TestDatabase.fresh());

  @Test
  void a_fresh_database_is_migrated_and_shared_with_nobody() {
    var other = JdbcClient.create(TestDatabase.fresh());
    mine.sql("create table only_mine ()").update();
    assertThat(exists(mine, "scheduled_tasks")).isTrue();
    assertThat(exists(mine, "only_mine")).isTrue();
    assertThat(exists(other, "only_mine")).isFalse();
  }

  @Test
  void an_empty_database_has_no_tables() {
    assertThat(exists(JdbcClient.create(TestDatabase.empty()), "scheduled_tasks")).isFalse();
  }

  private static boolean exists(JdbcClient db, String table) {
    return db.sql("select to_regclass(:table) is not null")
        .param("table", table)
        .query(Boolean.class)
        .single();
  }
}
