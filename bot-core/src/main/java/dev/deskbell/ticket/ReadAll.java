package dev.deskbell.ticket;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.Types;
import dev.deskbell.people.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All that was written about a ticket, page by page: the way to what a card has no room for. */
@Component
class ReadAll implements Practice {
  static final String NAME = "ticket.read";

  /** Fits on every platform, whatever stands in it. */
  private static final int ON_PAGE = 1500;

  private static final Param<Long> PAGE = Param.of("page", "Page", Types.number(1, 999));

  private final Param<TicketRef> ticket;
  private final Heads heads;
  private final ObjectProvider<Written> written;
  private final Operation read;

  ReadAll(TicketParams params, Heads heads, ObjectProvider<Written> written) {
    this.ticket = params.any();
    this.heads = heads;
    this.written = written;
    this.read =
        Operation.named(NAME)
            .says("read", "Read all that was written about a ticket, of which a card shows a part")
            .example("read INC-12")
            .needs(ticket)
            .takes(PAGE)
            .by(Role.REQUESTER)
            .reads()
            .does(this::read);
  }

  @Override
  public List<Operation> operations() {
    return List.of(read);
  }

  private Outcome read(Turn turn) {
    var head = heads.look(turn.get(ticket)).orElseThrow();
    var pages = pages(whole(head));
    var page = Math.clamp(turn.find(PAGE).orElse(1L), 1, pages.size());
    var title =
        head.ref() + (pages.size() > 1 ? " (%d of %d): ".formatted(page, pages.size()) : ": ");
    var card =
        Card.of(title + head.title(), Tone.CALM, new Block.Paragraph(Text.of(pages.get(page - 1))));
    return Outcome.read(
        page < pages.size()
            ? card.with(Action.button("More", read.about(head.ref(), page + 1)))
            : card);
  }

  private String whole(Head head) {
    var beside =
        written
            .orderedStream()
            .flatMap(it -> it.of(head.ref()).stream())
            .map(it -> it.label() + ": " + it.words());
    var all =
        Stream.concat(Stream.of(head.details()), beside)
            .filter(it -> !it.isBlank())
            .collect(Collectors.joining("\n\n"));
    return all.isEmpty() ? "Its title says it all." : all;
  }

  private static List<String> pages(String words) {
    var pages = new ArrayList<String>();
    var from = 0;
    while (from < words.length()) {
      var end = end(words, from);
      pages.add(words.substring(from, end));
      from = end;
    }
    return pages;
  }

  /** Between two words if there is a gap, and never through the middle of a character. */
  private static int end(String words, int from) {
    var most = from + ON_PAGE;
    if (most >= words.length()) {
      return words.length();
    }
    for (var at = most; at > from + ON_PAGE / 2; at--) {
      if (Character.isWhitespace(words.charAt(at - 1))) {
        return at;
      }
    }
    return Character.isHighSurrogate(words.charAt(most - 1)) ? most - 1 : most;
  }
}
