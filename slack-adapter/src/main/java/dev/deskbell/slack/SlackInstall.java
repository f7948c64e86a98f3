package dev.deskbell.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.deskbell.chat.Passes;
import dev.deskbell.web.Request;
import dev.deskbell.web.Response;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Installs the desk into workspaces. What leads to Slack and back is good once, for ten minutes,
 * and only in the browser that began.
 */
final class SlackInstall {

  static final String INSTALL = "/slack/install";
  static final String OAUTH = "/slack/oauth";

  private static final Logger LOG = LoggerFactory.getLogger(SlackInstall.class);
  private static final String AUTHORIZE = "https://slack.com/oauth/v2/authorize";
  private static final String PURPOSE = "slack.install";
  private static final String COOKIE = "deskbell-slack-install";
  private static final Duration VALID = Duration.ofMinutes(10);

  private final SlackSettings settings;
  private final SlackInstallations installations;
  private final Passes passes;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  SlackInstall(
      SlackSettings settings, SlackInstallations installations, Passes passes, Clock clock) {
    this.settings = settings;
    this.installations = installations;
    this.passes = passes;
    this.clock = clock;
  }

  /** To Slack, which asks whether the desk may. */
  Response begin(Request request) {
    var id = settings.clientId();
    if (id == null) {
      return page(
          404,
          "Nothing to install",
          "This desk speaks with one bot token. To install it into workspaces, set"
              + " SLACK_CLIENT_ID and SLACK_CLIENT_SECRET.");
    }
    var bytes = new byte[24];
    random.nextBytes(bytes);
    var browser = HexFormat.of().formatHex(bytes);
    var address = new StringBuilder(AUTHORIZE).append("?client_id=").append(encoded(id));
    address.append("&scope=").append(encoded(String.join(",", SlackManifest.SCOPES)));
    address.append("&state=").append(encoded(passes.issue(PURPOSE, browser, VALID)));
    var back = redirect();
    if (back != null) {
      address.append("&redirect_uri=").append(encoded(back));
    }
    return Response.of(302)
        .with("Location", address.toString())
        .with("Cache-Control", "no-store")
        .with("Set-Cookie", cookie(browser, VALID));
  }

  private static String cookie(String value, Duration age) {
    return COOKIE
        + "="
        + value
        + "; Path=/slack; Max-Age="
        + age.toSeconds()
        + "; HttpOnly; Secure; SameSite=Lax";
  }

  private @Nullable String redirect() {
    var address = settings.publicAddress();
    return address == null ? null : address.toString().replaceFirst("/+$", "") + OAUTH;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8);
  }

  /** Back from Slack. */
  Response finish(Request request) {
    var browser = browser(request);
    var state = request.query("state").orElse("");
    if (browser.isEmpty() || state.isEmpty() || !passes.redeem(PURPOSE, state, browser)) {
      return page(
          400,
          "That did not work",
          "This page is good once, for ten minutes, in the browser that began. Begin anew at "
              + INSTALL
              + ".");
    }
    var code = request.query("code").orElse("");
    if (code.isEmpty()) {
      return page(200, "Not installed", "Slack says that it was called off. Nothing has changed.");
    }
    return granted(code).with("Set-Cookie", cookie("", Duration.ZERO));
  }

  private static String browser(Request request) {
    return request.headers().getOrDefault("Cookie", java.util.List.of()).stream()
        .flatMap(it -> Arrays.stream(it.split(";")))
        .map(String::strip)
        .filter(it -> it.startsWith(COOKIE + "="))
        .map(it -> it.substring(COOKIE.length() + 1))
        .findFirst()
        .orElse("");
  }

  private Response granted(String code) {
    var arguments = new HashMap<>(Map.of("code", code));
    var back = redirect();
    if (back != null) {
      arguments.put("redirect_uri", back);
    }
    try {
      var answer = installations.access(arguments);
      return answer.isOk() ? installed(answer.body()) : refused(answer.why());
    } catch (IOException problem) {
      return refused(problem.toString());
    }
  }

  private Response refused(String why) {
    LOG.warn("Slack did not install the desk: {}", why);
    return page(
        502,
        "That did not work",
        "Slack did not hand out a token (" + why + "). Begin anew at " + INSTALL + ".");
  }

  private Response installed(Json answer) {
    var isForAll = answer.isTrue("is_enterprise_install");
    var where = answer.at(isForAll ? "enterprise" : "team");
    installations.keep(where.text("id"), SlackTokens.granted(answer, clock.instant()));
    LOG.info("Slack: the desk was installed in {}", where.text("id"));
    return page(
        200,
        "The desk is installed",
        "It speaks in " + where.text("name") + " now. Go there and say /desk help.");
  }

  private static Response page(int status, String title, String words) {
    var html =
        """
        <!doctype html><html lang="en"><meta charset="utf-8"><title>%1$s</title>
        <body style="font:18px/1.5 system-ui;max-width:36em;margin:4em auto;padding:0 1em">
        <h1>%1$s</h1><p>%2$s</p></body></html>
        """
            .formatted(escaped(title), escaped(words));
    return Response.html(status, html)
        .with("Cache-Control", "no-store")
        .with("X-Content-Type-Options", "nosniff")
        .with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
  }

  private static String escaped(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** Where installations begin, for people to follow. */
  static URI at(URI publicAddress) {
    return publicAddress.resolve(INSTALL);
  }
}
