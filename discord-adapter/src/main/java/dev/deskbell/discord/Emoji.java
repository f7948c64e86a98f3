package dev.deskbell.discord;

import java.util.Map;

/** Plain names of emoji, as organisations write them down; Discord sends the sign itself. Pure. */
final class Emoji {

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("👀", "eyes"),
          Map.entry("✅", "white_check_mark"),
          Map.entry("✔", "heavy_check_mark"),
          Map.entry("☑", "ballot_box_with_check"),
          Map.entry("❌", "x"),
          Map.entry("👍", "+1"),
          Map.entry("👎", "-1"),
          Map.entry("👌", "ok_hand"),
          Map.entry("🙏", "pray"),
          Map.entry("🙋", "raising_hand"),
          Map.entry("✋", "hand"),
          Map.entry("👋", "wave"),
          Map.entry("🎉", "tada"),
          Map.entry("🔥", "fire"),
          Map.entry("🚨", "rotating_light"),
          Map.entry("⚠", "warning"),
          Map.entry("🛑", "octagonal_sign"),
          Map.entry("⏸", "double_vertical_bar"),
          Map.entry("▶", "arrow_forward"),
          Map.entry("🔁", "repeat"),
          Map.entry("⬆", "arrow_up"),
          Map.entry("⬇", "arrow_down"),
          Map.entry("🔔", "bell"),
          Map.entry("🔕", "no_bell"),
          Map.entry("📌", "pushpin"),
          Map.entry("🎫", "ticket"),
          Map.entry("🐛", "bug"),
          Map.entry("🚀", "rocket"),
          Map.entry("💤", "zzz"),
          Map.entry("❤", "heart"));

  private Emoji() {}

  /** A server's own emoji goes by its own name, one without a name here by itself. */
  static String name(String sign) {
    var plain = sign.replaceAll("[\\x{FE0F}\\x{1F3FB}-\\x{1F3FF}]", "");
    return NAMES.getOrDefault(plain, plain);
  }
}
