package dev.deskbell.slack;

import dev.deskbell.chat.Vault;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The workspaces that the desk is installed in, and what it speaks with there. */
final class SlackInstallations {

  private static final Logger LOG = LoggerFactory.getLogger(SlackInstallations.class);

  /** What other instances change is seen this soon. */
  private static final Duration REMEMBERED = Duration.ofSeconds(30);

  /** Tokens live for half a day; the next one is fetched this long before the end. */
  private static final Duration AHEAD = Duration.ofHours(1);

  private final SlackSettings settings;
  private final Vault vault;
  private final SlackWeb web;
  private final Clock clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  private final Set<String> served = ConcurrentHashMap.newKeySet();

  private record Known(SlackTokens tokens, Instant until) {}

  SlackInstallations(SlackSettings settings, Vault vault, SlackWeb web, Clock clock) {
    this.settings = settings;
    this.vault = vault;
    this.web = web;
    this.clock = clock;
  }

  /** The token to speak with in a workspace; nothing where the desk is not installed. */
  Optional<String> token(String workspace) {
    return settings.botToken() == null
        ? tokens(workspace).map(SlackTokens::token)
        : Optional.of(settings.botToken());
  }

  private Optional<SlackTokens> tokens(String workspace) {
    var now = clock.instant();
    var remembered = known.get(workspace);
    if (remembered != null
        && now.isBefore(remembered.until())
        && !remembered.tokens().endsBefore(now.plus(AHEAD))) {
      return Optional.of(remembered.tokens());
    }
    var found = look(workspace, now);
    found.ifPresentOrElse(
        it -> known.put(workspace, new Known(it, now.plus(REMEMBERED))),
        () -> known.remove(workspace));
    return found;
  }

  private Optional<SlackTokens> look(String workspace, Instant now) {
    var kept =
        vault.find(Slack.NAME, workspace).map(Vault.Installation::secrets).map(SlackTokens::read);
    var organisation = kept.map(SlackTokens::organisation).orElse(null);
    if (organisation != null) {
      served.add(workspace);
      return tokens(organisation);
    }
    served.remove(workspace);
    return kept.map(it -> it.endsBefore(now.plus(AHEAD)) ? renewed(workspace, it) : it);
  }

  /** One instance asks Slack; the others see what it got. Until the end the present token holds. */
  private SlackTokens renewed(String workspace, SlackTokens present) {
    try {
      return SlackTokens.read(vault.renew(Slack.NAME, workspace, this::renewed).secrets());
    } catch (NoSuchElementException uninstalled) {
      LOG.info("Slack: {} was uninstalled while its token was renewed", workspace);
      return present;
    }
  }

  private Vault.Installation renewed(Vault.Installation installation) {
    var present = SlackTokens.read(installation.secrets());
    var refresh = present.refresh();
    if (refresh == null || !present.endsBefore(clock.instant().plus(AHEAD))) {
      return installation;
    }
    try {
      var answer = access(Map.of("grant_type", "refresh_token", "refresh_token", refresh));
      if (answer.isOk()) {
        var next = SlackTokens.granted(answer.body(), clock.instant());
        return new Vault.Installation(
            installation.platform(), installation.workspace(), next.written());
      }
      LOG.warn("Slack did not renew the token of {}: {}", installation, answer.why());
    } catch (IOException problem) {
      LOG.warn(
          "Slack can't be reached to renew the token of {}: {}", installation, problem.toString());
    }
    return installation;
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

  /** Whether it is its organisation's installation that speaks there. */
  boolean isServed(String workspace) {
    return served.contains(workspace);
  }

  /** Somebody installed the desk there. */
  void keep(String workspace, SlackTokens tokens) {
    vault.keep(new Vault.Installation(Slack.NAME, workspace, tokens.written()));
    known.remove(workspace);
  }

  /** A workspace of an organisation is served by the organisation's installation; asks no Slack. */
  void belongs(String workspace, String organisation) {
    if (settings.botToken() == null
        && !workspace.equals(organisation)
        && served.add(workspace)
        && vault.find(Slack.NAME, workspace).isEmpty()) {
      keep(workspace, SlackTokens.servedBy(organisation));
    }
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
