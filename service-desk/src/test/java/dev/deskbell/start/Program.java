package dev.deskbell.start;

import static org.awaitility.Awaitility.await;

import dev.deskbell.testing.Canary;
import dev.deskbell.testing.Scratch;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program as a person starts it: a process of its own, with nothing of the tests in it. */
public final class Program implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Process process;
  private final Path output;

  private Program(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Ports are free ones unless the settings name them; the data folder should always be named. */
  public static Program start(Map<String, String> settings, String... arguments)
      throws IOException {
    return start(Trained.flags(), settings, arguments);
  }

  /** One that serves and ends, so that those after it start in half the time. */
  public static void trains(Map<String, String> settings) throws IOException, InterruptedException {
    if (!Trained.isRemembered()) {
      Trained.prepares();
      start(Trained.remembering(), settings).serves().close();
      Trained.remembers();
    }
  }

  private static Program start(
      List<String> flags, Map<String, String> settings, String... arguments) throws IOException {
    var output = Files.createTempFile("deskbell", ".log");
    var command = new ArrayList<>(command(flags));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(output.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(it -> it.matches("(DATABASE|DESKBELL|SLACK|DISCORD).*"));
    builder.environment().put("SERVER_PORT", "0");
    builder.environment().put("DESKBELL_MANAGEMENT_PORT", "0");
    builder.environment().put("DESKBELL_CONSOLE_PORT", "0");
    builder.environment().putAll(settings);
    return new Program(builder.start(), output);
  }

  /** Settings for the embedded database in a folder, without unpacking its programs once more. */
  public static Map<String, String> on(Path folder) throws IOException {
    Files.createDirectories(folder);
    var programs = folder.resolve("programs");
    if (!Files.exists(programs)) {
      Files.createSymbolicLink(programs, Files.createDirectories(Scratch.programs()));
    }
    return Map.of("DESKBELL_DATA", folder.toString());
  }

  /** Returns as soon as the words are in the output, and fails if the program ends before. */
  public Program says(String words) throws IOException {
    await().atMost(PATIENCE).until(() -> output().contains(words) || !process.isAlive());
    if (!output().contains(words)) {
      throw new AssertionError("never said \"" + words + "\":\n" + output());
    }
    return this;
  }

  /** It says that it has started a moment before it is ready for everything. */
  public Program serves() throws IOException {
    says("Started Deskbell");
    var readiness = URI.create("http://localhost:" + port() + "/actuator/health/readiness");
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(readiness).build();
      await()
          .atMost(PATIENCE)
          .until(() -> client.send(request, BodyHandlers.discarding()).statusCode() == 200);
    }
    return this;
  }

  /** The port that the log names first. */
  public int port() throws IOException {
    return output()
        .lines()
        .filter(it -> it.contains("Tomcat started on port "))
        .map(it -> it.replaceFirst(".*Tomcat started on port (\\d+).*", "$1"))
        .map(Integer::parseInt)
        .findFirst()
        .orElseThrow();
  }

  /** The exit code. */
  public int ends() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("doesn't end");
    }
    return process.exitValue();
  }

  /** As SIGKILL does: nothing is closed, nobody is told. */
  public void isKilled() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  public void stops() throws InterruptedException {
    process.destroy();
    ends();
  }

  public String output() throws IOException {
    return Files.readString(output);
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      ends();
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    var printed = output();
    Files.deleteIfExists(output);
    if (printed.contains(Canary.WORD)) {
      throw new AssertionError("a credential was printed");
    }
  }

  private static List<String> command(List<String> more) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var flags = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m");
    var command = new ArrayList<String>(List.of(java));
    command.addAll(flags);
    command.addAll(more);
    command.add("dev.deskbell.Deskbell");
    return command;
  }
}
