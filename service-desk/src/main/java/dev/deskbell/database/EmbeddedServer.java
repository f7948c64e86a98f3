package dev.deskbell.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.deskbell.policy.OperatorMistake;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.util.FileSystemUtils;

/** Starts the bundled PostgreSQL for real data: the library's defaults are meant for tests. */
final class EmbeddedServer {

  static final String DATABASE = "deskbell";

  // Recovery after a crash may take its time.
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final long A_MOMENT = 100;

  private EmbeddedServer() {}

  static EmbeddedPostgres start(DataFolder folder, Path passwordFile) {
    try {
      removeHalfUnpacked(folder.programs());
      var server = started(folder, configured(folder, passwordFile));
      try {
        createDatabase(server);
        ClusterPreflight.declareComplete(folder);
        return server;
      } catch (IOException | SQLException problem) {
        server.close();
        throw problem;
      }
    } catch (IOException | SQLException | IllegalStateException problem) {
      throw new OperatorMistake(
          "The embedded PostgreSQL doesn't start (%s). Its log is %s."
              .formatted(lastComplaint(folder, problem), folder.log()),
          problem);
    }
  }

  // The library would keep a program that was cut short when the first start was killed.
  private static void removeHalfUnpacked(Path programs) throws IOException {
    if (!Files.isDirectory(programs) || Files.isSymbolicLink(programs)) {
      return;
    }
    try (var versions = Files.list(programs)) {
      for (var version : versions.toList()) {
        if (!Files.exists(version.resolve(".exists"))) {
          FileSystemUtils.deleteRecursively(version);
        }
      }
    }
  }

  // The library waits as long as it is told even for a server that gave up at once, and only the
  // server's log knows that it did.
  private static EmbeddedPostgres started(DataFolder folder, EmbeddedPostgres.Builder builder)
      throws IOException {
    var before = Files.exists(folder.log()) ? Files.size(folder.log()) : 0;
    var start = new FutureTask<>(builder::start);
    Thread.ofPlatform().daemon().name("postgres-start").start(start);
    try {
      while (!start.isDone() && !hasGivenUp(folder, before)) {
        Thread.sleep(A_MOMENT);
      }
      return start.get(start.isDone() ? A_MOMENT : 0, TimeUnit.MILLISECONDS);
    } catch (InterruptedException | TimeoutException problem) {
      throw new IOException("it stopped again", problem);
    } catch (ExecutionException problem) {
      throw new IOException(problem.getCause());
    }
  }

  private static boolean hasGivenUp(DataFolder folder, long before) throws IOException {
    if (!Files.exists(folder.log())) {
      return false;
    }
    try (var log = Files.newInputStream(folder.log())) {
      log.skipNBytes(before);
      return new String(log.readAllBytes(), UTF_8).contains("could not start server");
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
          .filter(it -> it.matches(".*(FATAL|PANIC|error):.*"))
          .reduce((_, last) -> last)
          .orElse(String.valueOf(problem.getMessage()));
    } catch (IOException _) {
      return String.valueOf(problem.getMessage());
    }
  }
}
