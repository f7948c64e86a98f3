package dev.deskbell.doctor;

import dev.deskbell.chat.Checkup;
import dev.deskbell.database.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The data folder: room in it, and whether others can read the secrets there. */
final class FolderCheckup implements Checkup {

  private static final long LITTLE = 1L << 30;
  private static final long TOO_LITTLE = 100L << 20;
  private static final List<String> SECRETS = List.of("secret.key", "postgres.password");
  private static final Set<PosixFilePermission> OTHERS =
      Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

  private final DataFolder folder;
  private final boolean keyIsGiven;

  FolderCheckup(DataFolder folder, boolean keyIsGiven) {
    this.folder = folder;
    this.keyIsGiven = keyIsGiven;
  }

  @Override
  public List<Finding> examine() {
    var findings = new ArrayList<Finding>();
    findings.add(room(folder.path().toFile().getUsableSpace()));
    findings.add(key());
    SECRETS.stream()
        .map(folder.path()::resolve)
        .filter(FolderCheckup::isOpenToOthers)
        .forEach(it -> findings.add(open(it)));
    return findings;
  }

  Finding room(long bytes) {
    var found = "%s, %.1f GB free".formatted(folder.path(), bytes / 1e9);
    return bytes >= LITTLE
        ? Finding.well("data folder", found)
        : new Finding(
            bytes < TOO_LITTLE ? Finding.State.BROKEN : Finding.State.WORTH_A_LOOK,
            "data folder",
            found,
            "Make room on that disk, or move the folder and set DESKBELL_DATA.");
  }

  private Finding key() {
    return keyIsGiven
        ? Finding.well("secret key", "DESKBELL_SECRET_KEY is set")
        : Finding.well(
            "secret key",
            "generated, in " + folder.path().resolve("secret.key") + ": no backup holds it");
  }

  private static boolean isOpenToOthers(Path secret) {
    try {
      return Files.exists(secret)
          && Files.getPosixFilePermissions(secret).stream().anyMatch(OTHERS::contains);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static Finding open(Path secret) {
    return new Finding(
        Finding.State.BROKEN,
        "data folder",
        secret + " can be read by others on this machine",
        "Run `chmod 600 " + secret + "`, and change the secret if somebody may have read it.");
  }
}
