package dev.deskbell.change;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What exactly an approval of a change is about: whatever changes it voids what was said. */
final class Substance {
  private Substance() {}

  static String of(ChangeRecord change) {
    var terms = change.terms();
    var plan = change.plan();
    return String.join(
        "\n\u001f",
        terms.type().name(),
        String.join(",", terms.services()),
        terms.assessment(),
        plan.plan(),
        plan.test(),
        plan.backOut(),
        change.planned().from().toString(),
        change.planned().until().toString(),
        change.implementer().toString());
  }

  static String digest(ChangeRecord change) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var words = change.risk() + of(change);
      return HexFormat.of().formatHex(digest.digest(words.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
