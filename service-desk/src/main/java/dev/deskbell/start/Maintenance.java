package dev.deskbell.start;

import dev.deskbell.backup.Backups;
import dev.deskbell.database.Database;
import dev.deskbell.doctor.AskedDoctor;
import dev.deskbell.policy.ExampleFiles;
import dev.deskbell.policy.OperatorMistake;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.env.Environment;

/**
 * What the program does when it is not to serve: {@code backup FILE}, {@code restore FILE}, {@code
 * example FOLDER}, {@code doctor}.
 */
public final class Maintenance {

  private static final String USAGE =
      "Deskbell takes no arguments to run, `backup FILE` to save everything, `restore FILE` to fill a new database, `example FOLDER` to get the files of the example organisation, or `doctor` to look at a running desk.";

  private Maintenance() {}

  /**
   * Does what the words say.
   *
   * @param arguments of the program, options among them
   * @return the exit code of the program
   */
  public static int run(List<String> words, String... arguments) {
    try (var context =
        new SpringApplicationBuilder(Nothing.class)
            .web(WebApplicationType.NONE)
            .logStartupInfo(false)
            .properties("logging.level.root=warn")
            .run(arguments)) {
      return words.equals(List.of("doctor"))
          ? examine(context.getEnvironment())
          : done(obey(words, context.getEnvironment()));
    } catch (OperatorMistake mistake) {
      System.err.println(mistake.getMessage());
      return 1;
    }
  }

  private static int done(String said) {
    System.out.println(said);
    return 0;
  }

  private static int examine(Environment environment) {
    var report = AskedDoctor.ask(environment);
    System.out.println(report.text());
    return report.broken() ? 1 : 0;
  }

  private static String obey(List<String> words, Environment environment) {
    if (words.size() != 2) {
      throw new OperatorMistake(USAGE);
    }
    var file = Path.of(words.getLast()).toAbsolutePath();
    return switch (words.getFirst()) {
      case "backup" -> backup(file, environment);
      case "restore" -> restore(file, environment);
      case "example" -> example(file);
      default -> throw new OperatorMistake(USAGE);
    };
  }

  private static String backup(Path file, Environment environment) {
    try (var database = Database.beside(environment)) {
      var moved = new Backups(database, SecretKeys.of(environment)).write(file);
      return "%d rows of %d tables are in %s. The key of the desk is not: keep it too."
          .formatted(moved.rows(), moved.tables(), file);
    }
  }

  private static String restore(Path file, Environment environment) {
    if (!Files.isReadable(file)) {
      throw new OperatorMistake("There is no file " + file + " that can be read.");
    }
    try (var database = Database.open(environment)) {
      var moved = new Backups(database, SecretKeys.of(environment)).restore(file);
      var done =
          "%d rows of %d tables are in %s."
              .formatted(moved.rows(), moved.tables(), database.name());
      return moved.sameKey() ? done : done + otherKey();
    }
  }

  private static String example(Path folder) {
    return "The example organisation is in %s: edit it, and start the desk with DESKBELL_POLICIES set to it."
        .formatted(ExampleFiles.write(folder));
  }

  private static String otherKey() {
    return " Its tokens were sealed with another key: set DESKBELL_SECRET_KEY to the old one, copy secret.key from the old data folder, or connect the platforms again.";
  }

  /** Settings without a program around them. */
  private static final class Nothing {}
}
