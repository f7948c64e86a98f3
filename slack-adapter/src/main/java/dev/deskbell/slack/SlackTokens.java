package dev.deskbell.slack;

import com.google.gson.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an installation may speak with, as it is kept in the vault.
 *
 * @param token of the bot
 * @param refresh gets the next token; null where tokens don't end
 * @param ends when the token does
 * @param notBefore when Slack may be asked for the next token again, after it gave none
 * @param lost why Slack will never give a next one; null while it may
 */
record SlackTokens(
    String token,
    @Nullable String refresh,
    @Nullable Instant ends,
    String scopes,
    @Nullable Instant notBefore,
    @Nullable String lost) {

  static SlackTokens of(String token) {
    return new SlackTokens(token, null, null, "", null, null);
  }

  /** As {@code oauth.v2.access} answers. */
  static SlackTokens granted(Json answer, Instant now) {
    var seconds = answer.number("expires_in");
    return new SlackTokens(
        answer.text("access_token"),
        answer.word("refresh_token"),
        seconds > 0 ? now.plusSeconds(seconds) : null,
        answer.text("scope"),
        null,
        null);
  }

  boolean endsBefore(Instant moment) {
    return refresh != null && ends != null && ends.isBefore(moment);
  }

  /** Whether it is time for the next one, and Slack may be asked. */
  boolean isToRenew(Instant now, Instant latestEnd) {
    return endsBefore(latestEnd) && lost == null && (notBefore == null || !now.isBefore(notBefore));
  }

  SlackTokens askedAgain(Instant earliest) {
    return new SlackTokens(token, refresh, ends, scopes, earliest, lost);
  }

  SlackTokens lost(String why) {
    return new SlackTokens(token, refresh, ends, scopes, null, why);
  }

  String written() {
    var written = new JsonObject();
    written.addProperty("token", token);
    written.addProperty("refresh", refresh);
    written.addProperty("ends", ends == null ? null : ends.toString());
    written.addProperty("scopes", scopes);
    written.addProperty("not_before", notBefore == null ? null : notBefore.toString());
    written.addProperty("lost", lost);
    return written.toString();
  }

  static SlackTokens read(String written) {
    var json = Json.parse(written);
    return new SlackTokens(
        json.text("token"),
        json.word("refresh"),
        moment(json.word("ends")),
        json.text("scopes"),
        moment(json.word("not_before")),
        json.word("lost"));
  }

  private static @Nullable Instant moment(@Nullable String written) {
    return written == null ? null : Instant.parse(written);
  }

  /** Without the secrets: logs are read by many. */
  @Override
  public String toString() {
    return "tokens" + (ends == null ? "" : " until " + ends);
  }
}
