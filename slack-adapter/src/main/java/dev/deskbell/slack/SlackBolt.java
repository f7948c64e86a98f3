package dev.deskbell.slack;

import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.context.Context;
import com.slack.api.bolt.middleware.Middleware;
import com.slack.api.bolt.response.Response;
import com.slack.api.util.http.SlackHttpClient;
import com.slack.api.util.thread.ExecutorServiceProvider;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Bolt's App without its defaults: it reads no environment, holds no token and no secret, asks
 * Slack for nothing, and hands everything of a kind to the one place that hears it.
 */
final class SlackBolt {

  /** Where an event's handler finds the JSON: Bolt's classes of events lose some of it. */
  static final String PAYLOAD = "deskbell.payload";

  private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);

  private SlackBolt() {}

  static App app(
      OkHttpClient client,
      ExecutorService threads,
      SlackCommands commands,
      SlackInteractions interactions,
      SlackEvents events) {
    var app = new App(config(client, threads), List.of(deeds(interactions), events(events)));
    app.command(ANY, (it, context) -> answer(commands.hear(it.getPayload(), context)));
    app.messageShortcut(ANY, (it, to) -> answer(interactions.onMessage(it.getPayload(), to)));
    app.globalShortcut(ANY, (it, to) -> answer(interactions.shortcut(it.getPayload(), to)));
    return app;
  }

  /** As Slack wrote it: Bolt's classes lose what they do not know. */
  static Json told(Context context) {
    return Json.parse(
        Objects.requireNonNull(context.getAdditionalValues().getOrDefault(PAYLOAD, "{}")));
  }

  /** Bolt would also drop presses with no action or with two: it knows of one in each. */
  private static Middleware deeds(SlackInteractions interactions) {
    return (request, _, chain) ->
        request instanceof SlackDeed deed ? heard(interactions, deed) : chain.next(request);
  }

  private static Response heard(SlackInteractions by, SlackDeed deed) {
    var context = deed.getContext();
    return switch (deed) {
      case SlackDeed.Press press -> {
        by.pressed(press.payload, context);
        yield Response.ok();
      }
      case SlackDeed.Form form -> answer(by.submitted(form.payload, context));
      case SlackDeed.Look look -> answer(by.looked(look.payload, look.stamp, context));
    };
  }

  /** Bolt would read each into a class of its kind, which takes as long as the turn behind it. */
  private static Middleware events(SlackEvents events) {
    return (request, _, chain) ->
        request instanceof SlackEvent event && events.hears(event)
            ? Response.ok()
            : chain.next(request);
  }

  private static Response answer(@Nullable String said) {
    return said == null ? Response.ok() : Response.json(200, said);
  }

  /**
   * What Bolt would take from the environment is the desk's to read, and not for two to know.
   * Whatever nobody listens for is acknowledged, lest Slack tells it again.
   */
  private static AppConfig config(OkHttpClient client, ExecutorService threads) {
    @SuppressWarnings("deprecation") // unset, the old token would still be read from there
    var config =
        AppConfig.builder()
            .slack(com.slack.api.Slack.getInstance(sdk(threads), new SlackHttpClient(client)))
            .singleTeamBotToken(null)
            .signingSecret(null)
            .verificationToken(null)
            .clientId(null)
            .clientSecret(null)
            .redirectUri(null)
            .allEventsApiAutoAckEnabled(true)
            .unmatchedRequestHandler(_ -> Response.ok())
            .build();
    config.setExecutorServiceProvider(new Threads(threads));
    config.setOAuthInstallPathEnabled(false);
    config.setOAuthRedirectUriPathEnabled(false);
    return config;
  }

  private static SlackConfig sdk(ExecutorService threads) {
    var config = new SlackConfig();
    config.setStatsEnabled(false);
    config.setProxyUrl(null);
    config.setExecutorServiceProvider(new Threads(threads));
    return config;
  }

  /** The desk's own threads: Bolt makes none. */
  private record Threads(ExecutorService desk) implements ExecutorServiceProvider {
    @Override
    public ExecutorService createThreadPoolExecutor(String name, int size) {
      return desk;
    }

    @Override
    public ScheduledExecutorService createThreadScheduledExecutor(String name) {
      return Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    }
  }
}
