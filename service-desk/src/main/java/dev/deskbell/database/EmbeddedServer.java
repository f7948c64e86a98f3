package dev.deskbell.database;

import dev.deskbell.policy.OperatorMistake;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/** Starts the bundled PostgreSQL for real data: the library's defaults are meant for tests. */
final class EmbeddedServer {

  static final String DATABASE = "deskbell";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private EmbeddedServer() {}

  static EmbeddedPostgres start(DataFolder folder, Path passwordFile) {
    try {
      var server = configured(folder, passwordFile).start();
      createDatabase(server);
      ClusterPreflight.declareComplete(folder);
      return server;
    } catch (IOException | SQLException | IllegalStateException problem) {
      throw new OperatorMistake(
          "The embedded PostgreSQL doesn't start (%s). Its log is %s."
              .formatted(lastComplaint(folder, problem), folder.log()),
          problem);
    }
  }

  private static EmbeddedPostgres.Builder configured(DataFolder folder, Path passwordFile) {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder.cluster())
        .setCleanDataDirectory(false)
        .setOverrideWorkingDirectory(folder.programs().toFile())
        // It outlives the context that uses it; whoever opened it closes it.
        .setRegisterShutdownHook(false)
        .setPGStartupWait(PATIENCE)
        .setOutputRedirector(Redirect.appendTo(folder.log().toFile()))
        // For initdb: nobody gets in without the password, and text sorts the same everywhere.
        .setLocaleConfig("auth", "scram-sha-256")
        .setLocaleConfig("pwfile", passwordFile.toString())
        .setLocaleConfig("locale-provider", "builtin")
        .setLocaleConfig("builtin-locale", "C.UTF-8")
        .setLocaleConfig("locale", "C")
        .setConnectConfig("password", folder.secret(passwordFile.getFileName().toString()))
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "''")
        .setServerConfig("max_connections", "60");
  }

  private static void createDatabase(EmbeddedPostgres server) throws SQLException {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      var query = "select from pg_database where datname = '" + DATABASE + "'";
      if (!statement.executeQuery(query).next()) {
        statement.execute("create database " + DATABASE + " template template0");
      }
    }
  }

  private static String lastComplaint(DataFolder folder, Exception problem) {
    try (var lines = Files.lines(folder.log())) {
      return lines
          .filter(it -> it.matches(".*(FATAL|PANIC|error|could not).*"))
          .reduce((_, last) -> last)
          .orElse(String.valueOf(problem.getMessage()));
    } catch (IOException _) {
      return String.valueOf(problem.getMessage());
    }
  }
}
