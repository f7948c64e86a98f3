package dev.deskbell.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something to read with things to do: a title, blocks, actions. A card can always be built and
 * sent: what does not fit is cut visibly, so leave a way to the rest.
 */
public record Card(String title, Tone tone, List<Block> blocks, List<Action> actions)
    implements Content {
  /** The shortest header. */
  public static final int LONGEST_TITLE = 150;

  /** The fewest components of a message (40) less title, container and rows of actions. */
  public static final int MOST_BLOCKS = 15;

  /** The shortest message (4000) less room for escaping and labels. */
  public static final int LONGEST = 3000;

  /** Three rows of five buttons, the narrowest row. */
  public static final int MOST_BUTTONS = 15;

  /** A menu takes a row of its own; a message has five rows. */
  public static final int MOST_MENUS = 2;

  private static final String MORE = "… there is more than fits here.";

  public Card {
    Required.words("title", title);
    title = Clip.to(LONGEST_TITLE, title);
    blocks = fit(blocks, LONGEST - title.length());
    actions = List.copyOf(actions);
    var menus = (int) actions.stream().filter(Action.Menu.class::isInstance).count();
    Required.atMost(MOST_MENUS, "menus on a card", menus);
    Required.atMost(MOST_BUTTONS, "buttons on a card", actions.size() - menus);
  }

  public static Card of(String title, Tone tone, Block... blocks) {
    return new Card(title, tone, List.of(blocks), List.of());
  }

  public Card with(Block more) {
    return new Card(title, tone, Stream.concat(blocks.stream(), Stream.of(more)).toList(), actions);
  }

  public Card with(Action... more) {
    return new Card(title, tone, blocks, Stream.concat(actions.stream(), Stream.of(more)).toList());
  }

  @Override
  public String plain() {
    var length = title.length();
    for (var block : blocks) {
      length += 1 + length(block);
    }
    var plain = new StringBuilder(length).append(title);
    for (var block : blocks) {
      words(block, plain.append('\n'));
    }
    return plain.toString();
  }

  private static void words(Block block, StringBuilder into) {
    switch (block) {
      case Block.Paragraph(var text) -> text.plain(into);
      case Block.Note(var text) -> text.plain(into);
      case Block.Facts(var rows) -> facts(rows, into);
      case Block.Table table -> into.append(words(table));
      case Block.Picture(var words, _) -> into.append(words);
    }
  }

  private static void facts(List<Block.Facts.Row> rows, StringBuilder into) {
    var between = "";
    for (var row : rows) {
      row.value().plain(into.append(between).append(row.label()).append(": "));
      between = "\n";
    }
  }

  private static String words(Block.Table table) {
    return Stream.concat(Stream.of(table.headings()), table.rows().stream().map(Card::cells))
        .map(it -> String.join(" | ", it))
        .collect(Collectors.joining("\n"));
  }

  /** How long its words are. */
  private static int length(Block block) {
    return switch (block) {
      case Block.Paragraph(var text) -> text.length();
      case Block.Note(var text) -> text.length();
      case Block.Facts(var rows) -> {
        var length = rows.size() - 1;
        for (var row : rows) {
          length += row.label().length() + 2 + row.value().length();
        }
        yield length;
      }
      case Block.Table table -> words(table).length();
      case Block.Picture(var words, _) -> words.length();
    };
  }

  private static List<String> cells(List<Text> row) {
    return row.stream().map(Text::plain).toList();
  }

  private static List<Block> fit(List<Block> blocks, int longest) {
    var kept = new ArrayList<Block>();
    var left = longest;
    for (var block : blocks) {
      var length = length(block);
      if (length > left) {
        kept.add(rest(block, left));
        break;
      }
      if (kept.size() == MOST_BLOCKS - 1 && blocks.size() > MOST_BLOCKS) {
        kept.add(new Block.Note(Text.of(MORE)));
        break;
      }
      kept.add(block);
      left -= length;
    }
    return List.copyOf(kept);
  }

  private static Block rest(Block block, int left) {
    return switch (block) {
      case Block.Paragraph(var text) when left > 20 -> new Block.Paragraph(text.clipped(left));
      case Block.Note(var text) when left > 20 -> new Block.Note(text.clipped(left));
      case Block.Paragraph _, Block.Note _, Block.Facts _, Block.Table _, Block.Picture _ ->
          new Block.Note(Text.of(MORE));
    };
  }
}
