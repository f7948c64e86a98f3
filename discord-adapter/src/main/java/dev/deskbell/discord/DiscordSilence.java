package dev.deskbell.discord;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Discord did not tell what it was asked. */
final class DiscordSilence extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String why;
  private final int status;
  private final @Nullable Duration after;

  /** It said no. */
  DiscordSilence(String why, int status) {
    super(why);
    this.why = why;
    this.status = status;
    this.after = null;
  }

  /** It said nothing, or to come back later; it may be asked again after that. */
  DiscordSilence(String why, Duration after) {
    super(why);
    this.why = why;
    this.status = 0;
    this.after = after;
  }

  /** When to ask again; null when it said no. */
  @Nullable Duration after() {
    return after;
  }

  String why() {
    return why;
  }

  boolean isRefusal() {
    return status == 403;
  }

  /** What was asked about is not there, or not for the bot to see. */
  boolean isAboutPlace() {
    return status == 403 || status == 404;
  }

  boolean isTokenRefused() {
    return status == 401;
  }
}
