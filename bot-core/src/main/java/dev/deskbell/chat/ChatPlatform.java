package dev.deskbell.chat;

/**
 * A chat platform, as the desk needs it. What else a platform can do it says by implementing one of
 * the small abilities beside this ({@link Limits}, {@link Reconciler}, {@link Profiles}, {@link
 * Groups}, {@link History}, {@link Files}, {@link Checkup}).
 */
public interface ChatPlatform {
  /** A short lower-case name, part of every account and place, never changed once used. */
  String name();

  /** Does it once, within a time limit of its own, and never throws for what the platform says. */
  Receipt deliver(Outgoing outgoing);
}
