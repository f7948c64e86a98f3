package dev.deskbell.change;

import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.PersonType;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Reader;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.Types;
import dev.deskbell.conversation.When;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import dev.deskbell.people.Team;
import dev.deskbell.policy.Policies;
import dev.deskbell.service.Service;
import dev.deskbell.service.Services;
import dev.deskbell.ticket.Noted;
import dev.deskbell.ticket.Tickets;
import dev.deskbell.ticket.Words;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Changes that are authorised already, as a type: from a template in one command. */
@Component
class StandardChanges implements Practice {
  private static final Param<String> WHAT =
      Param.of("what", "What exactly?", Types.line(300)).hinting("Which record, which printer");
  private static final Param<String> WHY = Param.of("why", "Why?", Types.lines(1000));

  private final Param<ChangePolicy.Template> template;
  private final Param<Person> implementer;
  private final Param<When> from;
  private final Templates templates;
  private final Policies policies;
  private final Services services;
  private final People people;
  private final Filing filing;
  private final Tickets tickets;

  StandardChanges(
      TemplateType template,
      PersonType person,
      Templates templates,
      Policies policies,
      Services services,
      People people,
      Filing filing,
      Tickets tickets,
      Timing timing) {
    this.template = Param.of("template", "Which kind of change?", template);
    this.implementer = Proposing.implementer(person).hinting("Leave empty for yourself");
    this.templates = templates;
    this.from =
        Proposing.FROM.typed(
            new Checked<>(
                Proposing.FROM.type(), (when, reader) -> problem(when.instant(), reader, timing)));
    this.policies = policies;
    this.services = services;
    this.people = people;
    this.filing = filing;
    this.tickets = tickets;
  }

  @Override
  public List<Operation> operations() {
    return List.of(standard(), list(), reinstate());
  }

  private Operation standard() {
    return Operation.named("change.standard")
        .says("change standard", "Schedule a change: of a kind that is approved in advance")
        .example(
            "change standard dns-record sunday 7am",
            "change standard printer-driver sat 10:00 implementer:@tom")
        .needs(template, from)
        .takes(WHAT, implementer)
        .by(Role.AGENT)
        .does(this::schedule);
  }

  private Outcome schedule(Turn turn) {
    var its = turn.get(template);
    templates.check(its);
    checkMay(its, turn.actor());
    var begin = turn.get(from).instant();
    var what = turn.find(WHAT).map(it -> ": " + it).orElse("");
    var ref =
        filing.file(
            new Proposal(
                its.name() + what,
                "",
                about(its),
                new Terms(
                    ChangeType.STANDARD, its.id(), its.theRisk(), 0, "", null, its.services()),
                new Plan(its.plan(), its.test(), its.backOut()),
                new Window(begin, begin.plus(its.length())),
                turn.find(implementer).orElseGet(turn::actor)),
            turn);
    return Outcome.shown(ref, ref + " is scheduled. Its kind is approved in advance.");
  }

  /** What is in the way of that template then. */
  private String problem(Instant begin, Reader reader, Timing timing) {
    try {
      var typed = reader.given().getOrDefault(template.name(), "");
      var its = template.type().read(typed, reader);
      var services = its.services().stream().map(Service.Id::new).toList();
      var window = new Window(begin, begin.plus(its.length()));
      return timing.advice(null, services, window, Timing.implementer(implementer, reader), reader);
    } catch (Refusal _) {
      // The template's own field says what is wrong with it.
      return "";
    }
  }

  private void checkMay(ChangePolicy.Template its, Person actor) {
    if (its.team() != null && !people.holds(actor.id(), Role.AGENT, new Team.Id(its.team()))) {
      throw new Refusal(
          "The template “%s” is for the team %s. Ask one of them, or propose a normal change with `change propose`."
              .formatted(its.name(), its.team()));
    }
  }

  private Service about(ChangePolicy.Template its) {
    var first = its.services().getFirst();
    return services
        .get(new Service.Id(first))
        .orElseThrow(() -> new Refusal("There is no service “" + first + "” any more."));
  }

  private Operation list() {
    return Operation.named("change.templates")
        .says("change templates", "See the kinds of changes that are approved in advance")
        .example("change templates")
        .by(Role.AGENT)
        .reads()
        .does(_ -> Outcome.read(card()));
  }

  private Card card() {
    var all = policies.current(ChangePolicy.SECTION).standard();
    if (all.isEmpty()) {
      return Card.of(
          "Approved in advance",
          Tone.CALM,
          new Block.Paragraph(Text.of("Nothing is. The files name no templates.")));
    }
    var withdrawn = templates.withdrawn();
    return Card.of(
        "Approved in advance",
        Tone.CALM,
        new Block.Table(
            List.of("Template", "What", "Affects", "Takes", "State"),
            all.stream().limit(Block.Table.MOST_ROWS).map(it -> row(it, withdrawn)).toList()));
  }

  private List<Text> row(ChangePolicy.Template its, Map<String, Templates.Withdrawal> withdrawn) {
    var gone = withdrawn.get(its.id());
    return List.of(
        Text.of(new Span.Code(its.id())),
        Text.of(its.name()),
        Text.of(its.services().stream().map(services::nameOf).collect(Collectors.joining(", "))),
        Text.of(its.minutes() + " min"),
        Text.of(gone == null ? "ready" : "withdrawn: " + gone.words()));
  }

  private Operation reinstate() {
    return Operation.named("change.reinstate")
        .says("change reinstate", "Let a template be used again that was withdrawn")
        .example("change reinstate dns-record the script is mended and tested")
        .needs(template, WHY)
        .by(Role.MANAGER)
        .does(this::reinstate);
  }

  private Outcome reinstate(Turn turn) {
    var its = turn.get(template);
    var gone =
        templates
            .withdrawn(its.id())
            .orElseThrow(() -> new Refusal("The template “%s” is in use.".formatted(its.name())));
    templates.reinstated(gone, turn.at());
    tickets.record(reinstated(gone, turn.actor().id(), turn.at(), turn.get(WHY)));
    return Outcome.said("The template “%s” can be used again.".formatted(its.name()));
  }

  private static Noted reinstated(Templates.Withdrawal gone, Person.Id by, Instant at, String why) {
    return new Noted(
        new ChangeFact.TemplateReinstated(gone.last(), by, at, gone.id(), new Words(why)));
  }
}
