package dev.deskbell.slack;

import com.slack.api.bolt.context.Context;
import dev.deskbell.chat.Account;
import org.jspecify.annotations.Nullable;

/**
 * Whose installation hears something: in shared channels that is not the workspace of who speaks.
 *
 * @param workspace where the desk is installed; an organisation of Slack's that has installed it
 *     for all its workspaces is one to the desk: its people and channels have one id in all of them
 * @param desk the desk's own user there; null when Slack does not say
 */
record SlackEar(String workspace, @Nullable String desk) {

  private static final String SLACKBOT = "USLACKBOT";

  static SlackEar of(Json envelope) {
    var authorization = envelope.list("authorizations").stream().findFirst().orElse(Json.NOTHING);
    return new SlackEar(
        workspace(envelope, authorization),
        authorization.isTrue("is_bot") ? authorization.word("user_id") : null);
  }

  private static String workspace(Json envelope, Json authorization) {
    if (authorization.isTrue("is_enterprise_install")) {
      return authorization.text("enterprise_id");
    }
    var team = authorization.text("team_id");
    return team.isEmpty() ? envelope.text("team_id") : team;
  }

  /** Who did something, by Bolt's reading of it. */
  static Account account(Context context, boolean isForAll) {
    var organisation = context.getEnterpriseId();
    var workspace = isForAll && organisation != null ? organisation : context.getTeamId();
    return new Account(
        Slack.NAME, SlackWords.said(workspace), SlackWords.said(context.getRequestUserId()));
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
