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
 * @param organisation an Enterprise Grid organisation whose installation serves this workspace;
 *     null for one of its own
 */
record SlackTokens(
    String token,
    @Nullable String refresh,
    @Nullable Instant ends,
    String scopes,
    @Nullable String organisation) {

  static SlackTokens of(String token) {
    return new SlackTokens(token, null, null, "", null);
  }

  /** Served by its organisation's installation. */
  static SlackTokens servedBy(String organisation) {
    return new SlackTokens("", null, null, "", organisation);
  }

  /** As {@code oauth.v2.access} answers. */
  static SlackTokens granted(Json answer, Instant now) {
    var seconds = answer.number("expires_in");
    return new SlackTokens(
        answer.text("access_token"),
        answer.word("refresh_token"),
        seconds > 0 ? now.plusSeconds(seconds) : null,
        answer.text("scope"),
        null);
  }

  boolean endsBefore(Instant moment) {
    return refresh != null && ends != null && ends.isBefore(moment);
  }

  String written() {
    var written = new JsonObject();
    written.addProperty("token", token);
    written.addProperty("refresh", refresh);
    written.addProperty("ends", ends == null ? null : ends.toString());
    written.addProperty("scopes", scopes);
    written.addProperty("organisation", organisation);
    return written.toString();
  }

  static SlackTokens read(String written) {
    var json = Json.parse(written);
    var ends = json.word("ends");
    return new SlackTokens(
        json.text("token"),
        json.word("refresh"),
        ends == null ? null : Instant.parse(ends),
        json.text("scopes"),
        json.word("organisation"));
  }

  /** Without the secrets: logs are read by many. */
  @Override
  public String toString() {
    return "tokens" + (ends == null ? "" : " until " + ends);
  }
}
