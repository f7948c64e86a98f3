package dev.deskbell.chat;

import java.util.Set;

/**
 * Who says something, as the platform tells with every delivery.
 *
 * @param name the display name; shown, never trusted
 * @param groups the platform's groups or roles the account is known to be in, by the platform's
 *     ids; empty where the platform does not tell
 * @param kind whether it is one of the workspace's own people
 * @param everywhere whether the platform calls this user the same in all its workspaces
 */
public record Speaker(
    Account account, String name, Set<String> groups, Kind kind, boolean everywhere) {
  public Speaker {
    name = name.isBlank() ? account.user() : Clip.to(LONGEST_NAME, name.strip());
    groups = Set.copyOf(groups);
  }

  private static final int LONGEST_NAME = 80;

  /** Of a platform whose users' ids mean something within their workspace only. */
  public Speaker(Account account, String name, Set<String> groups, Kind kind) {
    this(account, name, groups, kind, false);
  }

  public static Speaker member(Account account, String name) {
    return new Speaker(account, name, Set.of(), Kind.MEMBER);
  }

  /** What stands behind an account. */
  public enum Kind {
    MEMBER,
    /** Of another organisation, or one who sees only part of the workspace. */
    GUEST,
    /** No person. */
    BOT
  }
}
