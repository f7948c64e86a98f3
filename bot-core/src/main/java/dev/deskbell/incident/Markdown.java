package dev.deskbell.incident;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes Markdown in which what people typed is words and nothing else. */
final class Markdown {
  private final StringBuilder text = new StringBuilder();

  Markdown title(String words) {
    text.append("# ").append(plain(words)).append("\n\n");
    return this;
  }

  Markdown heading(String words) {
    text.append("## ").append(plain(words)).append("\n\n");
    return this;
  }

  /** Each line a paragraph's line. */
  Markdown paragraph(String words) {
    var lines = words.strip().lines().map(Markdown::line).collect(Collectors.joining("  \n"));
    text.append(lines).append("\n\n");
    return this;
  }

  Markdown items(List<String> items) {
    items.forEach(it -> text.append("- ").append(line(it)).append('\n'));
    text.append('\n');
    return this;
  }

  Markdown table(List<String> headings, List<List<String>> rows) {
    row(headings);
    row(headings.stream().map(_ -> "---").toList());
    rows.forEach(it -> row(it.stream().map(Markdown::cell).toList()));
    text.append('\n');
    return this;
  }

  private void row(List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static String cell(String words) {
    return words.strip().lines().map(Markdown::plain).collect(Collectors.joining("<br>"));
  }

  private static String line(String words) {
    return BEGINS.matcher(plain(words)).replaceFirst("$1$3\\\\$2$4");
  }

  /**
   * Every mark that means something in CommonMark, or to who renders tables, is taken literally.
   */
  private static String plain(String words) {
    var escaped = new StringBuilder();
    for (var letter : words.strip().replaceAll("\\R", " ").toCharArray()) {
      if (MARKS.indexOf(letter) >= 0) {
        escaped.append('\\');
      }
      escaped.append(letter);
    }
    return escaped.toString();
  }

  private static final String MARKS = "\\`*_[]<>|~&";

  /** A heading, an item, a rule or a number at the beginning of a line. */
  private static final Pattern BEGINS = Pattern.compile("^(\\d{1,9})([.)])|^()([#+=-])");

  @Override
  public String toString() {
    return text.toString().stripTrailing() + "\n";
  }
}
