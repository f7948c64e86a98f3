package dev.deskbell.bench.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.Objects;
import net.dv8tion.jda.api.JDA;
import tools.jackson.databind.json.JsonMapper;

/**
 * Queues what it reads, a line of messages at a time, with JDA, which keeps to Discord's limits.
 */
public final class JdaSender {
  private JdaSender() {}

  public static void main(String[] arguments) throws Exception {
    var jda = Jda.builder().build().awaitReady();
    System.out.println("ready");
    try (var lines = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        queue(jda, line);
      }
    }
    jda.shutdownNow();
  }

  private static void queue(JDA jda, String line) {
    for (var message : JsonMapper.shared().readTree(line)) {
      var channel = jda.getTextChannelById(message.path("channel").asString());
      Objects.requireNonNull(channel).sendMessage(message.path("text").asString()).queue();
    }
  }
}
