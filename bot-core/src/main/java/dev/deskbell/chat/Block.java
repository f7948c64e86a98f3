package dev.deskbell.chat;

import java.util.List;

/** A part of a card. */
public sealed interface Block {
  /** Running text. */
  record Paragraph(Text text) implements Block {}

  /** Small print. */
  record Note(Text text) implements Block {}

  /** Labels and values. */
  record Facts(List<Row> rows) implements Block {
    /** As many as one section of the smallest platform keeps. */
    public static final int MOST = 10;

    public Facts {
      rows = List.copyOf(rows);
      Required.atMost(MOST, "facts in a block", rows.size());
      if (rows.isEmpty()) {
        throw new IllegalArgumentException("facts without a fact");
      }
    }

    /** One label and its value. */
    public record Row(String label, Text value) {
      static final int LONGEST = 300;

      public Row {
        Required.words("label", label);
        value = value.clipped(LONGEST);
      }
    }
  }

  /** Rows under headings; drawn as aligned text where a platform has no tables. */
  record Table(List<String> headings, List<List<Text>> rows) implements Block {
    public static final int MOST_ROWS = 20;
    public static final int MOST_COLUMNS = 6;

    public Table {
      headings = List.copyOf(headings);
      rows = rows.stream().<List<Text>>map(List::copyOf).toList();
      Required.atMost(MOST_COLUMNS, "columns", headings.size());
      Required.atMost(MOST_ROWS, "rows", rows.size());
      for (var row : rows) {
        if (row.size() != headings.size()) {
          throw new IllegalArgumentException("a row has a cell for each heading");
        }
      }
    }
  }

  /** A picture, drawn by the desk; the words say what it shows to who cannot see it. */
  record Picture(String words, FileContent image) implements Block {
    public Picture {
      Required.words("description", words);
    }
  }
}
