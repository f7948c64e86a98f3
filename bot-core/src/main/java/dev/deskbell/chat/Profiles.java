package dev.deskbell.chat;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Knows more about people than what comes with their words. */
public interface Profiles {
  @Nullable Profile of(Account account);

  /**
   * What a platform knows of an account.
   *
   * @param bot whether no person is behind it
   * @param guest whether it belongs to another organisation or sees only part of the workspace
   */
  record Profile(
      String name,
      @Nullable String email,
      @Nullable ZoneId zone,
      boolean bot,
      boolean guest,
      boolean active) {}
}
