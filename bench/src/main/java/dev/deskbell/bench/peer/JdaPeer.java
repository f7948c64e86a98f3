package dev.deskbell.bench.peer;

import java.io.IOException;
import java.util.Objects;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;

/** A listener of JDA that answers when the work is done, on threads that may wait. */
public final class JdaPeer extends ListenerAdapter {
  private final Store store;

  private JdaPeer(Store store) {
    this.store = store;
  }

  public static void main(String[] arguments) throws Exception {
    // Its command is registered by who starts it.
    Jda.builder()
        .addEventListeners(new JdaPeer(new Store(Jda.variable("DATABASE_URL"))))
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
}
