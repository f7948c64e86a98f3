package dev.deskbell.slack;

import dev.deskbell.chat.Account;
import org.jspecify.annotations.Nullable;

/**
 * Whose installation hears something: in shared channels that is not the workspace of who speaks.
 *
 * @param desk the desk's own user there; null when Slack does not say
 */
record SlackEar(String workspace, @Nullable String desk) {

  private static final String SLACKBOT = "USLACKBOT";

  static SlackEar of(Json envelope) {
    var authorization = envelope.list("authorizations").stream().findFirst().orElse(Json.NOTHING);
    var team = authorization.text("team_id");
    return new SlackEar(
        team.isEmpty() ? envelope.text("team_id") : team,
        authorization.isTrue("is_bot") ? authorization.word("user_id") : null);
  }

  Account account(Json deed) {
    return new Account(Slack.NAME, workspace, deed.text("user"));
  }

  /** Neither the desk nor another program: what they say must not move the desk. */
  boolean isPerson(Json deed) {
    var user = deed.text("user");
    return deed.text("bot_id").isEmpty()
        && deed.text("app_id").isEmpty()
        && !user.isEmpty()
        && !user.equals(SLACKBOT)
        && !user.equals(desk);
  }

  boolean isMentionedIn(String text) {
    return desk != null && (text.contains("<@" + desk + ">") || text.contains("<@" + desk + "|"));
  }
}
