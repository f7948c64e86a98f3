package dev.deskbell.request;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Attachment;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Clip;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.Types;
import dev.deskbell.ticket.TicketParams;
import dev.deskbell.ticket.TicketRef;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What was answered: what of it fits on a card, and all of it for who asks. */
@Component
class Answers implements Practice {
  static final String NAME = "request.answers";

  /** So much of an answer stands on a card, and so much of all of them. */
  private static final int ON_CARD = 200;

  private static final int ALL_ON_CARD = 1200;

  /** Leaves room for title, labels and buttons. */
  private static final int ON_PAGE = 2000;

  private static final Param<Long> PAGE = Param.of("page", "Page", Types.number(1, 999));

  private final Param<TicketRef> request;
  private final AnswerSheets sheets;
  private final Operation show;

  Answers(TicketParams params, AnswerSheets sheets) {
    this.request = params.of(RequestPractice.KIND);
    this.sheets = sheets;
    this.show =
        Operation.named(NAME)
            .says("request answers", "See all that was answered when something was asked for")
            .example("request answers REQ-7")
            .needs(request)
            .takes(PAGE)
            .reads()
            .does(this::show);
  }

  @Override
  public List<Operation> operations() {
    return List.of(show);
  }

  /** Whether a card shows every answer whole. */
  static boolean fit(AnswerSheet sheet) {
    return sheet.text().length() <= ALL_ON_CARD
        && sheet.lines().stream().allMatch(it -> it.words().length() <= ON_CARD);
  }

  /** Labels and answers, the long ones cut, as many as a card has room for. */
  static List<Block> onCard(AnswerSheet sheet) {
    var rows = new ArrayList<Block.Facts.Row>();
    var left = ALL_ON_CARD;
    for (var line : sheet.lines()) {
      var words = Clip.to(ON_CARD, line.words());
      left -= line.label().length() + words.length();
      if (left >= 0) {
        rows.add(new Block.Facts.Row(line.label(), Text.of(words)));
      }
    }
    if (!sheet.files().isEmpty()) {
      rows.add(new Block.Facts.Row("Files", Text.of(Clip.to(ON_CARD, files(sheet)))));
    }
    var blocks = new ArrayList<Block>();
    for (var at = 0; at < rows.size(); at += Block.Facts.MOST) {
      blocks.add(new Block.Facts(rows.subList(at, Math.min(at + Block.Facts.MOST, rows.size()))));
    }
    return blocks;
  }

  private static String files(AnswerSheet sheet) {
    return sheet.files().stream().map(Attachment::name).collect(Collectors.joining(", "));
  }

  private Outcome show(Turn turn) {
    var ref = turn.get(request);
    var pages = pages(sheets.of(ref));
    var page = Math.clamp(turn.find(PAGE).orElse(1L), 1, pages.size());
    var title =
        ref + ": answers" + (pages.size() > 1 ? " (%d of %d)".formatted(page, pages.size()) : "");
    var card = new Card(title, Tone.CALM, pages.get(page - 1), List.of());
    return Outcome.read(
        page < pages.size() ? card.with(Action.button("More", show.about(ref, page + 1))) : card);
  }

  private static List<List<Block>> pages(AnswerSheet sheet) {
    var pages = new ArrayList<List<Block>>();
    var page = new ArrayList<Block>();
    var length = 0;
    for (var part : parts(sheet)) {
      if (!page.isEmpty() && (length + part.plain().length() > ON_PAGE || page.size() == 10)) {
        pages.add(List.copyOf(page));
        page.clear();
        length = 0;
      }
      page.add(new Block.Paragraph(part));
      length += part.plain().length();
    }
    pages.add(List.copyOf(page));
    return pages;
  }

  /** Labels and whole answers; one that fills a page goes on upon the next. */
  private static List<Text> parts(AnswerSheet sheet) {
    var parts = new ArrayList<Text>();
    for (var line : sheet.lines()) {
      var label = Text.strong(line.label() + ": ");
      for (var at = 0; at < line.words().length(); at = end(line.words(), at)) {
        parts.add(label.and(line.words().substring(at, end(line.words(), at))));
        label = Text.NONE;
      }
    }
    return parts.isEmpty() ? List.of(Text.of("Nothing was asked.")) : parts;
  }

  /** Never through the middle of a character. */
  private static int end(String words, int from) {
    var end = Math.min(words.length(), from + ON_PAGE - 200);
    return end < words.length() && Character.isHighSurrogate(words.charAt(end - 1)) ? end - 1 : end;
  }
}
