package dev.deskbell.oncall;

import dev.deskbell.calendar.Interval;
import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.PersonType;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.When;
import dev.deskbell.delivery.Deliveries;
import dev.deskbell.delivery.Destination;
import dev.deskbell.delivery.Telling;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.stereotype.Component;

/** Standing in for whoever is on call. */
@Component
class CoverPractice implements Practice {
  private final Param<Schedule> schedule;
  private final Param<Person> who;
  private final Schedules schedules;
  private final Covers covers;
  private final People people;
  private final RotaGroups groups;
  private final OncallHome home;
  private final Deliveries deliveries;

  CoverPractice(
      TurnParams params,
      PersonType who,
      Schedules schedules,
      Covers covers,
      People people,
      RotaGroups groups,
      OncallHome home,
      Deliveries deliveries) {
    this.schedule = params.schedule();
    this.who = Param.of("who", "Who is on call instead?", who);
    this.schedules = schedules;
    this.covers = covers;
    this.people = people;
    this.groups = groups;
    this.home = home;
    this.deliveries = deliveries;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.named("oncall.override")
            .says("oncall override", "Put somebody on call instead of who would be")
            .example("oncall override network @ben friday 9am saturday 9am")
            .needs(schedule, who, TurnParams.FROM, TurnParams.UNTIL)
            .by(Role.RESPONDER)
            .does(it ->
                override(
                    it,
                    it.get(who),
                    it.get(TurnParams.FROM).instant(),
                    it.get(TurnParams.UNTIL).instant())),
        Operation.named("oncall.take")
            .says(
                "oncall take", "Be on call yourself from now on, until the turn ends or as you say")
            .example("oncall take network", "oncall take network until:6pm")
            .needs(schedule)
            .takes(TurnParams.UNTIL)
            .by(Role.RESPONDER)
            .does(it -> override(it, it.actor(), it.at(), end(it))),
        Operation.named("oncall.uncover")
            .says("oncall uncover", "Take an override back")
            .example("oncall uncover 12")
            .needs(TurnParams.NUMBER)
            .by(Role.RESPONDER)
            .does(this::uncover));
  }

  private Instant end(Turn turn) {
    return turn.find(TurnParams.UNTIL)
        .map(When::instant)
        .orElseGet(() ->
            schedules
                .at(turn.get(schedule), turn.at())
                .flatMap(_ -> current(turn))
                .map(it -> it.when().until())
                .orElseThrow(() ->
                    new Refusal(
                        "Nobody is on call now, so no turn ends. Say until when: until:6pm.")));
  }

  private java.util.Optional<Shift> current(Turn turn) {
    var ahead = Interval.of(turn.at(), TurnParams.LONGEST);
    return schedules.shifts(turn.get(schedule), ahead).stream()
        .filter(it -> it.when().contains(turn.at()))
        .findFirst();
  }

  private Outcome override(Turn turn, Person person, Instant from, Instant until) {
    var its = turn.get(schedule);
    mayChange(turn, its);
    var when = TurnParams.span(from, until, turn.at());
    var replaced = new LinkedHashSet<Person.Id>();
    schedules.shifts(its, when).forEach(it -> replaced.add(it.who()));
    var id = covers.add(its.id(), when, person.id(), turn.actor().id(), turn.at());
    replaced.add(person.id());
    home.changed(its, when, replaced);
    replaced.remove(turn.actor().id());
    groups.changed(its);
    deliveries.tell(
        replaced.stream()
            .map(it -> Telling.once(Topics.cover(id), new Destination.Someone(it)))
            .toList());
    return Outcome.said(
        person.name()
            + " is on call for "
            + its.name()
            + " "
            + Written.span(when, turn.actor().zone())
            + ". `oncall uncover "
            + id
            + "` takes it back.");
  }

  private void mayChange(Turn turn, Schedule its) {
    if (!people.holds(turn.actor().id(), Role.RESPONDER, its.team())) {
      throw new Refusal(
          its.name()
              + " belongs to the team "
              + its.team()
              + ". Only its responders and managers change who is on call.");
    }
  }

  private Outcome uncover(Turn turn) {
    var id = turn.get(TurnParams.NUMBER);
    var cover =
        covers.find(id).orElseThrow(() -> new Refusal("There is no override " + id + " in force."));
    var its =
        schedules
            .get(cover.schedule())
            .orElseThrow(() -> new Refusal("Its schedule is no longer in the files."));
    if (!people.same(cover.who(), turn.actor().id())) {
      mayChange(turn, its);
    }
    covers.cancel(id, turn.actor().id(), turn.at());
    home.changed(its, cover.when(), List.of(cover.who()));
    groups.changed(its);
    if (!people.same(cover.who(), turn.actor().id())) {
      deliveries.tell(
          List.of(Telling.once(Topics.cover(id), new Destination.Someone(cover.who()))));
    }
    return Outcome.said("Done. " + its.name() + " goes by its files again there.");
  }
}
