package dev.deskbell.slack;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Clip;
import dev.deskbell.chat.Content;
import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Draws what the desk tells as Slack's blocks; any content gives a message within its limits. */
final class SlackCards {

  static final int LONGEST_HEADER = 150;
  private static final int LONGEST_TEXT = 4_000;
  private static final int LONGEST_ALT = 2000;

  /** Slack turns messages away at about 13,200 characters as it counts them, labels included. */
  private static final int LONGEST = 8_000;

  /** What brackets and names take of a usual card. */
  private static final int USUAL = 2_000;

  private final Set<Account> notifying;
  private final Map<FileContent, String> pictures;
  private final SlackJson out;

  private SlackCards(Set<Account> notifying, Map<FileContent, String> pictures, int length) {
    this.notifying = notifying;
    this.pictures = pictures;
    out = new SlackJson(length);
  }

  /**
   * @param notifying accounts whose mentions notify
   */
  static SlackMessage draw(Content content, Set<Account> notifying) {
    return draw(content, notifying, Map.of());
  }

  /**
   * @param pictures Slack's ids of the pictures that have been sent there; the others are shown by
   *     their words
   */
  static SlackMessage draw(
      Content content, Set<Account> notifying, Map<FileContent, String> pictures) {
    var words = content.plain();
    var drawing = new SlackCards(notifying, pictures, 2 * words.length() + USUAL);
    drawing.out.array();
    drawing.content(content);
    return new SlackMessage(fallback(words), drawing.out.endArray().toString());
  }

  /**
   * For answers to a command: the same at once as they are sent; more can be said before its end.
   */
  static SlackJson answer(Content content) {
    var words = content.plain();
    var drawing = new SlackCards(Set.of(), Map.of(), 3 * words.length() + USUAL);
    drawing.out.object().put("text", fallback(words)).array("blocks");
    drawing.content(content);
    return drawing.out.endArray();
  }

  private void content(Content content) {
    switch (content) {
      case Saying(var text) -> paragraph(fitting(text, LONGEST));
      case Card card -> card(card);
    }
  }

  /** What notifications say; Slack edits no message whose text is longer. */
  private static String fallback(String words) {
    var whole = SlackText.escaped(words);
    return whole.length() <= LONGEST_TEXT
        ? whole
        : SlackText.escaped(Clip.to(LONGEST_TEXT / 5, words));
  }

  private void card(Card card) {
    var title = sign(card.tone()) + SlackText.something(card.title());
    SlackText.plain("text", title, LONGEST_HEADER, block("header"));
    out.endObject();
    var left = LONGEST;
    for (var block : card.blocks()) {
      var cost = cost(block);
      var fitting = cost <= left ? block : cut(block, left);
      left -= cost <= left ? cost : cost(fitting);
      block(fitting);
    }
    if (!card.actions().isEmpty()) {
      SlackActions.draw(card.actions(), out);
    }
  }

  /** A colour that is read as well as seen; Slack's own colours belong to a legacy layout. */
  private static String sign(Tone tone) {
    return switch (tone) {
      case ALARM -> "🔴 ";
      case WARNING -> "🟡 ";
      case GOOD -> "🟢 ";
      case CALM, QUIET -> "";
    };
  }

  private void block(Block block) {
    switch (block) {
      case Block.Paragraph(var text) when text.isEmpty() -> {}
      case Block.Paragraph(var text) -> paragraph(text);
      case Block.Note(var text) when text.isEmpty() -> {}
      case Block.Note(var text) -> note(text);
      case Block.Facts(var rows) -> facts(rows);
      case Block.Table table when table.headings().isEmpty() -> {}
      case Block.Table table -> preformatted(SlackTable.drawn(table));
      case Block.Picture(var words, var image) -> picture(words, pictures.get(image));
    }
  }

  private SlackJson block(String type) {
    return out.object().put("type", type);
  }

  private void picture(String words, @Nullable String id) {
    if (id == null) {
      small("🖼 " + words);
      return;
    }
    block("image").put("alt_text", Clip.to(LONGEST_ALT, SlackText.something(words)));
    out.object("slack_file").put("id", id).endObject().endObject();
  }

  private void paragraph(Text text) {
    rich("rich_text_section");
    if (!SlackText.rich(text, notifying, out)) {
      SlackText.strong("", out);
    }
    endRich();
  }

  /** Small print takes words only; what is more than words is drawn at its usual size. */
  private void note(Text text) {
    if (text.spans().stream().allMatch(SlackCards::isWords)) {
      small(text.plain());
    } else {
      paragraph(text);
    }
  }

  private static boolean isWords(Span span) {
    return switch (span) {
      case Span.Plain _, Span.Strong _, Span.Code _ -> true;
      case Span.Mention _, Span.Timestamp _, Span.Link _ -> false;
    };
  }

  private void small(String words) {
    block("context").array("elements");
    SlackText.plain(words, out);
    out.endArray().endObject();
  }

  private void facts(List<Block.Facts.Row> rows) {
    rich("rich_text_section");
    rows.forEach(this::fact);
    endRich();
  }

  /** Words alone are one element with what stands around them. */
  private void fact(Block.Facts.Row row) {
    SlackText.strong(row.label() + ":", out);
    if (row.value().spans().size() == 1 && row.value().spans().getFirst() instanceof Span.Plain) {
      SlackText.words(" " + row.value().plain() + "\n", out);
    } else {
      SlackText.words(" ", out);
      SlackText.rich(row.value(), notifying, out);
      SlackText.words("\n", out);
    }
  }

  private void preformatted(String words) {
    rich("rich_text_preformatted");
    SlackText.words(words, out);
    endRich();
  }

  private void rich(String type) {
    block("rich_text").array("elements");
    block(type).array("elements");
  }

  private void endRich() {
    out.endArray().endObject().endArray().endObject();
  }

  private static Block cut(Block block, int left) {
    return switch (block) {
      case Block.Paragraph(var text) -> new Block.Paragraph(fitting(text, left));
      case Block.Note(var text) -> new Block.Note(fitting(text, left));
      case Block.Facts _, Block.Table _, Block.Picture _ ->
          new Block.Note(Text.of("… there is more than fits here."));
    };
  }

  /** Cut so far that it fits even if every character of it counts for five. */
  private static Text fitting(Text text, int left) {
    return cost(text.plain()) <= left ? text : text.clipped(Math.max(2, left / 5));
  }

  private static int cost(Block block) {
    return switch (block) {
      case Block.Paragraph(var text) -> cost(text.plain());
      case Block.Note(var text) -> cost(text.plain());
      case Block.Facts(var rows) ->
          rows.stream().mapToInt(it -> cost(it.label()) + cost(it.value().plain())).sum();
      case Block.Table table -> cost(SlackTable.drawn(table));
      case Block.Picture(var words, _) -> cost(words);
    };
  }

  /** As Slack counts: with entities for what it escapes. */
  private static int cost(String words) {
    var cost = 0;
    for (var at = 0; at < words.length(); at += Character.charCount(words.codePointAt(at))) {
      cost +=
          switch (words.charAt(at)) {
            case '&' -> 5;
            case '<', '>' -> 4;
            default -> 1;
          };
    }
    return cost;
  }
}
