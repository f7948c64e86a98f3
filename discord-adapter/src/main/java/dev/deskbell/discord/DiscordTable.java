package dev.deskbell.discord;

import dev.deskbell.chat.Block;
import dev.deskbell.chat.Clip;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Draws a table as code in columns: Discord has no tables. */
final class DiscordTable {

  /** Of all columns together. */
  private static final int WIDEST = 120;

  private static final String FENCE = "```";

  private DiscordTable() {}

  /** As many rows as fit; what does not is told by a last line. */
  static String drawn(Block.Table table, int longest) {
    var rows = new ArrayList<List<String>>();
    var widest = WIDEST / Math.max(1, table.headings().size());
    rows.add(table.headings().stream().map(it -> cell(it, widest)).toList());
    table
        .rows()
        .forEach(row -> rows.add(row.stream().map(it -> cell(it.plain(), widest)).toList()));
    var widths =
        IntStream.range(0, table.headings().size())
            .map(column -> rows.stream().mapToInt(it -> width(it.get(column))).max().orElse(0))
            .toArray();
    var drawn = rows.stream().map(it -> line(it, widths)).collect(Collectors.joining("\n"));
    return FENCE
        + "\n"
        + Clip.to(Math.max(2, longest - 2 * FENCE.length() - 2), drawn)
        + "\n"
        + FENCE;
  }

  /** A word joiner, which has no shape, keeps backticks from ending the code. */
  private static String cell(String words, int widest) {
    var clean = DiscordText.inOneLine(DiscordText.something(words));
    return Clip.to(widest, clean).replace("`", "`\u2060");
  }

  private static String line(List<String> cells, int[] widths) {
    return IntStream.range(0, cells.size())
        .mapToObj(it -> cells.get(it) + " ".repeat(widths[it] - width(cells.get(it))))
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }

  private static int width(String words) {
    return words.codePointCount(0, words.length());
  }
}
