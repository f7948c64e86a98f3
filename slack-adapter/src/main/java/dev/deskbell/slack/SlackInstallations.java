package dev.deskbell.slack;

import dev.deskbell.chat.Vault;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The workspaces that the desk is installed in, and what it speaks with there. */
final class SlackInstallations {

  private static final Logger LOG = LoggerFactory.getLogger(SlackInstallations.class);

  /** What other instances change is seen this soon. */
  private static final Duration REMEMBERED = Duration.ofSeconds(30);

  private final SlackSettings settings;
  private final Vault vault;
  private final SlackWeb web;
  private final Clock clock;
  private final SlackRenewal renewal;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  private record Known(SlackTokens tokens, Instant until) {}

  SlackInstallations(SlackSettings settings, Vault vault, SlackWeb web, Clock clock) {
    this.settings = settings;
    this.vault = vault;
    this.web = web;
    this.clock = clock;
    renewal = new SlackRenewal(vault, this::access, clock);
  }

  /** The token to speak with in a workspace; nothing where the desk is not installed. */
  Optional<String> token(String workspace) {
    return settings.botToken() == null
        ? tokens(workspace).map(SlackTokens::token)
        : Optional.of(settings.botToken());
  }

  /** What workspaces install the app with; nothing with a bot token of the operator's. */
  Optional<SlackTokens> tokens(String workspace) {
    var now = clock.instant();
    var remembered = known.get(workspace);
    if (remembered != null && now.isBefore(remembered.until())) {
      return Optional.of(remembered.tokens());
    }
    var found = kept(workspace).map(it -> renewal.inTime(workspace, it));
    found.ifPresentOrElse(
        it -> known.put(workspace, new Known(it, now.plus(REMEMBERED))),
        () -> known.remove(workspace));
    return found;
  }

  /** Whose end has come without a next one. */
  Optional<SlackTokens> ended(String workspace) {
    return settings.botToken() == null
        ? tokens(workspace).filter(it -> it.endsBefore(clock.instant()))
        : Optional.empty();
  }

  private Optional<SlackTokens> kept(String workspace) {
    return vault
        .find(Slack.NAME, workspace)
        .map(Vault.Installation::secrets)
        .map(SlackTokens::read);
  }

  /** So that nobody has to wait for a token; one instance of many is enough. */
  void renew() {
    for (var workspace : workspaces()) {
      kept(workspace).ifPresent(it -> renewal.ahead(workspace, it));
    }
  }

  /** Asks for tokens as the app itself. */
  SlackAnswer access(Map<String, String> arguments) throws IOException {
    var id = settings.clientId();
    var secret = settings.clientSecret();
    if (id == null || secret == null) {
      throw new IOException("SLACK_CLIENT_ID and SLACK_CLIENT_SECRET are not set");
    }
    return web.call(id, secret, "oauth.v2.access", arguments);
  }

  /** Somebody installed the desk there. */
  void keep(String workspace, SlackTokens tokens) {
    vault.keep(new Vault.Installation(Slack.NAME, workspace, tokens.written()));
    known.remove(workspace);
  }

  /** It was uninstalled, or its tokens revoked. */
  void forget(String workspace) {
    vault.forget(Slack.NAME, workspace);
    known.remove(workspace);
    LOG.warn(
        "Slack: the desk was uninstalled from workspace {}; nothing reaches it now", workspace);
  }

  /**
   * Another token than that which Slack does not take, if the vault has one by now. An
   * organisation's is remembered under another name, so all are looked up anew.
   */
  Optional<String> insteadOf(String refused, String workspace) {
    known.clear();
    return token(workspace).filter(it -> !it.equals(refused));
  }

  /** All there are; with a bot token of the operator's, none are kept. */
  List<String> workspaces() {
    return settings.botToken() == null ? vault.workspaces(Slack.NAME) : List.of();
  }
}
