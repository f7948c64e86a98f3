package dev.deskbell.bench.peer;

import java.io.IOException;
import java.util.Objects;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.api.utils.SessionControllerAdapter;

/** A listener of JDA that answers when the work is done, on threads that may wait. */
public final class JdaPeer extends ListenerAdapter {
  private final Store store;

  private JdaPeer(Store store) {
    this.store = store;
  }

  public static void main(String[] arguments) throws Exception {
    // Its command is registered by who starts it.
    JDABuilder.createLight(variable("DISCORD_BOT_TOKEN"))
        .setRestConfig(new RestConfig().setBaseUrl(variable("DISCORD_API_URL")))
        .setCompression(Compression.NONE)
        .setSessionController(new Elsewhere(variable("DISCORD_GATEWAY_URL")))
        .setEventPool(java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor(), true)
        .addEventListeners(new JdaPeer(new Store(variable("DATABASE_URL"))))
        .build()
        .awaitReady();
    System.out.println("ready");
  }

  @Override
  public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
    var title = Objects.requireNonNull(event.getOption("title")).getAsString();
    try {
      var number = store.opens(title, event.getUser().getId(), event.getChannel().getId());
      event.reply("#" + number + " is open: " + title).setEphemeral(true).queue();
    } catch (IOException problem) {
      event.reply("That did not work.").setEphemeral(true).queue();
    }
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

  private static String variable(String name) {
    return Objects.requireNonNull(System.getenv(name), name);
  }
}
