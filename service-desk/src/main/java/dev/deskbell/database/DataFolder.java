package dev.deskbell.database;

import dev.deskbell.policy.OperatorMistake;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.core.env.Environment;

/** The folder of the embedded database and of generated secrets; nobody else may look into it. */
public record DataFolder(Path path) {

  private static final int SECRET_BYTES = 32;

  /**
   * The folder that {@code DESKBELL_DATA} names, by default {@code ~/.deskbell}; made if missing.
   */
  public static DataFolder of(Environment environment) {
    var home = System.getProperty("user.home");
    var named = environment.getProperty("DESKBELL_DATA", "").strip();
    var path =
        named.isEmpty() ? Path.of(home, ".deskbell") : Path.of(named.replaceFirst("^~", home));
    return new DataFolder(path.toAbsolutePath().normalize()).made();
  }

  /** A secret that stays the same from start to start: 32 random bytes in Base64. */
  public String secret(String name) {
    try {
      var file = path.resolve(name);
      if (!Files.exists(file)) {
        write(file, random());
      }
      return Files.readString(file).strip();
    } catch (IOException problem) {
      throw unusable(problem);
    }
  }

  Path cluster() {
    return path.resolve("postgres");
  }

  Path programs() {
    return path.resolve("programs");
  }

  Path log() {
    return path.resolve("postgres.log");
  }

  Path lock() {
    return path.resolve("lock");
  }

  private DataFolder made() {
    try {
      if (!Files.isDirectory(path)) {
        Files.createDirectories(path);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
      }
    } catch (IOException problem) {
      throw unusable(problem);
    }
    if (!Files.isWritable(path)) {
      throw new OperatorMistake(
          "The data folder "
              + path
              + " can't be written to: mend its owner, or set DESKBELL_DATA.");
    }
    return this;
  }

  // Written whole beside its place and then linked to it: no other start ever reads half a secret.
  private void write(Path file, String secret) throws IOException {
    var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var draft = Files.createTempFile(path, file.getFileName().toString(), ".new", mine);
    try {
      Files.writeString(draft, secret + "\n");
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException _) {
      // Another start was quicker: its secret is the one.
    } finally {
      Files.delete(draft);
    }
  }

  private static String random() {
    var bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private OperatorMistake unusable(IOException problem) {
    var why = problem instanceof AccessDeniedException ? "permission denied" : problem.getMessage();
    return new OperatorMistake(
        "The data folder %s can't be used (%s): mend it, or set DESKBELL_DATA to another."
            .formatted(path, why),
        problem);
  }
}
