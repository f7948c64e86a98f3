package dev.deskbell.request;

import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Reader;
import dev.deskbell.conversation.Turn;
import dev.deskbell.people.Role;
import dev.deskbell.people.Team;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.Linking;
import dev.deskbell.ticket.Opening;
import dev.deskbell.ticket.Relation;
import dev.deskbell.ticket.TicketFiles;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import dev.deskbell.ticket.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How a request begins: picked from the catalogue, said in words, or because an old one was not
 * done.
 */
@Component
class Raising {
  /** The operation's name, for the catalogue's menus. */
  static final String NAME = "request.raise";

  /** The parameter that says what is asked for. */
  static final String ITEM = "item";

  private final Param<Item> item;
  private final Wish wish;
  private final Items items;
  private final Questions questions;
  private final AnswerSheets sheets;
  private final Tickets tickets;
  private final Linking linking;
  private final TicketFiles files;

  Raising(
      ItemType type,
      Items items,
      Questions questions,
      AnswerSheets sheets,
      Tickets tickets,
      Linking linking,
      TicketFiles files) {
    this.files = files;
    this.item = Param.of(ITEM, "What do you need?", type);
    this.wish = Wish.of(items);
    this.items = items;
    this.questions = questions;
    this.sheets = sheets;
    this.tickets = tickets;
    this.linking = linking;
  }

  Operation operation() {
    return Operation.named(NAME)
        .says("request", "Ask for something: equipment, access, information")
        .example("request", "request laptop", "request other a whiteboard for our room")
        .takes(item)
        .thenAsks(this::asks)
        .by(Role.REQUESTER)
        .titled(this::title)
        .onStart(1, "Raise a request")
        .onMessage("Raise as a request")
        .words(wish.alone())
        .does(this::raise);
  }

  private String title(Reader reader) {
    return items.called(reader.given().getOrDefault(ITEM, "")).map(Item::name).orElse("");
  }

  /**
   * What the item asks, as far as it is known which; the words that were said are never dropped.
   */
  private List<Operation.Asked> asks(Reader reader) {
    var typed = reader.given().getOrDefault(ITEM, "");
    var said = reader.given().containsKey(Wish.NAME);
    if (typed.isBlank() && !said) {
      return List.of();
    }
    var meant = typed.isBlank() ? Optional.of(items.other()) : items.called(typed);
    return meant.isPresent()
        ? asks(meant.get(), reader)
        : List.of(new Operation.Asked(wish.beside(), false));
  }

  private List<Operation.Asked> asks(Item meant, Reader reader) {
    var asked = new ArrayList<Operation.Asked>();
    if (meant.isOther()) {
      asked.add(new Operation.Asked(wish.alone(), true));
    }
    questions.of(meant, reader).forEach(it -> asked.add(it.asked()));
    if (!meant.isOther()) {
      asked.add(new Operation.Asked(wish.beside(), false));
    }
    return asked;
  }

  private Outcome raise(Turn turn) {
    var said = turn.find(wish.alone());
    if (turn.find(item).isEmpty() && said.isEmpty()) {
      return new Outcome.Begun(Browsing.everything(), Map.of());
    }
    var wanted = turn.find(item).orElseGet(items::other);
    var ref = open(wanted, sheet(wanted, turn, said.orElse(null)), turn);
    var target = wanted.target() == null ? "" : " It usually takes " + wanted.target() + ".";
    return Outcome.shown(
        ref, ref + " is on its way. I keep you posted in your direct messages." + target);
  }

  private AnswerSheet sheet(Item wanted, Turn turn, @Nullable String said) {
    var lines = new ArrayList<AnswerSheet.Line>();
    questions.of(wanted, turn).forEach(it -> it.line(turn).ifPresent(lines::add));
    if (said != null) {
      lines.add(new AnswerSheet.Line(Wish.NAME, "In their own words", said, false));
    }
    return new AnswerSheet(wanted.id(), wanted.name(), wanted.target(), lines, turn.files());
  }

  private TicketRef open(Item wanted, AnswerSheet sheet, Turn turn) {
    return open(
        new Opening(
            new Words(sheet.title()),
            new Words(sheet.text()),
            turn.actor().id(),
            wanted.team() == null ? tickets.firstTeam() : new Team.Id(wanted.team()),
            service(wanted, turn),
            wanted.impactOrLow(),
            wanted.urgencyOrLow(),
            wanted.isPrivate()),
        sheet,
        turn);
  }

  /** The item's own, or the one that was asked for. */
  private @Nullable String service(Item wanted, Turn turn) {
    return wanted.service() != null
        ? wanted.service()
        : questions.of(wanted, turn).stream()
            .filter(it -> it.question().type() == Question.Kind.SERVICE)
            .flatMap(it -> it.key(turn).stream())
            .findFirst()
            .orElse(null);
  }

  private TicketRef open(Opening opening, AnswerSheet sheet, Turn turn) {
    var ref =
        tickets.open(
            RequestPractice.KIND,
            opening,
            it ->
                Request.raise(
                    new RequestFact.Raised(
                        it,
                        turn.actor().id(),
                        turn.at(),
                        sheet.item(),
                        opening.title(),
                        opening.details(),
                        opening.impact(),
                        opening.urgency(),
                        opening.requester())));
    sheets.keep(ref, sheet, turn.at());
    files.attach(ref, turn.actor().id(), turn.at(), turn.files());
    return ref;
  }

  /** What came back too late to be reopened begins anew, linked to what it was. */
  Outcome again(Head old, Turn turn, Words why) {
    var sheet = sheets.of(old.ref()).and("Why again", why.text());
    var ref =
        open(
            new Opening(
                new Words(old.title()),
                new Words(sheet.text()),
                old.requester(),
                old.team(),
                old.service(),
                old.impact(),
                old.urgency(),
                old.hidden()),
            sheet,
            turn);
    linking.link(ref, Relation.RELATES_TO, old.ref(), turn.actor().id(), turn.at());
    return Outcome.shown(
        ref,
        old.ref()
            + " was fulfilled too long ago to be reopened, so this is a new one linked to it.");
  }
}
