package dev.deskbell.policy;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What somebody probably meant. */
public final class Closest {
  private Closest() {}

  /** The word most like what was typed, if one is like it at all. */
  public static Optional<String> to(String typed, Collection<String> known) {
    var wanted = typed.toLowerCase(Locale.ROOT);
    return known.stream()
        .map(it -> new Candidate(it, distance(wanted, it.toLowerCase(Locale.ROOT))))
        .filter(it -> it.distance() <= Math.max(1, Math.min(wanted.length(), it.length()) / 3))
        .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::word))
        .map(Candidate::word);
  }

  /** {@code "; did you mean `x`?"}, or nothing. */
  public static String hint(String typed, Collection<String> known) {
    return to(typed, known).map(it -> "; did you mean `" + it + "`?").orElse("");
  }

  private record Candidate(String word, int distance) {
    int length() {
      return word.length();
    }
  }

  /** Letters to add, drop, change or swap with their neighbour. */
  private static int distance(String one, String other) {
    var rows = new int[one.length() + 1][other.length() + 1];
    for (var i = 0; i <= one.length(); i++) {
      for (var j = 0; j <= other.length(); j++) {
        rows[i][j] = i == 0 || j == 0 ? i + j : step(rows, one, other, i, j);
      }
    }
    return rows[one.length()][other.length()];
  }

  private static int step(int[][] rows, String one, String other, int i, int j) {
    var same = one.charAt(i - 1) == other.charAt(j - 1);
    var least = rows[i - 1][j - 1] + (same ? 0 : 1);
    least = Math.min(least, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
    var swapped =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return swapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
  }
}
