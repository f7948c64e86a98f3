package dev.deskbell.slack.fake;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The app in one workspace: what its token may do there.
 *
 * @param refresh exchanged for the next token where tokens rotate
 * @param expires when it ends, where tokens rotate
 */
record Installation(
    Team team,
    String token,
    Set<String> scopes,
    @Nullable String refresh,
    @Nullable Instant expires) {}
