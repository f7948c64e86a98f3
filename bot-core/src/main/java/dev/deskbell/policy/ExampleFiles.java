package dev.deskbell.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The example organisation and the schemas of its files, for whoever has only the program. */
public final class ExampleFiles {
  private static final String FILES = "organisation";
  private static final String SCHEMAS = "policy";

  private ExampleFiles() {}

  /**
   * Writes both, side by side, as the files refer to the schemas. What is there stays as it is.
   *
   * @return the folder of the organisation's files
   * @throws OperatorMistake if there are such files already, or nothing can be written there
   */
  public static Path write(Path folder) {
    for (var kind : List.of(SCHEMAS, FILES)) {
      if (Files.exists(folder.resolve(kind))) {
        throw new OperatorMistake(
            folder.resolve(kind) + " is there already and stays as it is: name a new folder.");
      }
    }
    try {
      copy(SCHEMAS, "*.schema.json", folder);
      return copy(FILES, "*.yaml", folder);
    } catch (IOException broken) {
      throw new OperatorMistake("Nothing can be written to " + folder + ": " + broken, broken);
    }
  }

  private static Path copy(String kind, String files, Path folder) throws IOException {
    var resolver = new PathMatchingResourcePatternResolver(ExampleFiles.class.getClassLoader());
    var into = Files.createDirectories(folder.resolve(kind));
    for (var file : resolver.getResources("classpath*:" + kind + "/" + files)) {
      copy(file, into);
    }
    return into;
  }

  private static void copy(Resource file, Path into) throws IOException {
    try (var content = file.getInputStream()) {
      Files.copy(content, into.resolve(String.valueOf(file.getFilename())));
    }
  }
}
