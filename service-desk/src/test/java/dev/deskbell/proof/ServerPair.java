package dev.deskbell.proof;

import dev.deskbell.testing.Scratch;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.springframework.util.FileSystemUtils;

/** A PostgreSQL and its standby, which has everything that was committed, and may take over. */
final class ServerPair implements AutoCloseable {
  private final Path folder;
  private final EmbeddedPostgres primary;
  private final EmbeddedPostgres standby;
  private boolean isDead;

  /** Both run, and no commit counts before the standby has it. */
  ServerPair(Path folder) throws IOException, SQLException {
    this.folder = folder;
    var port = freePort();
    started(folder.resolve("primary"), port).close();
    FileSystemUtils.copyRecursively(folder.resolve("primary"), folder.resolve("standby"));
    primary = started(folder.resolve("primary"), port);
    follows(folder.resolve("standby"), port);
    standby = started(folder.resolve("standby"), freePort());
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> number(primary, "select count(*) from pg_stat_replication") == 1);
    execute(primary, "alter system set synchronous_standby_names = '*'");
    execute(primary, "select pg_reload_conf()");
  }

  private static EmbeddedPostgres started(Path data, int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setOverrideWorkingDirectory(Scratch.programs().toFile())
        .setPGStartupWait(Duration.ofMinutes(1))
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setPort(port)
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("wal_level", "replica")
        .setServerConfig("max_wal_senders", "4")
        .setServerConfig("hot_standby", "on")
        .setServerConfig("max_connections", "800")
        .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void follows(Path data, int port) throws IOException {
    // Which PostgreSQL insists on, and copying forgets.
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
    Files.createFile(data.resolve("standby.signal"));
    Files.writeString(
        data.resolve("postgresql.auto.conf"),
        "primary_conninfo = 'host=127.0.0.1 port=" + port + " user=postgres'\n");
    // The copy is of a database that was stopped: what its processes left is none of this one's.
    for (var left : List.of("postmaster.pid", "postmaster.opts", "epg-lock")) {
      Files.deleteIfExists(data.resolve(left));
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  int port() {
    return primary.getPort();
  }

  int standbyPort() {
    return standby.getPort();
  }

  String url(String database) {
    return primary.getJdbcUrl("postgres", database);
  }

  String standbyUrl(String database) {
    return standby.getJdbcUrl("postgres", database);
  }

  void creates(String database) throws SQLException {
    execute(primary, "create database " + database);
  }

  /** As when its machine burns. */
  void primaryDies() throws IOException {
    isDead = true;
    var pid = Files.readAllLines(folder.resolve("primary/postmaster.pid")).getFirst().strip();
    var postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    var backends = postmaster.descendants().toList();
    postmaster.destroyForcibly();
    backends.forEach(ProcessHandle::destroyForcibly);
  }

  void standbyIsPromoted() throws SQLException {
    execute(standby, "select pg_promote(true, 60)");
  }

  private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"));
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long number(EmbeddedPostgres server, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"));
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void close() throws IOException {
    standby.close();
    if (!isDead) {
      primary.close();
    }
  }
}
