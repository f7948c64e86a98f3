package dev.deskbell.slack.fake;

import org.jspecify.annotations.Nullable;

/** What one person does is told to the app, and what it answers right away is shown to them. */
final class Exchange {
  private final FakeSlack slack;
  private final Team team;
  private final Person person;

  Exchange(FakeSlack slack, Team team, Person person) {
    this.slack = slack;
    this.team = team;
    this.person = person;
  }

  /**
   * @param original the message that it was done on
   */
  Answer shows(Envelope envelope, Channel channel, @Nullable String original) {
    var answer = slack.deliveries().tells(envelope);
    synchronized (team) {
      if (!answer.isOk()) {
        slackbot(channel, answer.status() == 0 ? "operation_timeout" : "dispatch_failed");
      } else if (envelope.kind() == Envelope.Kind.SLASH_COMMANDS) {
        answer
            .said()
            .ifPresent(it ->
                slack.deliveries().responses().shows(team, person.id(), channel, original, it));
      }
    }
    return answer;
  }

  /** What Slack says when the app does not answer. */
  private void slackbot(Channel channel, String error) {
    var text = "That failed with the error \"" + error + "\"";
    var body = Json.object().put("type", "message").put("text", text).put("ts", team.stamps.ts());
    team.ephemerals.add(new Team.Ephemeral(Json.text(body, "ts"), person.id(), channel, body));
  }
}
