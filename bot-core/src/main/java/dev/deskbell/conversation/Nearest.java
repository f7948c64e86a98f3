package dev.deskbell.conversation;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What somebody may have meant. Pure. */
final class Nearest {
  private Nearest() {}

  private record Candidate(String known, int distance) {}

  /** Those that are only a slip or two away, nearest first; none for what is far from all. */
  static List<String> to(String typed, Collection<String> known, int most) {
    var meant = typed.toLowerCase(Locale.ROOT);
    return known.stream()
        .map(it -> new Candidate(it, distance(meant, it.toLowerCase(Locale.ROOT))))
        .filter(it -> it.distance <= Math.max(1, Math.min(meant.length(), it.known.length()) / 3))
        .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::known))
        .limit(most)
        .map(Candidate::known)
        .toList();
  }

  /**
   * How many slips (a letter missing, added, changed, or two swapped) make one of the other; 0 for
   * the beginnings of its words, such as {@code inc ack}.
   */
  static int distance(String typed, String known) {
    return abbreviates(typed, known) ? 0 : slips(typed, known);
  }

  private static boolean abbreviates(String typed, String known) {
    var parts = typed.split(" ", -1);
    var words = known.split(" ", -1);
    if (parts.length != words.length) {
      return false;
    }
    for (var at = 0; at < parts.length; at++) {
      if (parts[at].length() < 2 || !words[at].startsWith(parts[at])) {
        return false;
      }
    }
    return true;
  }

  private static int slips(String one, String other) {
    if (Math.abs(one.length() - other.length()) > 3) {
      return Integer.MAX_VALUE;
    }
    var before = new int[other.length() + 1];
    var last = row(other.length());
    for (var i = 1; i <= one.length(); i++) {
      var next = new int[other.length() + 1];
      next[0] = i;
      for (var j = 1; j <= other.length(); j++) {
        var same = one.charAt(i - 1) == other.charAt(j - 1);
        next[j] = Math.min(last[j - 1] + (same ? 0 : 1), 1 + Math.min(last[j], next[j - 1]));
        if (i > 1 && j > 1 && swapped(one, i, other, j)) {
          next[j] = Math.min(next[j], before[j - 2] + 1);
        }
      }
      before = last;
      last = next;
    }
    return last[other.length()];
  }

  private static boolean swapped(String one, int i, String other, int j) {
    return one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
  }

  private static int[] row(int length) {
    var row = new int[length + 1];
    for (var at = 0; at <= length; at++) {
      row[at] = at;
    }
    return row;
  }
}
