package dev.deskbell.service;

import dev.deskbell.calendar.Interval;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
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
import dev.deskbell.people.People;
import dev.deskbell.people.Role;
import dev.deskbell.ticket.Names;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** When services are worked on, and when nothing may change: seen and declared. */
@Component
class WindowPractice implements Practice {
  private static final Duration AHEAD = Duration.ofDays(28);
  private static final Duration LONGEST = Duration.ofDays(92);
  private static final Param<When> FROM = Param.of("from", "From when?", Types.moment());
  private static final Param<When> UNTIL = Param.of("until", "Until when?", Types.moment());
  private static final Param<String> WHY = Param.of("why", "Why?", Types.line(300));
  private static final Param<Long> NUMBER =
      Param.of("number", "Which one?", Types.number(1, Long.MAX_VALUE));

  private final Param<List<Service>> services;
  private final Windows windows;
  private final DeclaredWindows declared;
  private final Services names;
  private final People people;

  WindowPractice(
      ServicesType type, Windows windows, DeclaredWindows declared, Services names, People people) {
    this.services = Param.of("services", "Which services?", type);
    this.windows = windows;
    this.declared = declared;
    this.names = names;
    this.people = people;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.named("window.list")
            .says("window list", "Maintenance windows and freezes of the next four weeks")
            .example("window list", "window list services:erp")
            .takes(services)
            .reads()
            .does(it -> Outcome.read(list(it))),
        Operation.named("window.add")
            .says("window add", "Say when services are worked on")
            .example("window add calibration \"friday 22:00\" \"saturday 02:00\" new disks")
            .needs(services, FROM, UNTIL, WHY)
            .by(Role.RESPONDER)
            .does(this::add),
        Operation.named("window.end")
            .says("window end", "End a maintenance window, or take it back")
            .example("window end 4")
            .needs(NUMBER)
            .by(Role.RESPONDER)
            .does(it -> end(it, Window.Kind.MAINTENANCE, "")),
        Operation.named("freeze.declare")
            .says("freeze declare", "Say when nothing may be changed but in an emergency")
            .example("freeze declare friday \"monday 8am\" \"the audit is here\" services:erp")
            .needs(FROM, UNTIL, WHY)
            .takes(services)
            .by(Role.MANAGER)
            .does(this::freeze),
        Operation.named("freeze.lift")
            .says("freeze lift", "End a freeze, or take it back")
            .example("freeze lift 5 the audit is over")
            .needs(NUMBER, WHY)
            .by(Role.MANAGER)
            .does(it -> end(it, Window.Kind.FREEZE, it.get(WHY))));
  }

  private Card list(Turn turn) {
    var within = Interval.of(turn.at(), AHEAD);
    var found =
        turn.find(services)
            .map(it -> windows.during(it.stream().map(Service::id).toList(), within))
            .orElseGet(() -> windows.during(within));
    if (found.isEmpty()) {
      return Card.of("No maintenance and no freeze in the next four weeks", Tone.GOOD);
    }
    var rows = found.stream().limit(Block.Table.MOST_ROWS).map(it -> row(it, turn)).toList();
    var card =
        Card.of(
            "Maintenance and freezes",
            Tone.CALM,
            new Block.Table(List.of("What", "Services", "From", "Until"), rows));
    return found.size() > rows.size()
        ? card.with(new Block.Note(Text.of("And " + (found.size() - rows.size()) + " more.")))
        : card;
  }

  private List<Text> row(Window it, Turn turn) {
    var zone = turn.actor().zone();
    var number = it.id().chars().allMatch(Character::isDigit) ? it.id() + " " : "";
    var what = it.isFreeze() ? Text.strong(number + "Freeze: ") : Text.of(number);
    return List.of(
        what.and(it.name()),
        Text.of(called(it.services())),
        Text.of(Names.at(it.when().from(), zone)),
        Text.of(Names.at(it.when().until(), zone)));
  }

  private String called(Set<Service.Id> ids) {
    return ids.isEmpty()
        ? "all"
        : ids.stream()
            .map(it -> names.nameOf(it.value()))
            .sorted()
            .collect(Collectors.joining(", "));
  }

  private Outcome add(Turn turn) {
    var of = turn.get(services);
    of.forEach(it -> mayChange(turn, it, Role.RESPONDER));
    return declare(turn, Window.Kind.MAINTENANCE, of);
  }

  private Outcome freeze(Turn turn) {
    var of = turn.find(services).orElse(List.of());
    of.forEach(it -> mayChange(turn, it, Role.MANAGER));
    if (of.isEmpty() && !people.roleOf(turn.actor().id(), null).includes(Role.MANAGER)) {
      throw new Refusal(
          "Only who manages all teams freezes all services. Say which: services:erp,calibration.");
    }
    return declare(turn, Window.Kind.FREEZE, of);
  }

  private void mayChange(Turn turn, Service service, Role least) {
    if (!people.holds(turn.actor().id(), least, service.owner())) {
      throw new Refusal(
          service.name()
              + " belongs to the team "
              + service.owner()
              + ". Only its "
              + (least == Role.MANAGER ? "managers say" : "responders and managers say")
              + " when it may be changed.");
    }
  }

  private Outcome declare(Turn turn, Window.Kind kind, List<Service> of) {
    var when = span(turn.get(FROM).instant(), turn.get(UNTIL).instant(), turn.at());
    var ids = of.stream().map(Service::id).collect(Collectors.toUnmodifiableSet());
    var id = declared.add(kind, ids, when, turn.get(WHY), turn.actor().id(), turn.at());
    var zone = turn.actor().zone();
    var freeze = kind == Window.Kind.FREEZE;
    return Outcome.said(
        (freeze ? "Nothing may be changed from " : "That is maintenance from ")
            + Names.written(when.from(), zone)
            + " until "
            + Names.written(when.until(), zone)
            + ": "
            + called(ids)
            + ". `"
            + (freeze ? "freeze lift " : "window end ")
            + id
            + "` takes it back.");
  }

  private static Interval span(Instant from, Instant until, Instant now) {
    if (!until.isAfter(from)) {
      throw new Refusal("That ends before it begins. Say from when and until when, in this order.");
    }
    if (!until.isAfter(now)) {
      throw new Refusal("That is over already. Say a time to come.");
    }
    if (Duration.between(from, until).compareTo(LONGEST) > 0) {
      throw new Refusal("That is longer than three months. Write it into windows.yaml instead.");
    }
    return new Interval(from, until);
  }

  private Outcome end(Turn turn, Window.Kind kind, String why) {
    var id = turn.get(NUMBER);
    var found = declared.find(id).filter(it -> it.window().kind() == kind);
    if (found.isEmpty()) {
      throw new Refusal(
          "There is no " + word(kind) + " " + id + " in force. `window list` shows what is.");
    }
    var role = kind == Window.Kind.FREEZE ? Role.MANAGER : Role.RESPONDER;
    mayEnd(turn, found.get(), role);
    if (!declared.end(id, why, turn.actor().id(), turn.at())) {
      throw new Refusal("Somebody has just ended it.");
    }
    return Outcome.said("It is over.");
  }

  private void mayEnd(Turn turn, DeclaredWindows.Declared it, Role role) {
    if (people.same(it.by(), turn.actor().id())
        || people.roleOf(turn.actor().id(), null).includes(role)) {
      return;
    }
    if (it.window().services().isEmpty()) {
      throw new Refusal("It concerns all services. Only who manages all teams ends it.");
    }
    it.window().services().stream()
        .flatMap(id -> names.get(id).stream())
        .forEach(service -> mayChange(turn, service, role));
  }

  private static String word(Window.Kind kind) {
    return switch (kind) {
      case MAINTENANCE -> "maintenance window";
      case FREEZE -> "freeze";
    };
  }
}
