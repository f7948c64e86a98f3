package dev.deskbell.slack.fake;

import dev.deskbell.testing.Canary;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.node.ObjectNode;

/** Which workspaces have the app, with which tokens: OAuth, rotation, revocation. */
public final class Installations {
  private static final Duration LIFE = Duration.ofHours(12);

  private record Grant(Team team, Set<String> scopes, String redirect) {}

  private final Stamps stamps;
  private final Map<String, Installation> byToken = new ConcurrentHashMap<>();
  private final Map<String, Installation> byRefresh = new ConcurrentHashMap<>();
  private final Map<String, String> ends = new ConcurrentHashMap<>();
  private final Map<String, Grant> codes = new ConcurrentHashMap<>();
  private final AtomicInteger refreshed = new AtomicInteger();
  private boolean rotating;

  Installations(Stamps stamps) {
    this.stamps = stamps;
  }

  void join(Api api) {
    api.add("auth.revoke", (_, here) -> Json.object().put("revoked", revokes(here.token())));
    api.add("auth.teams.list", (_, here) -> teams(here));
    api.add("apps.uninstall", (_, here) -> revoked(here));
  }

  private static ObjectNode teams(Installation here) {
    var all = Json.array();
    var organisation = here.organisation();
    var teams = organisation == null ? java.util.List.of(here.team()) : organisation.teams();
    teams.forEach(it -> all.add(Json.object().put("id", it.id).put("name", it.id)));
    return ChannelMethods.paged(Json.object().set("teams", all));
  }

  private ObjectNode revoked(Installation here) {
    revokes(here.token());
    return Json.object();
  }

  /** Tokens live for twelve hours and are exchanged for new ones from now on. */
  public void rotate() {
    rotating = true;
  }

  /** How often a token was exchanged. */
  public int refreshed() {
    return refreshed.get();
  }

  synchronized Installation made(Team team, Set<String> scopes, boolean refreshing) {
    var number = Canary.WORD + stamps.id("");
    var made =
        rotating || refreshing
            ? new Installation(
                team,
                team.organisation,
                "xoxe.xoxb-1-" + number,
                scopes,
                "xoxe-1-" + number,
                stamps.now().plus(LIFE))
            : new Installation(team, team.organisation, "xoxb-1-" + number, scopes, null, null);
    byToken.put(made.token(), made);
    if (made.refresh() != null) {
      byRefresh.put(made.refresh(), made);
    }
    return made;
  }

  /** The person in front of Slack's page agrees; gives where their browser is sent. */
  public URI agrees(Team team, URI authorize) {
    var query = Urls.query(authorize.getRawQuery());
    var code = stamps.id("code-");
    codes.put(
        code,
        new Grant(
            team,
            Set.of(query.getOrDefault("scope", "").split(",")),
            query.getOrDefault("redirect_uri", "")));
    var back = query.getOrDefault("redirect_uri", "");
    return URI.create(
        back
            + (back.contains("?") ? "&" : "?")
            + "code="
            + code
            + "&state="
            + Urls.encoded(query.getOrDefault("state", "")));
  }

  /** {@code oauth.v2.access}: a code or a refresh token for a token. */
  synchronized ObjectNode access(ApiCall call) {
    var credentials =
        Optional.ofNullable(call.basic())
            .map(it -> new String(Base64.getDecoder().decode(it), StandardCharsets.UTF_8))
            .orElse(
                call.maybe("client_id").orElse("") + ":" + call.maybe("client_secret").orElse(""));
    if (!credentials.startsWith(FakeSlack.CLIENT + ":")) {
      throw new SlackError("invalid_client_id");
    }
    if (!credentials.endsWith(":" + FakeSlack.CLIENT_SECRET)) {
      throw new SlackError("bad_client_secret");
    }
    return call.maybe("grant_type").orElse("").equals("refresh_token")
        ? refreshed(call)
        : granted(call);
  }

  private ObjectNode refreshed(ApiCall call) {
    var before = byRefresh.remove(call.text("refresh_token"));
    if (before == null) {
      throw new SlackError("invalid_refresh_token");
    }
    refreshed.incrementAndGet();
    return told(made(before.team(), before.scopes(), true));
  }

  private ObjectNode granted(ApiCall call) {
    var grant = codes.remove(call.text("code"));
    if (grant == null) {
      throw new SlackError("invalid_code");
    }
    if (!grant.redirect().equals(call.maybe("redirect_uri").orElse(grant.redirect()))) {
      throw new SlackError("bad_redirect_uri");
    }
    return told(made(grant.team(), grant.scopes(), false));
  }

  private ObjectNode told(Installation made) {
    var told = Json.object().put("ok", true).put("app_id", FakeSlack.APP);
    told.put("access_token", made.token()).put("token_type", "bot");
    told.put("scope", String.join(",", made.scopes())).put("bot_user_id", Team.BOT);
    if (made.organisation() instanceof Organisation all) {
      told.putNull("team").put("is_enterprise_install", true);
      told.putObject("enterprise").put("id", all.id()).put("name", all.id());
    } else {
      told.putObject("team").put("id", made.team().id).put("name", made.team().id);
      told.putNull("enterprise").put("is_enterprise_install", false);
    }
    told.putObject("authed_user").put("id", "U0ADMIN");
    if (made.refresh() != null) {
      told.put("refresh_token", made.refresh()).put("expires_in", LIFE.toSeconds());
    }
    return told;
  }

  /** As Slack answers to whom it grants a token at once, without a browser. */
  public synchronized String granted(Team team, Set<String> scopes) {
    return told(made(team, scopes, false)).toString();
  }

  /** No token is exchanged for another any more. */
  public void forgetsRefreshing() {
    byRefresh.clear();
  }

  /** The workspace's token is good for nothing from now on. */
  public boolean revokes(String token) {
    ends.put(token, "token_revoked");
    return true;
  }

  /** The workspace itself is gone, or the app's account in it. */
  public void ends(String token, String error) {
    ends.put(token, error);
  }

  Optional<Installation> known(String token) {
    return Optional.ofNullable(byToken.get(token));
  }

  Installation of(String token) {
    if (token.isEmpty()) {
      throw new SlackError("not_authed");
    }
    if (ends.get(token) instanceof String ended) {
      throw new SlackError(ended);
    }
    var found = byToken.get(token);
    if (found == null) {
      throw new SlackError("invalid_auth");
    }
    if (found.expires() != null && stamps.now().isAfter(found.expires())) {
      throw new SlackError("token_expired");
    }
    return found;
  }
}
