package dev.deskbell.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskbell.policy.OperatorMistake;
import dev.deskbell.testing.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseFitnessTest {

  @Test
  void a_good_server_is_taken() {
    assertThatCode(() -> ExternalDatabase.at(at(TestDatabase.emptyUrl())))
        .doesNotThrowAnyException();
  }

  @Test
  void a_database_that_is_not_there_is_named() {
    var missing = TestDatabase.emptyUrl().replaceFirst("/test_\\d+", "/nowhere");
    assertThatThrownBy(() -> ExternalDatabase.at(at(missing)))
        .isInstanceOf(OperatorMistake.class)
        .hasMessageContaining("There is no such database")
        .hasMessageContaining("/nowhere");
  }

  @Test
  void a_role_that_may_not_create_tables_is_told_what_to_run() throws Exception {
    var url = TestDatabase.emptyUrl();
    try (var connection = ExternalDatabase.at(at(url)).connect();
        var statement = connection.createStatement()) {
      statement.execute("create role guest login");
    }
    assertThatThrownBy(() -> ExternalDatabase.at(at(url.replace("user=postgres", "user=guest"))))
        .isInstanceOf(OperatorMistake.class)
        .hasMessageContaining("guest may not create tables")
        .hasMessageContaining("owner to guest");
  }

  @ParameterizedTest
  @CsvSource({
    "14, UTF8, false, runs PostgreSQL 14",
    "18, LATIN1, false, encoding UTF8",
    "18, UTF8, true, read-only standby"
  })
  void a_server_that_cannot_hold_a_desk_is_refused(
      int major, String encoding, boolean standby, String why) {
    var facts = new DatabaseFitness.Facts(major, encoding, standby, true, "desk", "it");
    assertThatThrownBy(() -> DatabaseFitness.judge("db", facts))
        .isInstanceOf(OperatorMistake.class)
        .hasMessageContaining(why);
  }

  @Test
  void a_wrong_password_is_called_one() {
    var problem = new SQLException("FATAL: password authentication failed", "28P01");
    assertThatThrownBy(
            () -> {
              throw DatabaseFitness.explain("db", problem);
            })
        .hasMessageContaining("check DATABASE_URL, DATABASE_USER and DATABASE_PASSWORD");
  }

  private static DatabaseAddress at(String url) {
    return DatabaseAddress.parse(url, null, null);
  }
}
