package dev.deskbell.console;

/**
 * Somebody one can be in the console.
 *
 * @param user their id on this platform, as said after an {@code @}: {@code ana}
 * @param part what they are to the desk, for people to read: {@code Employee}
 */
public record Resident(String user, String name, String part) {
  public Resident {
    if (!user.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,63}")) {
      throw new IllegalArgumentException("nobody can be called like that: " + user);
    }
    if (name.isBlank()) {
      throw new IllegalArgumentException("somebody has a name");
    }
  }
}
