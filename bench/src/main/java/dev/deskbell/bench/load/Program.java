package dev.deskbell.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A process that is measured, started as an operator starts it. */
public final class Program implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Process process;
  private final Path output;

  private Program(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  public static Program start(List<String> command, Path folder, Map<String, String> variables)
      throws IOException {
    var output = Files.createTempFile("bench-program", ".log");
    var builder = new ProcessBuilder(command).redirectErrorStream(true).directory(folder.toFile());
    builder.redirectOutput(output.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(it -> it.matches("(DATABASE|DESKBELL|SLACK|DISCORD).*"));
    builder.environment().putAll(variables);
    return new Program(builder.start(), output);
  }

  public static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  public long pid() {
    return process.pid();
  }

  public Program listens(int port) throws IOException {
    var last = System.nanoTime() + PATIENCE.toNanos();
    while (!isOpen(port)) {
      pause(last);
    }
    return this;
  }

  private static boolean isOpen(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException _) {
      return false;
    }
  }

  public Program says(String words) throws IOException {
    var last = System.nanoTime() + PATIENCE.toNanos();
    while (!output().contains(words)) {
      pause(last);
    }
    return this;
  }

  /** A line of what it reads. */
  public void tells(String line) throws IOException {
    var input = process.getOutputStream();
    input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    input.flush();
  }

  private void pause(long last) throws IOException {
    if (!process.isAlive() || System.nanoTime() > last) {
      throw new IOException("it did not start:\n" + output());
    }
    LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
  }

  public String output() throws IOException {
    return Files.readString(output);
  }

  /** As SIGKILL does: nothing is closed, nobody is told. */
  public void isKilled() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Files.deleteIfExists(output);
  }
}
