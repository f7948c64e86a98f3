package dev.deskbell.bench.peer;

import java.util.Objects;
import java.util.concurrent.Executors;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.api.utils.SessionControllerAdapter;

/** JDA as its user would set it up, before a Discord that is somewhere else. */
final class Jda {
  private Jda() {}

  /** By what {@code DISCORD_BOT_TOKEN}, {@code _API_URL} and {@code _GATEWAY_URL} say. */
  static JDABuilder builder() {
    return JDABuilder.createLight(variable("DISCORD_BOT_TOKEN"))
        .setRestConfig(new RestConfig().setBaseUrl(variable("DISCORD_API_URL")))
        .setCompression(Compression.NONE)
        .setSessionController(new Elsewhere(variable("DISCORD_GATEWAY_URL")))
        .setEventPool(Executors.newVirtualThreadPerTaskExecutor(), true);
  }

  static String variable(String name) {
    return Objects.requireNonNull(System.getenv(name), name);
  }

  /** Where the gateway is. */
  private static final class Elsewhere extends SessionControllerAdapter {
    private final String gateway;

    Elsewhere(String gateway) {
      this.gateway = gateway;
    }

    @Override
    public String getGateway() {
      return gateway;
    }
  }
}
