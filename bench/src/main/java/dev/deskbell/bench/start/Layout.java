package dev.deskbell.bench.start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import org.springframework.util.FileSystemUtils;

/**
 * A packaged program, laid out and trained as the image does it.
 *
 * @param fat the program in one file
 * @param jar the same, extracted
 * @param cache the classes that a training start loaded
 */
record Layout(Path fat, Path jar, Path cache) {
  private static final Path FLAGS = Path.of(".ci/image-flags");

  /**
   * Lays it out in a folder of its own; the training start gets these variables.
   *
   * @param flags of the training's JVM beside the image's; who starts it has to have them too
   * @param prepared scripts that the image is prepared by before that
   */
  static Layout of(Path fat, Map<String, String> training, List<String> flags, String... prepared)
      throws IOException {
    var folder = fresh(fat);
    says(
        folder,
        Map.of(),
        List.of(
            java(),
            "-Djarmode=tools",
            "-jar",
            fat.toAbsolutePath().toString(),
            "extract",
            "--layers",
            "--destination",
            folder.resolve("layers").toString()));
    var app = folder.resolve("app");
    for (var layer :
        List.of("dependencies", "spring-boot-loader", "snapshot-dependencies", "application")) {
      copy(folder.resolve("layers").resolve(layer), app);
    }
    var made = new Layout(fat.toAbsolutePath(), app.resolve(fat.getFileName()), app.resolve("aot"));
    for (var script : prepared) {
      says(
          folder,
          Map.of("JAVA_HOME", System.getProperty("java.home")),
          List.of(
              Path.of(script).toAbsolutePath().toString(), made.jar + "", app.resolve("lib") + ""));
    }
    var command = new ArrayList<>(List.of(java()));
    command.addAll(flags());
    command.addAll(flags);
    command.addAll(List.of("-XX:AOTCacheOutput=" + made.cache, "-jar", made.jar.toString()));
    command.add(4, "-Dspring.context.exit=onRefresh");
    says(folder, training, command);
    return made;
  }

  /** The same place again, for these are hundreds of megabytes. */
  private static Path fresh(Path fat) throws IOException {
    var folder = Path.of("bench/target/layouts", fat.getFileName() + "").toAbsolutePath();
    FileSystemUtils.deleteRecursively(folder);
    return Files.createDirectories(folder);
  }

  /** As it comes from the build. */
  List<String> whole() throws IOException {
    return command("-jar", fat.toString());
  }

  /** As the image starts it. */
  List<String> trained() throws IOException {
    return command("-XX:AOTCache=" + cache, "-XX:AOTMode=on", "-jar", jar.toString());
  }

  /** The version of Spring Boot that is in it. */
  String boot() throws IOException {
    try (var opened = new JarFile(fat.toFile())) {
      return opened.getManifest().getMainAttributes().getValue("Spring-Boot-Version");
    }
  }

  private static List<String> command(String... arguments) throws IOException {
    var command = new ArrayList<>(List.of(java()));
    command.addAll(flags());
    command.addAll(List.of(arguments));
    return command;
  }

  /** Those of the image, for everybody. */
  static List<String> flags() throws IOException {
    return Files.readAllLines(FLAGS).stream().filter(it -> !it.isBlank()).toList();
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** The cache is only taken where the times of the files are those of the training. */
  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        var target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
          Files.setLastModifiedTime(
              target, FileTime.from(Files.getLastModifiedTime(file).toInstant()));
        }
      }
    }
  }

  private static void says(Path folder, Map<String, String> variables, List<String> command)
      throws IOException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true).directory(folder.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(it -> it.matches("(DATABASE|DESKBELL|SLACK|DISCORD|SPRING).*"));
    builder.environment().putAll(variables);
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(command + " failed:\n" + said);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    }
  }
}
