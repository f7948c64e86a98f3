package dev.deskbell.policy;

/**
 * Something wrong in a policy file, for who edits it.
 *
 * @param line counted from 1
 * @param key the path of the key, such as {@code teams[0].name}; empty for the file itself
 */
record Problem(String file, int line, String key, String why) implements Comparable<Problem> {
  @Override
  public int compareTo(Problem other) {
    var byFile = file.compareTo(other.file);
    return byFile != 0 ? byFile : Integer.compare(line, other.line);
  }

  @Override
  public String toString() {
    return file + ":" + line + ": " + (key.isEmpty() ? "" : key + ": ") + why;
  }
}
