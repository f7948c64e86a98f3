package dev.deskbell.slack;

import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.ImageBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.RichTextBlock;
import com.slack.api.model.block.composition.SlackFileObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.RichTextElement;
import com.slack.api.model.block.element.RichTextPreformattedElement;
import com.slack.api.model.block.element.RichTextSectionElement;
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
import java.util.ArrayList;
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

  private SlackCards() {}

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
    var blocks =
        switch (content) {
          case Saying(var text) ->
              List.<LayoutBlock>of(paragraph(fitting(text, LONGEST), notifying));
          case Card card -> card(card, notifying, pictures);
        };
    return new SlackMessage(fallback(content.plain()), blocks);
  }

  /** What notifications say; Slack edits no message whose text is longer. */
  private static String fallback(String words) {
    var whole = SlackText.escaped(words);
    return whole.length() <= LONGEST_TEXT
        ? whole
        : SlackText.escaped(Clip.to(LONGEST_TEXT / 5, words));
  }

  private static List<LayoutBlock> card(
      Card card, Set<Account> notifying, Map<FileContent, String> pictures) {
    var drawn = new ArrayList<LayoutBlock>();
    var title =
        SlackText.plain(sign(card.tone()) + SlackText.something(card.title()), LONGEST_HEADER);
    drawn.add(HeaderBlock.builder().text(title).build());
    var left = LONGEST;
    for (var block : card.blocks()) {
      var fitting = cost(block) <= left ? block : cut(block, left);
      left -= cost(fitting);
      drawn.addAll(block(fitting, notifying, pictures));
    }
    if (!card.actions().isEmpty()) {
      drawn.add(SlackActions.draw(card.actions()));
    }
    return drawn;
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

  private static List<LayoutBlock> block(
      Block block, Set<Account> notifying, Map<FileContent, String> pictures) {
    return switch (block) {
      case Block.Paragraph(var text) ->
          text.isEmpty() ? List.of() : List.of(paragraph(text, notifying));
      case Block.Note(var text) -> text.isEmpty() ? List.of() : List.of(note(text, notifying));
      case Block.Facts(var rows) -> List.of(facts(rows, notifying));
      case Block.Table table ->
          table.headings().isEmpty() ? List.of() : List.of(preformatted(SlackTable.drawn(table)));
      case Block.Picture(var words, var image) -> List.of(picture(words, pictures.get(image)));
    };
  }

  private static LayoutBlock picture(String words, @Nullable String id) {
    return id == null
        ? small("🖼 " + words)
        : ImageBlock.builder()
            .altText(Clip.to(LONGEST_ALT, SlackText.something(words)))
            .slackFile(SlackFileObject.builder().id(id).build())
            .build();
  }

  private static LayoutBlock paragraph(Text text, Set<Account> notifying) {
    var elements = SlackText.rich(text, notifying);
    return rich(elements.isEmpty() ? List.of(SlackText.strong("")) : elements);
  }

  /** Small print takes words only; what is more than words is drawn at its usual size. */
  private static LayoutBlock note(Text text, Set<Account> notifying) {
    var isWords = text.spans().stream().allMatch(SlackCards::isWords);
    return isWords ? small(text.plain()) : paragraph(text, notifying);
  }

  private static boolean isWords(Span span) {
    return switch (span) {
      case Span.Plain _, Span.Strong _, Span.Code _ -> true;
      case Span.Mention _, Span.Timestamp _, Span.Link _ -> false;
    };
  }

  private static LayoutBlock small(String words) {
    return ContextBlock.builder().elements(List.of(SlackText.plain(words, Text.LONGEST))).build();
  }

  private static LayoutBlock facts(List<Block.Facts.Row> rows, Set<Account> notifying) {
    var elements = new ArrayList<RichTextElement>();
    for (var row : rows) {
      elements.add(SlackText.strong(row.label() + ":"));
      elements.add(SlackText.words(" "));
      elements.addAll(SlackText.rich(row.value(), notifying));
      elements.add(SlackText.words("\n"));
    }
    return rich(elements);
  }

  private static LayoutBlock rich(List<RichTextElement> elements) {
    return block(RichTextSectionElement.builder().elements(elements).build());
  }

  private static LayoutBlock preformatted(String words) {
    return block(
        RichTextPreformattedElement.builder().elements(List.of(SlackText.words(words))).build());
  }

  private static LayoutBlock block(BlockElement element) {
    return RichTextBlock.builder().elements(List.of(element)).build();
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
    return words.codePoints().map(it -> it == '&' ? 5 : it == '<' || it == '>' ? 4 : 1).sum();
  }
}
