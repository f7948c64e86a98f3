package dev.deskbell.discord;

/** Discord did not tell what it was asked. */
final class DiscordSilence extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String why;
  private final int status;

  /**
   * @param status the HTTP status, or 0 when there was none
   */
  DiscordSilence(String why, int status) {
    super(why);
    this.why = why;
    this.status = status;
  }

  String why() {
    return why;
  }

  boolean isRefusal() {
    return status == 403;
  }

  boolean isTokenRefused() {
    return status == 401;
  }
}
