package dev.deskbell.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.deskbell.slack.fake.FakeSlack;
import dev.deskbell.slack.fake.HttpLink;
import dev.deskbell.testing.contract.Forgery;
import dev.deskbell.testing.contract.Player;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.NullMarked;

/** Somebody who knows the address, and not the secret. */
@NullMarked
record Forgeries(HttpLink slack, HttpLink stranger) implements Forgery {
  static final String FORM = "application/x-www-form-urlencoded";

  @Override
  public List<Attempt> attempts(Player pretended, String words) {
    var body = body(pretended, words);
    var now = slack.now();
    var right = HttpLink.signature(FakeSlack.SIGNING_SECRET, now, body);
    return List.of(
        attempt("no signature", () -> slack.unsigned(FORM, body)),
        attempt("another secret", () -> stranger.signed(FORM, body, now)),
        attempt("five minutes old", () -> slack.signed(FORM, body, now - 302)),
        attempt("five minutes ahead", () -> slack.signed(FORM, body, now + 302)),
        attempt("an hour ahead", () -> slack.signed(FORM, body, now + 3600)),
        attempt("no timestamp", () -> slack.unsigned(FORM, body).header(SIGNATURE, right)),
        attempt("timestamp nonsense", () -> timed(body, right, "now")),
        attempt("another timestamp", () -> timed(body, right, Long.toString(now - 1))),
        attempt("another body", () -> timed(body(pretended, "other"), right, "" + now)),
        attempt("half a signature", () -> timed(body, right.substring(0, 30), "" + now)),
        attempt("signed with nothing", () -> timed(body, "v0=", "" + now)),
        attempt(
            "Bolt's stand-in secret",
            () -> timed(body, HttpLink.signature("---", now, body), "" + now)));
  }

  private static final String SIGNATURE = "X-Slack-Signature";

  private HttpRequest.Builder timed(byte[] body, String signature, String at) {
    return slack
        .unsigned(FORM, body)
        .header(SIGNATURE, signature)
        .header("X-Slack-Request-Timestamp", at);
  }

  private Attempt attempt(String name, Supplier<HttpRequest.Builder> request) {
    return new Attempt(name, () -> slack.sends(request.get()).status() == 401);
  }

  private static byte[] body(Player pretended, String words) {
    var account = pretended.account();
    return ("command=%2Fdesk&team_id="
            + account.workspace()
            + "&channel_id=C0GENERAL&channel_name=general&user_name=x&user_id="
            + account.user()
            + "&text="
            + words.replace(' ', '+')
            + "&trigger_id=1.2.3&response_url=http%3A%2F%2F127.0.0.1%3A1%2F&api_app_id=A1")
        .getBytes(UTF_8);
  }
}
