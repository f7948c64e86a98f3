package dev.deskbell.bench.fan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Slack's client for Node, in a process of its own, installed by {@code bench/run}. */
final class NodeSdk implements Pager {
  private static final Path HOME = Path.of("bench/target/peers/web-api");
  private final URI api;
  private Process process;

  NodeSdk(URI api) throws IOException {
    this.api = api;
    process = started();
  }

  static boolean isInstalled() {
    return Files.isDirectory(HOME.resolve("node_modules"));
  }

  /** As it is installed. */
  static String version() {
    try {
      var described = HOME.resolve("node_modules/@slack/web-api/package.json");
      return JsonMapper.shared().readTree(Files.readString(described)).path("version").asString();
    } catch (IOException _) {
      return "not installed";
    }
  }

  private Process started() throws IOException {
    var builder = new ProcessBuilder("node", "app.js").directory(HOME.toFile());
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("SLACK_API_URL", api.toString());
    builder.environment().put("SLACK_BOT_TOKEN", "xoxb-bench");
    var begun = builder.start();
    var reader = new BufferedReader(new InputStreamReader(begun.getInputStream(), UTF_8));
    if (!"ready".equals(reader.readLine())) {
      throw new IOException("Slack's client for Node does not start");
    }
    return begun;
  }

  @Override
  public String name() {
    return "@slack/web-api";
  }

  @Override
  public void says(List<Message> messages) throws IOException {
    var lines =
        messages.stream().map(it -> Map.of("channel", it.channel(), "text", it.words())).toList();
    var input = process.getOutputStream();
    input.write((JsonMapper.shared().writeValueAsString(lines) + "\n").getBytes(UTF_8));
    input.flush();
  }

  /** It knows of nothing that goes first. */
  @Override
  public void pages(Message message) throws IOException {
    says(List.of(message));
  }

  @Override
  public void forgets() throws IOException {
    close();
    process = started();
  }

  @Override
  public void close() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
