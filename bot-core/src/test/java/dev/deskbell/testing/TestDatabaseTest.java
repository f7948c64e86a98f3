package dev.deskbell.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

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

  @Test
  void a_connection_is_kept_for_whoever_asks_next_and_comes_as_a_new_one_would() throws Exception {
    var database = TestDatabase.fresh();
    try (var first = database.getConnection()) {
      first.setAutoCommit(false);
      JdbcClient.create(new SingleConnectionDataSource(first, true))
          .sql("create table forgotten ()")
          .update();
    }
    var db = JdbcClient.create(database);
    assertThat(server(db)).isEqualTo(server(db));
    assertThat(exists(db, "forgotten")).as("what was not committed").isFalse();
    db.sql("create table kept ()").update();
    assertThat(exists(db, "kept")).isTrue();
  }

  @Test
  void one_that_broke_is_given_to_nobody() {
    var db = JdbcClient.create(TestDatabase.fresh());
    var broken = server(db);
    assertThatThrownBy(
            () -> db.sql("select pg_terminate_backend(pg_backend_pid())").query().listOfRows())
        .isInstanceOf(DataAccessException.class);
    assertThat(server(db)).isNotEqualTo(broken);
  }

  @Test
  void a_database_is_taken_away_whoever_holds_it() throws Exception {
    var database = TestDatabase.fresh();
    try (var held = database.getConnection()) {
      assertThat(held.isValid(1)).isTrue();
      TestDatabase.drop(database);
    }
    assertThatThrownBy(database::getConnection).hasMessageContaining("does not exist");
  }

  private static int server(JdbcClient db) {
    return db.sql("select pg_backend_pid()").query(Integer.class).single();
  }

  private static boolean exists(JdbcClient db, String table) {
    return db.sql("select to_regclass(:table) is not null")
        .param("table", table)
        .query(Boolean.class)
        .single();
  }
}
