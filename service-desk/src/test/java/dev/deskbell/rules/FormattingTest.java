package dev.deskbell.rules;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every file is as {@code mvn spotless:apply} leaves it. It is a test, because the formatter parses
 * with the Java it runs on: tests run on Java 25, Maven itself perhaps on an older one.
 */
class FormattingTest {
  private static final Set<String> NOT_OURS = Set.of("target", "node_modules");
  private static final List<String> OPENED =
      List.of("api", "code", "file", "parser", "tree", "util");

  @TempDir private Path folder;

  @Test
  void every_file_is_formatted() throws Exception {
    var root = Objects.requireNonNull(Path.of("").toAbsolutePath().getParent());
    var files = sources(root);
    assertThat(files).hasSizeGreaterThan(1000);
    assertThat(misformatted(files)).as("mended by: mvn spotless:apply").isEmpty();
  }

  @Test
  void what_is_not_formatted_is_named() throws Exception {
    var file = Files.writeString(folder.resolve("Untidy.java"), "class Untidy {int  a ;}\n");
    assertThat(misformatted(List.of(file))).isEqualTo(file.toString());
  }

  private static List<Path> sources(Path root) throws IOException {
    var found = new ArrayList<Path>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes about) {
            return folder.equals(root) || isOurs(folder)
                ? FileVisitResult.CONTINUE
                : FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
            if (file.toString().endsWith(".java")) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  private static boolean isOurs(Path folder) {
    var name = folder.getFileName().toString();
    return !name.startsWith(".") && !NOT_OURS.contains(name);
  }

  /** The formatter's own words: the names of such files, or why it could not say. */
  private String misformatted(List<Path> files) throws IOException, InterruptedException {
    var list = folder.resolve("files");
    var said = folder.resolve("said");
    Files.writeString(list, files.stream().map(Path::toString).collect(joining("\n")));
    var process =
        new ProcessBuilder(command(list))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    process.waitFor();
    return Files.readString(said).strip();
  }

  private static List<String> command(Path list) {
    var java = ProcessHandle.current().info().command().orElseThrow();
    var command = new ArrayList<>(List.of(java, "-XX:+UseSerialGC", "-Xshare:auto"));
    OPENED.forEach(
        it -> command.add("--add-exports=jdk.compiler/com.sun.tools.javac." + it + "=ALL-UNNAMED"));
    Stream.of(
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "--dry-run",
            "--skip-reflowing-long-strings",
            "@" + list)
        .forEach(command::add);
    return command;
  }
}
