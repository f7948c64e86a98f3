package dev.deskbell.chat;

/** What constructors of this package refuse. */
final class Required {
  private Required() {}

  static void words(String name, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a " + name + " is needed");
    }
  }

  static void atMost(int most, String name, int count) {
    if (count > most) {
      throw new IllegalArgumentException("at most " + most + " " + name + ", not " + count);
    }
  }
}
