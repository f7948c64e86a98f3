package dev.deskbell.testing.transcript;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Who does what, and who then sees what: a story that can be read and played. */
public final class Transcript {

  private final String name;
  private final List<Step> steps;

  private Transcript(String name, List<Step> steps) {
    this.name = name;
    this.steps = steps;
  }

  /** Refuses with file and line what cannot be understood. */
  public static Transcript read(Path file) {
    try {
      return of(file.getFileName().toString(), Files.readAllLines(file));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  static Transcript of(String name, List<String> text) {
    return new Transcript(name, TranscriptParser.parse(name, text));
  }

  /** The transcripts of a folder by name, without those of its folders. */
  public static List<Transcript> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(it -> it.toString().endsWith(".txt"))
          .sorted()
          .map(Transcript::read)
          .toList();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  public String name() {
    return name;
  }

  List<Step> steps() {
    return steps;
  }

  @Override
  public String toString() {
    return name;
  }
}
