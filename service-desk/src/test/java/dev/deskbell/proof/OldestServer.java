package dev.deskbell.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.testing.Scratch;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An empty server of the oldest PostgreSQL that the desk works with; on machines for which no such
 * programs are published, of the newest.
 */
final class OldestServer implements AutoCloseable {
  private static final int MAJOR = 15;
  private static final String PROGRAMS = "oldest-postgres";

  private final EmbeddedPostgres server;

  private OldestServer(EmbeddedPostgres server) {
    this.server = server;
  }

  static OldestServer start() throws IOException, SQLException {
    var jar = jar();
    // What it has committed outlives its crash, as on any server that is not made for tests.
    var builder =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(Scratch.programs().toFile())
            .setDataDirectory(Scratch.server())
            .setPGStartupWait(Duration.ofMinutes(1))
            .setServerConfig("synchronous_commit", "on")
            .setOutputRedirector(ProcessBuilder.Redirect.DISCARD);
    if (jar == null) {
      return new OldestServer(builder.start());
    }
    var server = new OldestServer(builder.setPgBinaryResolver(inside(jar)).start());
    assertThat(server.major()).isEqualTo(MAJOR);
    return server;
  }

  private static @Nullable Path jar() {
    var folder = new File("target", PROGRAMS);
    var fits = "amd64".equals(System.getProperty("os.arch"));
    var files = fits ? folder.listFiles((_, name) -> name.endsWith(".jar")) : null;
    return files == null || files.length == 0 ? null : files[0].toPath();
  }

  private static PgBinaryResolver inside(Path jar) {
    return new PgBinaryResolver() {
      @Override
      public InputStream getPgBinary(String system, String machine) throws IOException {
        return URI.create("jar:" + jar.toUri() + "!/postgres-linux-x86_64.txz")
            .toURL()
            .openStream();
      }
    };
  }

  String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  private int major() throws SQLException {
    try (var connection = server.getPostgresDatabase().getConnection()) {
      return connection.getMetaData().getDatabaseMajorVersion();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
