package dev.deskbell.people;

import java.text.Normalizer;
import java.util.Locale;

/** Display names as the desk keeps and searches them. */
final class Names {
  private Names() {}

  /** Without control and formatting characters and lone surrogates. */
  static String clean(String name, String otherwise) {
    var clean = name.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]", "").strip();
    return clean.isEmpty() ? otherwise : Normalizer.normalize(clean, Normalizer.Form.NFC);
  }

  /** Lower case, without accents. */
  static String searched(String name) {
    return Normalizer.normalize(clean(name, ""), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }
}
