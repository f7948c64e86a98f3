package dev.deskbell.slack.fake;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The app in one workspace: what its token may do there.
 *
 * @param organisation for whose workspaces the token is good, where it is for more than one
 * @param refresh exchanged for the next token where tokens rotate
 * @param expires when it ends, where tokens rotate
 */
record Installation(
    Team team,
    @Nullable Organisation organisation,
    String token,
    Set<String> scopes,
    @Nullable String refresh,
    @Nullable Instant expires) {

  /** The same, where a call is about. */
  Installation where(ApiCall call) {
    return organisation == null
        ? this
        : new Installation(organisation.of(call), organisation, token, scopes, refresh, expires);
  }
}
