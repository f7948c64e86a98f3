package dev.deskbell.discord;

import java.time.Duration;

/**
 * How long things take.
 *
 * @param lease how long the gateway is held without renewal
 * @param renewal how often it is renewed, or tried for
 * @param patience how long the desk may think before a placeholder is shown
 * @param retry how long to wait after a connection could not be made
 * @param doubt how far back is read again when nobody knows since when nothing was heard
 * @param call how long Discord may take to answer before nobody knows what came of it
 * @param silence after which a gateway that says nothing, not even to heartbeats, is not believed
 */
record Pace(
    Duration lease,
    Duration renewal,
    Duration patience,
    Duration retry,
    Duration doubt,
    Duration call,
    Duration silence) {

  static final Pace USUAL =
      new Pace(
          Duration.ofSeconds(10),
          Duration.ofMillis(2_500),
          Duration.ofMillis(1_800),
          Duration.ofSeconds(5),
          Duration.ofMinutes(2),
          Duration.ofSeconds(12),
          Duration.ofSeconds(150)); // three heartbeats, as Discord usually wants them, and a little
}
