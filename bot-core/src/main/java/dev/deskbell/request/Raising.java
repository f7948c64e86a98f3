package dev.deskbell.request;

import dev.deskbell.chat.Call;
import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.PersonType;
import dev.deskbell.conversation.Reader;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.When;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import dev.deskbell.people.Team;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.Linking;
import dev.deskbell.ticket.Opening;
import dev.deskbell.ticket.Relation;
import dev.deskbell.ticket.TicketParams;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import dev.deskbell.ticket.Words;
import java.util.ArrayList;
import java.util.HashMap;
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
  private final Param<Person> behalf;
  private final Param<Person> whose;
  private final Wish wish;
  private final Items items;
  private final Questions questions;
  private final AnswerSheets sheets;
  private final Tickets tickets;
  private final Linking linking;
  private final Offers offers;
  private final Intake intake;

  Raising(
      ItemType type,
      Items items,
      Questions questions,
      AnswerSheets sheets,
      Tickets tickets,
      Linking linking,
      Offers offers,
      Intake intake,
      PersonType person) {
    this.behalf =
        Param.of("for", "Who is it for?", person).hinting("Leave empty for yourself").notAsked();
    this.whose = Param.of("who", "Who is it for?", person);
    this.offers = offers;
    this.intake = intake;
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
        .example(
            "request",
            "request laptop",
            "request monitor for:@otto",
            "request other a whiteboard for our room private:yes")
        .takes(item)
        .thenAsks(this::asks)
        .by(Role.REQUESTER)
        .titled(this::title)
        .onStart(1, "Raise a request")
        .onMessage("Raise as a request")
        .words(wish.alone())
        .does(this::raise);
  }

  /** The same for somebody else; the item's form follows. */
  Operation forSomebody() {
    return Operation.named("request.for")
        .says("request for", "Ask for something for somebody else")
        .example("request for @otto monitor")
        .needs(whose, item)
        .onPerson("Ask for something for them")
        .by(Role.REQUESTER)
        .does(it ->
            new Outcome.Begun(
                new Call(NAME, it.get(item).id()),
                Map.of(behalf.name(), "#" + it.get(whose).id())));
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
    asked.add(new Operation.Asked(behalf, false));
    asked.add(new Operation.Asked(TicketParams.PRIVATE, false));
    return asked;
  }

  private Outcome raise(Turn turn) {
    var said = turn.find(wish.alone());
    if (turn.find(item).isEmpty() && said.isEmpty()) {
      return new Outcome.Begun(Browsing.everything(), Map.of());
    }
    var wanted = turn.find(item).orElseGet(items::other);
    var requester = turn.find(behalf).orElseGet(turn::actor);
    offers.check(wanted, turn.actor(), requester);
    offers.checkLength(wanted, until(wanted, turn).orElse(null), turn.at());
    var ref = open(wanted, sheet(wanted, turn, said.orElse(null)), requester, turn);
    var target = wanted.target() == null ? "" : " It usually takes " + wanted.target() + ".";
    return Outcome.shown(
        ref,
        requester.equals(turn.actor())
            ? ref + " is on its way. I keep you posted in your direct messages." + target
            : ref + " is on its way. I keep " + requester.name() + " posted." + target);
  }

  private AnswerSheet sheet(Item wanted, Turn turn, @Nullable String said) {
    var lines = new ArrayList<AnswerSheet.Line>();
    questions.of(wanted, turn).forEach(it -> it.line(turn).ifPresent(lines::add));
    if (said != null) {
      lines.add(new AnswerSheet.Line(Wish.NAME, "In their own words", said, false));
    }
    return new AnswerSheet(wanted.id(), wanted.name(), wanted.target(), lines, turn.files());
  }

  private TicketRef open(Item wanted, AnswerSheet sheet, Person requester, Turn turn) {
    var answers = new HashMap<String, String>();
    questions
        .of(wanted, turn)
        .forEach(it -> it.key(turn).ifPresent(key -> answers.put(it.question().id(), key)));
    return intake.open(
        new Opening(
            new Words(sheet.title()),
            new Words(sheet.text()),
            requester.id(),
            wanted.team() == null ? tickets.firstTeam() : new Team.Id(wanted.team()),
            service(wanted, turn),
            wanted.impactOrLow(),
            wanted.urgencyOrLow(),
            turn.find(TicketParams.PRIVATE).orElseGet(wanted::isPrivate)),
        sheet,
        offers.terms(
            wanted, wanted.price(answers), until(wanted, turn).map(When::instant).orElse(null)),
        turn);
  }

  /** How long access is wanted, where that is asked. */
  private Optional<When> until(Item wanted, Turn turn) {
    return questions.of(wanted, turn).stream()
        .filter(it -> it.question().id().equals(Item.UNTIL))
        .flatMap(it -> turn.find(it.param()).stream())
        .filter(When.class::isInstance)
        .map(When.class::cast)
        .findFirst();
  }

  /** The same access for longer is asked for anew. */
  Outcome renew(Head old, Grant grant, When until, Turn turn) {
    items.called(grant.item()).ifPresent(it -> offers.checkLength(it, until, turn.at()));
    if (!until.instant().isAfter(grant.until())) {
      throw new Refusal("It lasts longer than that already. Say a later day.");
    }
    var sheet = sheets.of(old.ref()).until(until.written());
    var ref = like(old, sheet, offers.renewing(old.ref(), until.instant()), turn);
    return Outcome.shown(ref, "Longer access is asked for. Until it is given, nothing changes.");
  }

  private TicketRef like(Head old, AnswerSheet sheet, Request.Terms terms, Turn turn) {
    var ref =
        intake.open(
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
            terms,
            turn);
    linking.link(ref, Relation.RELATES_TO, old.ref(), turn.actor().id(), turn.at());
    return ref;
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

  /** What came back too late to be reopened begins anew, linked to what it was. */
  Outcome again(Head old, Turn turn, Words why) {
    var sheet = sheets.of(old.ref()).and("Why again", why.text());
    var ref = like(old, sheet, offers.terms(old.ref()), turn);
    return Outcome.shown(
        ref,
        old.ref()
            + " was fulfilled too long ago to be reopened, so this is a new one linked to it.");
  }
}
