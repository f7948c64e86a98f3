package dev.deskbell.slack;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an operator says about Slack. Either one bot token, or the client's id and secret with which
 * any number of workspaces install the app; and either a signing secret (Slack calls the desk) or
 * an app-level token (the desk calls Slack: Socket Mode).
 *
 * @param api where requests go; ends with a slash
 * @param botToken of the one workspace; null when workspaces install the app
 * @param signingSecrets the present one, and the one before while it is being replaced
 * @param appToken opens Socket Mode; null where Slack reaches the desk over HTTP
 * @param publicAddress where browsers reach the desk; null leaves it to the app's first redirect
 * @param messagesPerMinute how many messages a workspace takes in all, of those that are posted
 */
public record SlackSettings(
    URI api,
    @Nullable String botToken,
    List<String> signingSecrets,
    @Nullable String appToken,
    @Nullable String clientId,
    @Nullable String clientSecret,
    @Nullable URI publicAddress,
    int messagesPerMinute) {

  /** Slack promises "several hundred", and more to some. */
  static final int MESSAGES_PER_MINUTE = 300;

  public static final URI API = URI.create("https://slack.com/api/");

  private static final int MOST_SECRETS = 2;
  private static final Pattern BOT = Pattern.compile("xoxb-[\\w.-]+|xoxe\\.xoxb-[\\w.-]+");
  private static final Pattern WHOLE = Pattern.compile("\\d{1,7}");
  private static final String SOME_MESSAGES =
      "SLACK_MESSAGES_PER_MINUTE is a whole number above 0: how many messages Slack takes from the desk"
          + " in one workspace. Leave it out for 300.";
  private static final Pattern APP = Pattern.compile("xapp-[\\w.-]+");

  public SlackSettings {
    api = folder(api);
    botToken = given(botToken);
    appToken = given(appToken);
    clientId = given(clientId);
    clientSecret = given(clientSecret);
    signingSecrets =
        signingSecrets.stream().map(String::strip).filter(it -> !it.isEmpty()).toList();
    check(
        botToken == null || BOT.matcher(botToken).matches(),
        "SLACK_BOT_TOKEN does not begin with xoxb-: copy the Bot User OAuth Token from the app's"
            + " page, OAuth & Permissions.");
    check(
        appToken == null || APP.matcher(appToken).matches(),
        "SLACK_APP_TOKEN does not begin with xapp-: make an app-level token with the scope"
            + " connections:write on the app's page, Basic Information.");
    check(
        (clientId == null) == (clientSecret == null),
        "SLACK_CLIENT_ID and SLACK_CLIENT_SECRET belong together: set both, or neither.");
    check(
        botToken != null || clientId != null,
        "Slack needs SLACK_BOT_TOKEN, or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET to be installed"
            + " into workspaces.");
    check(
        appToken != null || !signingSecrets.isEmpty(),
        "SLACK_SIGNING_SECRET is missing or blank, and without it anybody could speak for Slack:"
            + " copy it from the app's page, Basic Information, or set SLACK_APP_TOKEN.");
    check(
        signingSecrets.size() <= MOST_SECRETS,
        "SLACK_SIGNING_SECRET takes the secret, and with a comma the one before while it is being"
            + " replaced; not more.");
    check(messagesPerMinute > 0, SOME_MESSAGES);
  }

  /** With what Slack promises every workspace. */
  public SlackSettings(
      URI api,
      @Nullable String botToken,
      List<String> signingSecrets,
      @Nullable String appToken,
      @Nullable String clientId,
      @Nullable String clientSecret,
      @Nullable URI publicAddress) {
    this(
        api,
        botToken,
        signingSecrets,
        appToken,
        clientId,
        clientSecret,
        publicAddress,
        MESSAGES_PER_MINUTE);
  }

  /** One workspace, over HTTP. */
  public static SlackSettings http(URI api, String botToken, String signingSecret) {
    return new SlackSettings(api, botToken, List.of(signingSecret), null, null, null, null);
  }

  /** One workspace, by Socket Mode. */
  public static SlackSettings socket(URI api, String botToken, String appToken) {
    return new SlackSettings(api, botToken, List.of(), appToken, null, null, null);
  }

  /** Reads what an operator set, by the variables' names; blank counts as not set. */
  public static SlackSettings from(Map<String, String> variables) {
    return new SlackSettings(
        URI.create(
            variables.getOrDefault("SLACK_API_URL", "").isBlank()
                ? API.toString()
                : variables.getOrDefault("SLACK_API_URL", "").strip()),
        variables.get("SLACK_BOT_TOKEN"),
        Stream.of(variables.getOrDefault("SLACK_SIGNING_SECRET", "").split(",")).toList(),
        variables.get("SLACK_APP_TOKEN"),
        variables.get("SLACK_CLIENT_ID"),
        variables.get("SLACK_CLIENT_SECRET"),
        address(variables.getOrDefault("DESKBELL_URL", "")),
        messages(variables.getOrDefault("SLACK_MESSAGES_PER_MINUTE", "").strip()));
  }

  private static int messages(String said) {
    check(said.isEmpty() || WHOLE.matcher(said).matches(), SOME_MESSAGES);
    return said.isEmpty() ? MESSAGES_PER_MINUTE : Integer.parseInt(said);
  }

  /** The same, for a workspace that takes so many messages. */
  SlackSettings taking(int perMinute) {
    return new SlackSettings(
        api, botToken, signingSecrets, appToken, clientId, clientSecret, publicAddress, perMinute);
  }

  boolean isSocketMode() {
    return appToken != null;
  }

  /** Without the secrets: logs are read by many. */
  @Override
  public String toString() {
    return "Slack at " + api + (isSocketMode() ? " by Socket Mode" : " over HTTP");
  }

  private static URI folder(URI api) {
    var scheme = api.getScheme();
    check(
        ("https".equals(scheme) || "http".equals(scheme)) && api.getHost() != null,
        "SLACK_API_URL is an address with http or https, such as " + API + ", not " + api + ".");
    return api.toString().endsWith("/") ? api : URI.create(api + "/");
  }

  private static @Nullable URI address(String said) {
    return said.isBlank() ? null : URI.create(said.strip());
  }

  private static @Nullable String given(@Nullable String said) {
    return said == null || said.isBlank() ? null : said.strip();
  }

  private static void check(boolean isSo, String mistake) {
    if (!isSo) {
      throw new IllegalArgumentException(mistake);
    }
  }
}
