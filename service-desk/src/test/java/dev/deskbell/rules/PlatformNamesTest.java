package dev.deskbell.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The core names no platform and an adapter no practice: their sources are read for it. */
class PlatformNamesTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern PLATFORMS = words("slack|discord|jda|bolt");
  private static final Pattern PRACTICES =
      words(
          "incident|problem ticket|change request|service request|knowledge|improvement|sla(?!ck|sh)");

  @Test
  void the_core_names_no_platform() {
    assertThat(lines("bot-core/src/main", PLATFORMS)).isEmpty();
  }

  @Test
  void no_adapter_names_a_practice() {
    assertThat(lines("slack-adapter/src/main", PRACTICES)).isEmpty();
    assertThat(lines("discord-adapter/src/main", PRACTICES)).isEmpty();
  }

  @Test
  void every_package_is_null_marked_and_says_what_it_is_for() {
    var packages =
        Stream.of("bot-core", "slack-adapter", "discord-adapter", "service-desk")
            .flatMap(it -> files(it + "/src/main/java"))
            .map(Path::getParent)
            .distinct();
    assertThat(packages.filter(it -> !isDescribed(it))).isEmpty();
  }

  private static boolean isDescribed(Path folder) {
    var description = folder.resolve("package-info.java");
    return Files.exists(description)
        && read(description).contains("@NullMarked")
        && read(description).startsWith("/**");
  }

  private static Pattern words(String alternatives) {
    return Pattern.compile("(?<![a-z])(?:" + alternatives + ")", Pattern.CASE_INSENSITIVE);
  }

  private static List<String> lines(String folder, Pattern forbidden) {
    return files(folder)
        .flatMap(file ->
            read(file)
                .lines()
                .filter(line -> forbidden.matcher(line).find())
                .map(line -> ROOT.relativize(file) + ": " + line.strip()))
        .toList();
  }

  private static Stream<Path> files(String folder) {
    var start = ROOT.resolve(folder);
    if (!Files.exists(start)) {
      return Stream.empty();
    }
    try (var found = Files.walk(start)) {
      return found.filter(Files::isRegularFile).toList().stream();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
