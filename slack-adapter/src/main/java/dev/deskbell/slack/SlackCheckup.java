package dev.deskbell.slack;

import dev.deskbell.chat.Checkup.Finding;
import dev.deskbell.chat.Checkup.Finding.State;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at the set-up: tokens, scopes, the way in, the clock, channels that refused. */
final class SlackCheckup {

  private static final Pattern SECRET = Pattern.compile("[0-9a-f]{32}");
  private static final Duration SKEWED = Duration.ofSeconds(30);
  private static final Duration BROKEN = Duration.ofMinutes(4);
  private static final int MOST_WORKSPACES = 10;

  private final SlackSettings settings;
  private final SlackInstallations installations;
  private final SlackWeb web;
  private final BooleanSupplier connected;
  private final Clock clock;
  private final SlackChannels channels;
  private final AtomicLong turnedAway = new AtomicLong();
  private volatile @Nullable Instant lastTurnedAway;
  private volatile @Nullable Instant lastHeard;

  SlackCheckup(
      SlackSettings settings,
      SlackInstallations installations,
      SlackWeb web,
      BooleanSupplier connected,
      SlackChannels channels,
      Clock clock) {
    this.settings = settings;
    this.installations = installations;
    this.web = web;
    this.connected = connected;
    this.channels = channels;
    this.clock = clock;
  }

  void heard() {
    lastHeard = clock.instant();
  }

  /** Something came with a signature that is not Slack's under the secrets given here. */
  void turnedAway() {
    turnedAway.incrementAndGet();
    lastTurnedAway = clock.instant();
  }

  List<Finding> examine() {
    return Stream.of(tokens(), wayIn(), channels.findings()).flatMap(List::stream).toList();
  }

  private List<Finding> tokens() {
    if (settings.botToken() != null) {
      return token("bot token", settings.botToken());
    }
    var workspaces = installations.workspaces();
    if (workspaces.isEmpty()) {
      return List.of(
          new Finding(
              State.WORTH_A_LOOK,
              "installations",
              "the desk is not installed in any workspace yet",
              "Open "
                  + SlackInstall.INSTALL
                  + " at the desk's address in a browser and allow it."));
    }
    return workspaces.stream()
        .limit(MOST_WORKSPACES)
        .flatMap(it -> workspace(it).stream())
        .toList();
  }

  private List<Finding> workspace(String workspace) {
    var about = "installation in " + workspace;
    var lost = installations.tokens(workspace).filter(it -> it.lost() != null);
    return lost.isPresent()
        ? List.of(ending(about, lost.get()))
        : installations
            .token(workspace)
            .map(it -> token(about, it))
            .orElseGet(() ->
                List.of(
                    new Finding(
                        State.BROKEN,
                        about,
                        "there is no token",
                        "Install the desk there again: open " + SlackInstall.INSTALL + ".")));
  }

  private static Finding ending(String about, SlackTokens lost) {
    return new Finding(
        State.BROKEN,
        about,
        "Slack does not renew its token (" + lost.lost() + "), which ends at " + lost.ends(),
        "Install the desk there again: open " + SlackInstall.INSTALL + ".");
  }

  private List<Finding> token(String about, String token) {
    try {
      var answer = web.call(token, "auth.test", Map.of());
      var findings = new ArrayList<Finding>();
      findings.add(taken(about, answer));
      if (answer.isOk()) {
        findings.add(scopes(about, answer));
      }
      clock(answer).ifPresent(findings::add);
      return findings;
    } catch (IOException problem) {
      return List.of(
          new Finding(
              State.BROKEN,
              "reachability",
              "Slack can't be reached at " + web.api() + ": " + problem,
              "Let this machine open connections to "
                  + web.api().getHost()
                  + ", or set SLACK_API_URL to the proxy that does."));
    }
  }

  private Finding taken(String about, SlackAnswer answer) {
    if (answer.isOk()) {
      var body = answer.body();
      return Finding.well(about, "speaks as " + body.text("user") + " in " + body.text("team"));
    }
    if (answer.error().isEmpty() || answer.status() >= 500) {
      return new Finding(
          State.BROKEN,
          "reachability",
          "what answers at SLACK_API_URL does not answer like Slack: " + answer.why(),
          "Leave SLACK_API_URL out, or correct it; look at status.slack.com.");
    }
    return new Finding(
        State.BROKEN,
        about,
        "Slack does not take it: " + answer.why(),
        settings.botToken() == null
            ? "Install the desk there again: open " + SlackInstall.INSTALL + "."
            : "Install the app into the workspace again and copy its Bot User OAuth Token into"
                + " SLACK_BOT_TOKEN.");
  }

