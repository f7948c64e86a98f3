package dev.deskbell.database;

import dev.deskbell.policy.OperatorMistake;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desk's own PostgreSQL: in the data folder, durable, reachable from this machine and with the
 * password in the folder only. One desk at a time has it.
 */
final class EmbeddedDatabase implements Database {

  static final int BUNDLED_MAJOR = 18;

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
  private static final String USER = "postgres";
  private static final String PASSWORD_FILE = "postgres.password";

  private final DataFolder folder;
  private final String password;
  private final int port;
  private final String database;
  private final AutoCloseable server;

  private EmbeddedDatabase(DataFolder folder, int port, String database, AutoCloseable server) {
    this.folder = folder;
    this.password = folder.secret(PASSWORD_FILE);
    this.port = port;
    this.database = database;
    this.server = server;
  }

  static EmbeddedDatabase start(DataFolder folder) {
    var lock = FolderLock.take(folder);
    try {
      ClusterPreflight.check(folder);
      var server = EmbeddedServer.start(folder, folder.path().resolve(PASSWORD_FILE));
      LOG.info("Everything is kept by the embedded PostgreSQL in {}", folder.path());
      return new EmbeddedDatabase(
          folder,
          server.getPort(),
          EmbeddedServer.DATABASE,
          () -> {
            server.close();
            lock.close();
          });
    } catch (RuntimeException problem) {
      lock.close();
      throw problem;
    }
  }

  /** As a guest of the desk that runs on it now, or started if none does. */
  static EmbeddedDatabase join(DataFolder folder) {
    if (!ClusterPreflight.isComplete(folder)) {
      throw new OperatorMistake(
          "There is no desk in " + folder.path() + ": set DESKBELL_DATA or DATABASE_URL.");
    }
    if (!FolderLock.isTaken(folder)) {
      return start(folder);
    }
    var port = Postmaster.of(folder).map(Postmaster::port).filter(it -> it > 0);
    return new EmbeddedDatabase(
        folder, port.orElseThrow(() -> starting(folder)), EmbeddedServer.DATABASE, () -> {});
  }

  /** Another database of the same server, which lives as long as this one. */
  EmbeddedDatabase beside(String other) {
    return new EmbeddedDatabase(folder, port, other, () -> {});
  }

  private static OperatorMistake starting(DataFolder folder) {
    return new OperatorMistake(
        "The desk in " + folder.path() + " is just starting or stopping: try again in a moment.");
  }

  @Override
  public String name() {
    return folder.path().toString();
  }

  @Override
  public String getJdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  @Override
  public String getUsername() {
    return USER;
  }

  @Override
  public String getPassword() {
    return password;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (Exception problem) {
      LOG.warn("The embedded PostgreSQL didn't stop cleanly; the next start recovers it", problem);
    }
  }
}
