package dev.deskbell.discord;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.Compression;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One JDA, from joining the gateway to leaving it. JDA keeps the session: heartbeats, resuming,
 * joining again. It hears only; events are handed on raw and at once, so that what is heard does
 * not depend on what JDA has in its caches, and one channel's events keep their order.
 */
final class Connection implements EventListener {

  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  /** How it ended before it was closed. */
  sealed interface End {
    record Fatal(String why) implements End {}

    record Failed(String why) implements End {}
  }

  private final DiscordSettings settings;
  private final Self self;
  private final IdentifyBudget budget;
  private final ExecutorService threads;
  private final Consumer<GenericEvent> ears;
  private volatile @Nullable JDA jda;
  private volatile @Nullable End end;
  private volatile boolean closed;
  private boolean hearsWords;
  private volatile long heardAt = System.nanoTime();

  Connection(
      DiscordSettings settings,
      Self self,
      IdentifyBudget budget,
      ExecutorService threads,
      Consumer<GenericEvent> ears) {
    this.settings = settings;
    this.self = self;
    this.budget = budget;
    this.threads = threads;
    this.ears = ears;
  }

  /** Takes its time: asks Discord first. */
  void open() {
    try {
      self.ask();
      hearsWords = settings.threadComments() && self.mayReadMessages();
      var made = builder().build();
      jda = made;
      if (closed) {
        made.shutdownNow();
      }
    } catch (InvalidTokenException wrong) {
      end = new End.Fatal(CloseCodes.fatal(4004).orElseThrow());
    } catch (DiscordSilence silence) {
      end =
          silence.isTokenRefused()
              ? new End.Fatal(CloseCodes.fatal(4004).orElseThrow())
              : new End.Failed(silence.why());
    } catch (RuntimeException failed) {
      end = new End.Failed(String.valueOf(failed.getMessage()));
    }
  }

  private JDABuilder builder() {
    return JDABuilder.createLight(settings.token(), intents())
        .setRawEventsEnabled(true)
        .addEventListeners(this)
        .setSessionController(budget)
        .setRestConfig(new RestConfig().setBaseUrl(settings.api().toString()))
        .setHttpClientBuilder(new OkHttpClient.Builder().retryOnConnectionFailure(false))
        .setRequestTimeoutRetry(false)
        .setCompression(Compression.NONE)
        .setCallbackPool(threads)
        .setMaxReconnectDelay(32)
        .setEnableShutdownHook(false);
  }

  private List<GatewayIntent> intents() {
    var intents =
        new ArrayList<>(
            List.of(
                GatewayIntent.GUILD_MESSAGES,
                GatewayIntent.GUILD_MESSAGE_REACTIONS,
                GatewayIntent.DIRECT_MESSAGES,
                GatewayIntent.DIRECT_MESSAGE_REACTIONS));
    if (hearsWords) {
      intents.add(GatewayIntent.MESSAGE_CONTENT);
    }
    return intents;
  }

  @Override
  public void onEvent(GenericEvent event) {
    heardAt = System.nanoTime();
    if (!closed) {
      ears.accept(event);
    }
  }

  void ended(End how) {
    end = how;
    close();
  }

  Optional<End> end() {
    return Optional.ofNullable(end);
  }

  boolean isHearing() {
    var made = jda;
    return made != null && made.getStatus() == JDA.Status.CONNECTED;
  }

  /** It says that it hears, and has heard nothing, not even an answer to its heartbeats. */
  boolean isStale(Duration silence) {
    return isHearing() && System.nanoTime() - heardAt > silence.toNanos();
  }

  String status() {
    var made = jda;
    return made == null
        ? "joining"
        : made.getStatus().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  void close() {
    closed = true;
    var made = jda;
    if (made != null) {
      LOG.info("Leaving Discord's gateway.");
      made.shutdownNow();
    }
  }

  Whereabouts.@Nullable Spot spot(String channel) {
    var made = jda;
    var found = made == null ? null : made.getChannelById(GuildChannel.class, channel);
    if (found == null) {
      return null;
    }
    if (found instanceof ThreadChannel thread) {
      var parent = thread.getParentChannel();
      return new Whereabouts.Spot(
          thread.getType().getId(), parent.getId(), thread.isPublic() && isOpen(parent));
    }
    return new Whereabouts.Spot(found.getType().getId(), null, isOpen(found));
  }

  private static boolean isOpen(GuildChannel channel) {
    return channel.getGuild().getPublicRole().hasPermission(channel, Permission.VIEW_CHANNEL);
  }

  List<String> guilds() {
    var made = jda;
    return made == null ? List.of() : made.getGuilds().stream().map(it -> it.getId()).toList();
  }
}
