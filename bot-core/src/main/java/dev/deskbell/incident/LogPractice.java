package dev.deskbell.incident;

import static dev.deskbell.conversation.Operation.Relation.ASSIGNEE;
import static dev.deskbell.conversation.Operation.Relation.CALLED;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.Types;
import dev.deskbell.conversation.When;
import dev.deskbell.people.Role;
import dev.deskbell.ticket.FactWords;
import dev.deskbell.ticket.Names;
import dev.deskbell.ticket.Noted;
import dev.deskbell.ticket.TicketParams;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import dev.deskbell.ticket.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps the record of an incident: what happened when, with times that can be set right. */
@Component
class LogPractice implements Practice {
  private static final String HISTORY = "incident.history";
  private static final int LINES = 12;
  private static final int LONGEST = 180;

  private static final Param<String> WHAT = Param.of("what", "What happened?", Types.lines(1000));
  private static final Param<When> AT =
      Param.of("at", "When?", Types.pastMoment()).hinting("Now, if you say nothing");
  private static final Param<String> LINE =
      Param.of("line", "Which line?", Types.word(20))
          .hinting("Its number, or detected, acknowledged, mitigated, resolved");
  private static final Param<When> WHEN =
      Param.of("when", "When did it really happen?", Types.pastMoment());
  private static final Param<String> WHY = Param.of("why", "How do you know?", Types.lines(500));
  private static final Param<Long> BEFORE =
      Param.of("before", "Before which line?", Types.number(1, 1_000_000)).notAsked();

  private final Param<TicketRef> incident;
  private final Tickets tickets;
  private final Chronicle chronicle;
  private final FactWords words;
  private final Names names;

  LogPractice(
      TicketParams params, Tickets tickets, Chronicle chronicle, FactWords words, Names names) {
    this.incident = params.of(IncidentPractice.KIND);
    this.tickets = tickets;
    this.chronicle = chronicle;
    this.words = words;
    this.names = names;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.named("incident.log")
            .says("incident log", "Put on an incident's record what happened, and when")
            .example("incident log INC-7 The database failed over at:14:05")
            .needs(incident, WHAT)
            .takes(AT)
            .by(Role.RESPONDER, ASSIGNEE, CALLED)
            .does(this::log),
        Operation.named("incident.correct")
            .says("incident correct", "Say when something on an incident's record really happened")
            .example(
                "incident correct INC-7 detected 13:50 the graph shows it",
                "incident correct INC-7 12 14:02")
            .needs(incident, LINE, WHEN)
            .takes(WHY)
            .by(Role.RESPONDER, ASSIGNEE, CALLED)
            .does(this::correct),
        Operation.named(HISTORY)
            .says("incident history", "See what happened in an incident, in the order it did")
            .example("incident history INC-7")
            .needs(incident)
            .takes(BEFORE)
            .by(Role.AGENT, ASSIGNEE, CALLED)
            .reads()
            .does(this::history));
  }

  private Outcome log(Turn turn) {
    var when = turn.find(AT).map(When::instant).orElse(turn.at());
    tickets.record(
        new Noted(
            new MajorFact.Logged(
                turn.get(incident),
                turn.actor().id(),
                turn.at(),
                when,
                new Words(turn.get(WHAT)),
                0)));
    return Outcome.said("It is on the record, at " + written(turn, when) + ".");
  }

  private Outcome correct(Turn turn) {
    var ref = turn.get(incident);
    var when = turn.get(WHEN).instant();
    if (when.isAfter(turn.at())) {
      throw new Refusal("That is still to come. Say when it happened.");
    }
    var event =
        find(chronicle.of(ref), turn.get(LINE))
            .orElseThrow(() ->
                new Refusal(
                    "%s has no such line. `incident history %s` numbers them."
                        .formatted(ref, ref)));
    var why = new Words(turn.find(WHY).orElse(""));
    tickets.record(
        new Noted(
            new MajorFact.TimeCorrected(
                ref, turn.actor().id(), turn.at(), event.line(), when, why)));
    return Outcome.said(
        "Line %d happened %s. What was recorded stays beside it."
            .formatted(event.line(), written(turn, when)));
  }

  private static String written(Turn turn, Instant when) {
    return Names.written(when, turn.actor().zone());
  }

  private static Optional<Chronicle.Event> find(List<Chronicle.Event> events, String typed) {
    var moments = Chronicle.moments(events);
    return switch (typed.strip().toLowerCase(Locale.ROOT)) {
      case "detected" -> moments.detected();
      case "acknowledged" -> moments.acknowledged();
      case "mitigated" -> moments.mitigated();
      case "resolved" -> moments.resolved();
      case String it -> events.stream().filter(event -> it.equals("" + event.line())).findFirst();
    };
  }

  /** The newest first come on the first page; each page reads downwards. */
  private Outcome history(Turn turn) {
    var ref = turn.get(incident);
    var events = chronicle.of(ref);
    var end = turn.find(BEFORE).map(it -> position(events, it)).orElse(events.size());
    var begin = Math.max(0, end - LINES);
    var blocks = new ArrayList<Block>();
    events
        .subList(begin, end)
        .forEach(it -> blocks.add(new Block.Paragraph(line(it, turn.actor().zone()))));
    blocks.add(
        new Block.Note(
            Text.of("A wrong time is set right by its number: ")
                .and(new Span.Code("incident correct " + ref))));
    var card = new Card("History of " + ref, Tone.CALM, blocks, List.of());
    var older =
        new Call(HISTORY, ref + ";" + (begin < events.size() ? events.get(begin).line() : 1));
    return Outcome.read(begin == 0 ? card : card.with(Action.button("Earlier", older)));
  }

  private static int position(List<Chronicle.Event> events, long line) {
    for (var i = 0; i < events.size(); i++) {
      if (events.get(i).line() == line) {
        return i;
      }
    }
    return events.size();
  }

  private Text line(Chronicle.Event it, ZoneId zone) {
    var text = Text.of(it.line() + " · ").and(Names.at(it.when(), zone));
    if (!it.when().equals(it.recorded())) {
      text = text.and(" (recorded ").and(Names.at(it.recorded(), zone)).and(")");
    }
    return text.and(" ")
        .and(Text.strong(names.of(it.by())))
        .and(" ")
        .and(words.of(it.fact()).clipped(LONGEST));
  }
}
