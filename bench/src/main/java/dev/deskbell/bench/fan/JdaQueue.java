package dev.deskbell.bench.fan;

import dev.deskbell.bench.load.Program;
import dev.deskbell.bench.load.Sides;
import dev.deskbell.discord.fake.FakeDiscord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** JDA's own queue of requests, in a process of its own. */
final class JdaQueue implements Speaker {
  private final Program program;

  /** Knows all channels that there are now. */
  JdaQueue(FakeDiscord discord, Turnstile before) throws IOException {
    program =
        Program.start(
                Sides.peerCommand("JdaSender"),
                Path.of("."),
                Map.of(
                    "DISCORD_BOT_TOKEN", discord.token(),
                    "DISCORD_API_URL", before.api().toString(),
                    "DISCORD_GATEWAY_URL", discord.gatewayAddress().toString()))
            .says("ready");
  }

  @Override
  public String name() {
    return "JDA";
  }

  @Override
  public void says(List<Message> messages) throws IOException {
    program.tells(
        JsonMapper.shared()
            .writeValueAsString(
                messages.stream()
                    .map(it -> Map.of("channel", it.channel(), "text", it.words()))
                    .toList()));
  }

  @Override
  public void close() throws IOException {
    program.close();
  }
}
