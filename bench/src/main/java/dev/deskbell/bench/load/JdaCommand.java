package dev.deskbell.bench.load;

import dev.deskbell.discord.fake.FakeDiscord;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command of JDA's listener, registered on its behalf: JDA's own way names contexts that
 * Discord's description does not know.
 */
final class JdaCommand {
  private JdaCommand() {}

  static void registers(FakeDiscord discord) throws IOException {
    var options =
        Stream.of("title", "impact", "urgency")
            .map(it ->
                "{\"type\":3,\"name\":\"%s\",\"description\":\"It\",\"required\":%s}"
                    .formatted(it, it.equals("title")))
            .collect(Collectors.joining(","));
    var commands =
        "[{\"name\":\"incident\",\"description\":\"It\",\"options\":[{\"type\":1,\"name\":\"declare\",\"description\":\"It\",\"options\":[%s]}]}]"
            .formatted(options);
    var request =
        HttpRequest.newBuilder(discord.api().resolve("applications/" + discord.bot() + "/commands"))
            .header("Authorization", "Bot " + discord.token())
            .header("Content-Type", "application/json")
            .header("User-Agent", "DiscordBot (https://deskbell.dev, 1)")
            .PUT(BodyPublishers.ofString(commands))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      http.send(request, BodyHandlers.discarding());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    }
  }
}
