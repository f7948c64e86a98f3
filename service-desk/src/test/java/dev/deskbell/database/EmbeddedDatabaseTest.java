package dev.deskbell.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskbell.policy.OperatorMistake;
import dev.deskbell.start.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

  @TempDir private Path path;
  private DataFolder folder;

  @BeforeEach
  void makeFolder() throws IOException {
    Program.on(path);
    folder = new DataFolder(path);
  }

  @Test
  void it_keeps_what_it_was_given_behind_a_password() throws Exception {
    try (var database = EmbeddedDatabase.start(folder)) {
      execute(database, "create table kept (word text)");
      assertThatThrownBy(() -> DriverManager.getConnection(database.getJdbcUrl(), "postgres", ""))
          .isInstanceOf(SQLException.class);
      assertThat(value(database, "show fsync")).isEqualTo("on");
      assertThat(value(database, "show listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(value(database, "show unix_socket_directories")).isEmpty();
      assertThat(value(database, "show server_encoding")).isEqualTo("UTF8");
      assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
          .isInstanceOf(OperatorMistake.class)
          .hasMessageContaining("Another desk is running on " + path);
    }
    try (var database = EmbeddedDatabase.start(folder)) {
      assertThat(value(database, "select count(*) from kept")).isEqualTo("0");
    }
  }

  @Test
  void a_lock_file_whose_number_went_to_another_program_is_seen_through() throws Exception {
    EmbeddedDatabase.start(folder).close();
    var other = Long.toString(ProcessHandle.current().pid());
    var lock = List.of(other, path + "/postgres", "1", "5432", "", "127.0.0.1", "1 1", "ready");
    Files.write(path.resolve("postgres/postmaster.pid"), lock);
    EmbeddedDatabase.start(folder).close();
    Files.write(path.resolve("postgres/postmaster.pid"), List.of(""));
    EmbeddedDatabase.start(folder).close();
  }

  @Test
  void programs_that_were_half_unpacked_are_unpacked_again() throws Exception {
    Files.delete(path.resolve("programs"));
    var half = Files.createDirectories(path.resolve("programs/PG-cut-short"));
    Files.writeString(half.resolve("postgres"), "half");
    EmbeddedDatabase.start(folder).close();
    assertThat(half).doesNotExist();
  }

  @Test
  void what_was_never_completed_is_moved_aside() throws Exception {
    Files.createDirectories(path.resolve("postgres"));
    Files.writeString(path.resolve("postgres/PG_VERSION"), "18\n");
    Files.writeString(path.resolve("postgres/postgresql.conf"), "");
    try (var database = EmbeddedDatabase.start(folder)) {
      assertThat(value(database, "select 1")).isEqualTo("1");
    }
    try (var content = Files.list(path)) {
      assertThat(content).anyMatch(it -> it.toString().contains("half-made"));
    }
  }

  @Test
  void data_of_another_version_are_left_alone() throws Exception {
    completeCluster("17");
    assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
        .isInstanceOf(OperatorMistake.class)
        .hasMessageContaining("written by PostgreSQL 17, and this program brings 18")
        .hasMessageContaining("`backup FILE`");
  }

  @Test
  @EnabledIfSystemProperty(named = "user.name", matches = "root")
  void data_of_another_user_are_left_alone() throws Exception {
    completeCluster("18");
    var lookup = path.getFileSystem().getUserPrincipalLookupService();
    Files.setOwner(path.resolve("postgres"), lookup.lookupPrincipalByName("nobody"));
    assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
        .isInstanceOf(OperatorMistake.class)
        .hasMessageContaining("belong to nobody, and the desk runs as root");
  }

  @Test
  void a_start_that_fails_for_another_reason_passes_on_what_postgres_said() throws Exception {
    EmbeddedDatabase.start(folder).close();
    Files.writeString(path.resolve("postgres/postgresql.auto.conf"), "shared_buffers = lots\n");
    assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
        .isInstanceOf(OperatorMistake.class)
        .hasMessageContaining("doesn't start")
        .hasMessageContaining("postgresql.auto.conf\" contains errors")
        .hasMessageContaining("postgres.log");
  }

  @Test
  void a_secret_is_made_once_and_is_nobody_elses() throws Exception {
    var secret = folder.secret("some.key");
    assertThat(folder.secret("some.key")).isEqualTo(secret).hasSize(44);
    var permissions = Files.getPosixFilePermissions(path.resolve("some.key"));
    assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
  }

  private void completeCluster(String major) throws IOException {
    Files.createDirectories(path.resolve("postgres"));
    Files.writeString(path.resolve("postgres/PG_VERSION"), major + "\n");
    ClusterPreflight.declareComplete(folder);
  }

  private static void execute(Database database, String sql) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String value(Database database, String sql) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
