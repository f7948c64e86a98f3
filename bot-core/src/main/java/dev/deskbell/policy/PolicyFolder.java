package dev.deskbell.policy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** The operator's folder of policy files. */
record PolicyFolder(Path folder) implements PolicyFiles {
  /** Far more than people write by hand. */
  private static final int LARGEST = 1024 * 1024;

  private static final int DEEPEST = 3;

  @Override
  public List<PolicyFile> read() {
    if (!Files.isDirectory(folder)) {
      throw new OperatorMistake(
          folder + ": there is no such folder; let DESKBELL_POLICIES name the one with policies");
    }
    try (var found = Files.walk(folder, DEEPEST, FileVisitOption.FOLLOW_LINKS)) {
      return read(found.filter(this::counts).sorted().toList());
    } catch (IOException trouble) {
      throw new OperatorMistake(folder + ": can't be read: " + trouble.getMessage(), trouble);
    }
  }

  /** Editors and mounted volumes leave hidden files behind; people leave notes and schemas. */
  private boolean counts(Path file) {
    var below = folder.relativize(file);
    return Files.isRegularFile(file)
        && StreamSupport.stream(below.spliterator(), false)
            .noneMatch(it -> it.toString().startsWith("."))
        && !below.toString().matches(".*(\\.md|\\.schema\\.json|~)");
  }

  private List<PolicyFile> read(List<Path> files) {
    var problems = new ArrayList<Problem>();
    var read = new ArrayList<PolicyFile>();
    for (var file : files) {
      var path = folder.relativize(file).toString().replace('\\', '/');
      try {
        read.add(new PolicyFile(path, text(file)));
      } catch (CharacterCodingException _) {
        problems.add(new Problem(path, 1, "", "is not UTF-8 text; save it as UTF-8"));
      } catch (IOException trouble) {
        problems.add(new Problem(path, 1, "", "can't be read: " + trouble.getMessage()));
      }
    }
    PolicyMistake.throwIfAny(problems);
    return List.copyOf(read);
  }

  private static String text(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new IOException("it is larger than 1 MB");
    }
    var bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
  }
}
