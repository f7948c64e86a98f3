package dev.deskbell.slack;

import dev.deskbell.chat.Vault;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.NoSuchElementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Exchanges tokens for the next ones, one caller at a time among all instances. When Slack gives
 * none, the vault remembers until when nobody asks again, and what is lost for good.
 */
final class SlackRenewal {

  private static final Logger LOG = LoggerFactory.getLogger(SlackRenewal.class);

  /** Tokens live for half a day; the next one is fetched this long before the end. */
  private static final Duration AHEAD = Duration.ofHours(2);

  /** Who needs a token does not wait for the next while the present one holds so long. */
  private static final Duration BARELY = Duration.ofMinutes(10);

  private static final Duration BETWEEN_TRIES = Duration.ofMinutes(2);
  private static final int TOO_MANY = 429;

  private final Vault vault;
  private final Access access;
  private final Clock clock;

  /** Asks Slack for tokens as the app itself. */
  interface Access {
    SlackAnswer ask(Map<String, String> arguments) throws IOException;
  }

  SlackRenewal(Vault vault, Access access, Clock clock) {
    this.vault = vault;
    this.access = access;
    this.clock = clock;
  }

  /** What there is, renewed when it is about to end and nobody has renewed it in the background. */
  SlackTokens inTime(String workspace, SlackTokens present) {
    return renewed(workspace, present, BARELY);
  }

  /** Long before anybody would have to wait for it. */
  SlackTokens ahead(String workspace, SlackTokens present) {
    return renewed(workspace, present, AHEAD);
  }

  private SlackTokens renewed(String workspace, SlackTokens present, Duration margin) {
    var now = clock.instant();
    if (!present.isToRenew(now, now.plus(margin))) {
      return present;
    }
    try {
      var left =
          vault.renew(Slack.NAME, workspace, it -> renewed(it, margin), SlackRenewal::isGranted);
      return SlackTokens.read(left.secrets());
    } catch (NoSuchElementException uninstalled) {
      LOG.info("Slack: {} was uninstalled while its token was renewed", workspace);
      return present;
    }
  }

  /** What Slack refused is kept too, and is no reason to speak again. */
  private static boolean isGranted(Vault.Installation kept) {
    var tokens = SlackTokens.read(kept.secrets());
    return tokens.notBefore() == null && tokens.lost() == null;
  }

  private Vault.Installation renewed(Vault.Installation installation, Duration margin) {
    var present = SlackTokens.read(installation.secrets());
    var refresh = present.refresh();
    var now = clock.instant();
    if (refresh == null || !present.isToRenew(now, now.plus(margin))) {
      return installation;
    }
    var next = next(installation, present, refresh);
    return new Vault.Installation(
        installation.platform(), installation.workspace(), next.written());
  }

  private SlackTokens next(Vault.Installation of, SlackTokens present, String refresh) {
    try {
      var answer = access.ask(Map.of("grant_type", "refresh_token", "refresh_token", refresh));
      return answer.isOk()
          ? SlackTokens.granted(answer.body(), clock.instant())
          : refused(of, present, answer);
    } catch (IOException problem) {
      LOG.warn("Slack can't be reached to renew the token of {}: {}", of, problem.toString());
      return present.askedAgain(clock.instant().plus(BETWEEN_TRIES));
    }
  }

  private SlackTokens refused(Vault.Installation of, SlackTokens present, SlackAnswer answer) {
    if (answer.error().equals("invalid_refresh_token")) {
      LOG.error(
          "Slack will not renew the token of {} any more (invalid_refresh_token); it ends at {}."
              + " Install the desk there again: open {} at the desk's address.",
          of,
          present.ends(),
          SlackInstall.INSTALL);
      return present.lost(answer.error());
    }
    LOG.warn("Slack did not renew the token of {}: {}", of, answer.why());
    var wait = answer.status() == TOO_MANY ? answer.retryAfter(clock) : BETWEEN_TRIES;
    return present.askedAgain(clock.instant().plus(wait));
  }
}