  private static Finding scopes(String about, SlackAnswer answer) {
    var granted = answer.header("x-oauth-scopes").orElse("");
    var has = Stream.of(granted.split(",")).map(String::strip).toList();
    var missing = SlackManifest.SCOPES.stream().filter(it -> !has.contains(it)).toList();
    if (granted.isBlank() || missing.isEmpty()) {
      return Finding.well("scopes of the " + about, "all that the desk asks for");
    }
    var isNeeded = missing.stream().anyMatch(SlackManifest.NEEDED::contains);
    return new Finding(
        isNeeded ? State.BROKEN : State.WORTH_A_LOOK,
        "scopes of the " + about,
        "missing: " + String.join(", ", missing),
        "Add them on the app's page, OAuth & Permissions, and install the app again; or paste"
            + " docs/slack/manifest.yaml under App Manifest.");
  }

  /** Signatures hold for five minutes: a clock further off turns all of Slack away. */
  private Optional<Finding> clock(SlackAnswer answer) {
    return answer
        .header("date")
        .flatMap(SlackCheckup::moment)
        .map(slacks -> {
          var skew = Duration.between(slacks, clock.instant()).abs();
          if (skew.compareTo(SKEWED) <= 0) {
            return Finding.well("clock", "agrees with Slack's");
          }
          return new Finding(
              skew.compareTo(BROKEN) > 0 ? State.BROKEN : State.WORTH_A_LOOK,
              "clock",
              "is " + skew.toSeconds() + " s away from Slack's",
              "Keep the clocks of this machine and of its database by NTP: Slack's signatures hold"
                  + " for five minutes only.");
        });
  }

  private static Optional<Instant> moment(String date) {
    try {
      return Optional.of(
          ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private List<Finding> wayIn() {
    return settings.isSocketMode() ? List.of(socket()) : List.of(secret(), calls());
  }

  private Finding socket() {
    return connected.getAsBoolean()
        ? Finding.well("Socket Mode", "is connected")
        : new Finding(
            State.BROKEN,
            "Socket Mode",
            "is not connected",
            "Turn Socket Mode on on the app's page, and check that SLACK_APP_TOKEN has the scope"
                + " connections:write.");
  }

  private Finding secret() {
    var last = lastTurnedAway;
    return last == null ? shape() : unsigned(last);
  }

  /** Anybody may knock with a wrong signature; it is Slack when nothing right has come since. */
  private Finding unsigned(Instant last) {
    var heard = lastHeard;
    return new Finding(
        heard == null || heard.isBefore(last) ? State.BROKEN : State.WORTH_A_LOOK,
        "signing secret",
        "requests turned away since the start: "
            + turnedAway.get()
            + ", the last at "
            + last
            + "; their signature was not made with it, or more than five minutes from this"
            + " machine's clock",
        "Copy the Signing Secret of this very app from its page, Basic Information, into"
            + " SLACK_SIGNING_SECRET, and keep the clock by NTP.");
  }

  private Finding shape() {
    var isSecret = settings.signingSecrets().stream().allMatch(it -> SECRET.matcher(it).matches());
    return isSecret
        ? Finding.well("signing secret", "looks like one")
        : new Finding(
            State.WORTH_A_LOOK,
            "signing secret",
            "does not look like one: it has 32 digits and letters from a to f",
            "Copy the Signing Secret, not the Client Secret, from the app's page, Basic"
                + " Information, into SLACK_SIGNING_SECRET.");
  }

  private Finding calls() {
    var last = lastHeard;
    return last != null
        ? Finding.well("requests from Slack", "came last at " + last)
        : new Finding(
            State.WORTH_A_LOOK,
            "requests from Slack",
            "none has come to this instance since it started",
            "Check on the app's page that the Request URLs are this desk's public address with "
                + Slack.EVENTS
                + ", and say /desk help in Slack.");
  }
}
