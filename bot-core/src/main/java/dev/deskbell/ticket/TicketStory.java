package dev.deskbell.ticket;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.people.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/** The whole of a ticket, for one who asks. */
@Component
class TicketStory {
  private static final int LINES = 10;

  private final Heads heads;
  private final TicketCards cards;
  private final Timeline timeline;
  private final Sentences sentences;
  private final Visibility visibility;
  private final Links links;
  private final Names names;
  private final Comments.Numbers comments;

  TicketStory(
      Heads heads,
      TicketCards cards,
      Timeline timeline,
      Sentences sentences,
      Visibility visibility,
      Links links,
      Names names,
      Comments.Numbers comments) {
    this.comments = comments;
    this.heads = heads;
    this.cards = cards;
    this.timeline = timeline;
    this.sentences = sentences;
    this.visibility = visibility;
    this.links = links;
    this.names = names;
  }

  /** Its card with the tickets that belong to it. */
  Card whole(TicketRef ref, Person reader) {
    var card = cards.whisper(ref, reader, "");
    var ends = links.of(ref, reader.id());
    if (!ends.isEmpty()) {
      card =
          card.with(
              new Block.Facts(
                  ends.stream().limit(Block.Facts.MOST).map(TicketStory::row).toList()));
    }
    return card.with(Action.button("Timeline", new Call("ticket.timeline", ref.toString())));
  }

  private static Block.Facts.Row row(Links.End end) {
    return new Block.Facts.Row(end.words(), Text.of(end.other() + " " + end.title()));
  }

  /** A page of its history, newest first. */
  Card timeline(
      TicketRef ref, Person reader, String page, BiFunction<TicketRef, Integer, Call> older) {
    var head = heads.look(ref).orElseThrow();
    var lines = timeline.before(ref, from(page, head), LINES);
    var inside = visibility.audience(head, reader.id()) == Audience.TEAM;
    var removed = comments.removed(ref);
    var blocks = new ArrayList<Block>();
    for (var line : lines) {
      if (inside || sentences.of(line.fact()).to() == Audience.REQUESTER || reply(line.fact())) {
        blocks.add(new Block.Paragraph(text(line, reader, removed)));
      }
    }
    if (blocks.isEmpty()) {
      blocks.add(new Block.Note(Text.of("Nothing here that concerns you.")));
    }
    var picture = Action.button("As a picture", new Call(CoursePractice.NAME, ref.toString()));
    var card = new Card("Timeline of " + ref, Tone.CALM, blocks, List.of(picture));
    return lines.isEmpty() || lines.getLast().seq() == 1
        ? card
        : card.with(Action.button("Older", older.apply(ref, lines.getLast().seq())));
  }

  private static boolean reply(Fact fact) {
    return fact instanceof TicketFact.Replied;
  }

  private static int from(String page, Head head) {
    try {
      return page.isEmpty() ? head.chain().facts() + 1 : Integer.parseInt(page);
    } catch (NumberFormatException e) {
      throw new Refusal("That page is no longer there. Ask for the timeline again.");
    }
  }

  /** What somebody took back is not read here either. */
  private Text words(Fact fact, Person reader, Set<Long> removed) {
    return switch (fact) {
      case TicketFact.Replied it when removed.contains(it.comment()) -> Text.of("replied");
      case TicketFact.Annotated it when removed.contains(it.comment()) ->
          Text.of("noted for the team");
      case TicketFact.CommentEdited it when removed.contains(it.comment()) ->
          Text.of("edited a comment");
      case Fact it -> sentences.read(it, reader.id());
    };
  }

  private Text text(Timeline.Line line, Person reader, Set<Long> removed) {
    return Text.of(Names.at(line.at(), reader.zone()))
        .and(" ")
        .and(Text.strong(names.of(line.by())))
        .and(" ")
        .and(words(line.fact(), reader, removed).clipped(200));
  }
}
