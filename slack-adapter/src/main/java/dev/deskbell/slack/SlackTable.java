package dev.deskbell.slack;

import dev.deskbell.chat.Block;
import dev.deskbell.chat.Carried;
import dev.deskbell.chat.Clip;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Draws a table as text in columns: the SDK has no tables yet. */
final class SlackTable {

  /** Longer lines are shown by scrolling, which few people do. */
  private static final int LINE = 120;

  private SlackTable() {}

  static String drawn(Block.Table table) {
    var widest = LINE / Math.max(1, table.headings().size());
    var rows = new ArrayList<List<String>>();
    rows.add(table.headings().stream().map(it -> cell(it, widest)).toList());
    table
        .rows()
        .forEach(row -> rows.add(row.stream().map(it -> cell(it.plain(), widest)).toList()));
    var widths =
        IntStream.range(0, table.headings().size())
            .map(column -> rows.stream().mapToInt(it -> width(it.get(column))).max().orElse(0))
            .toArray();
    return rows.stream().map(it -> line(it, widths)).collect(Collectors.joining("\n"));
  }

  private static String cell(String words, int widest) {
    return Clip.to(widest, Carried.of(words).replaceAll("\\s+", " "));
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
