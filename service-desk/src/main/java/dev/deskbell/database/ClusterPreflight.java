package dev.deskbell.database;

import dev.deskbell.policy.OperatorMistake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What would keep the bundled PostgreSQL from starting, found and named before it is tried. */
final class ClusterPreflight {

  private static final Logger LOG = LoggerFactory.getLogger(ClusterPreflight.class);
  // Written after the first good start: a cluster without it was left half made.
  private static final String COMPLETE = "deskbell.complete";

  private ClusterPreflight() {}

  static void check(DataFolder folder) {
    try {
      checkUser();
      var cluster = folder.cluster();
      if (!Files.isDirectory(cluster) || isEmpty(cluster)) {
        return;
      }
      checkOwner(cluster, folder.path());
      Postmaster.of(folder).ifPresent(Postmaster::clearAway);
      if (!isComplete(folder)) {
        moveAside(cluster, folder.path());
        return;
      }
      checkMajor(cluster);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  static boolean isComplete(DataFolder folder) {
    return Files.exists(folder.cluster().resolve(COMPLETE));
  }

  static void declareComplete(DataFolder folder) throws IOException {
    if (!isComplete(folder)) {
      Files.createFile(folder.cluster().resolve(COMPLETE));
    }
  }

  private static void checkMajor(Path cluster) throws IOException {
    var major = Files.readString(cluster.resolve("PG_VERSION")).strip();
    if (!major.equals(Integer.toString(EmbeddedDatabase.BUNDLED_MAJOR))) {
      throw new OperatorMistake(
          "The data in %s were written by PostgreSQL %s, and this program brings %d: run `backup FILE` with the Deskbell that wrote them, then `restore FILE` with this one into a new DESKBELL_DATA."
              .formatted(cluster, major, EmbeddedDatabase.BUNDLED_MAJOR));
    }
  }

  private static void checkOwner(Path cluster, Path folder) throws IOException {
    var owner = Files.getOwner(cluster);
    var me = whoAmI(folder);
    if (!owner.equals(me)) {
      throw new OperatorMistake(
          "The data in %1$s belong to %2$s, and the desk runs as %3$s: start it as %2$s, or run `chown -R %3$s %1$s`."
              .formatted(cluster, owner.getName(), me.getName()));
    }
  }

  // The name that Java has for its user may be a question mark in a container: ask the file system.
  private static UserPrincipal whoAmI(Path folder) throws IOException {
    var mine = Files.createTempFile(folder, "owner", "");
    try {
      return Files.getOwner(mine);
    } finally {
      Files.delete(mine);
    }
  }

  private static void checkUser() throws IOException {
    if (System.getProperty("user.name").equals("root") && !canLeaveRoot()) {
      throw new OperatorMistake(
          "PostgreSQL refuses to run as root, and `unshare` can't help here: start the desk as another user, or set DATABASE_URL.");
    }
  }

  private static boolean canLeaveRoot() {
    try {
      var answer = new ProcessBuilder("unshare", "-U", "id", "-u").start();
      var user = new String(answer.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return answer.waitFor(10, TimeUnit.SECONDS) && answer.exitValue() == 0 && !user.equals("0");
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void moveAside(Path cluster, Path folder) throws IOException {
    var aside = Files.createTempDirectory(folder, "postgres.half-made.");
    Files.move(cluster, aside.resolve(cluster.getFileName()));
    LOG.warn("A database that was never completed was moved to {}", aside);
  }

  private static boolean isEmpty(Path cluster) throws IOException {
    try (var content = Files.list(cluster)) {
      return content.findAny().isEmpty();
    }
  }
}
