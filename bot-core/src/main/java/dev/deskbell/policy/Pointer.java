package dev.deskbell.policy;

/** JSON pointers, and how people read them. */
final class Pointer {
  private Pointer() {}

  static String of(String parent, String key) {
    return parent + "/" + key.replace("~", "~0").replace("/", "~1");
  }

  /** {@code /teams/0/name} as {@code teams[0].name}. */
  static String readable(String pointer) {
    var readable = new StringBuilder();
    for (var part : pointer.split("/", -1)) {
      if (part.matches("\\d{1,6}")) {
        readable.append('[').append(part).append(']');
      } else if (!part.isEmpty()) {
        readable.append(readable.isEmpty() ? "" : ".");
        readable.append(part.replace("~1", "/").replace("~0", "~"));
      }
    }
    return readable.toString();
  }
}
