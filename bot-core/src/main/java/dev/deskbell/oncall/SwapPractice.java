package dev.deskbell.oncall;

import dev.deskbell.calendar.Interval;
import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.PersonType;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.Types;
import dev.deskbell.conversation.When;
import dev.deskbell.delivery.Deliveries;
import dev.deskbell.delivery.Destination;
import dev.deskbell.delivery.Telling;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asking somebody to take over, and their answer. */
@Component
class SwapPractice implements Practice {
  private static final Param<When> BACK_FROM =
      Param.of("back-from", "From when do you take over in return?", Types.moment())
          .hinting("Leave empty to ask for a favour");
  private static final Param<When> BACK_UNTIL =
      Param.of("back-until", "Until when in return?", Types.moment()).notAsked();
  private final Param<Schedule> schedule;
  private final Param<Person> with;
  private final Schedules schedules;
  private final Swaps swaps;
  private final Covers covers;
  private final People people;
  private final RotaGroups groups;
  private final OncallHome home;
  private final Deliveries deliveries;

  SwapPractice(
      TurnParams params,
      PersonType with,
      Schedules schedules,
      Swaps swaps,
      Covers covers,
      People people,
      RotaGroups groups,
      OncallHome home,
      Deliveries deliveries) {
    this.schedule = params.schedule();
    this.with = Param.of("with", "Who shall take over?", with);
    this.schedules = schedules;
    this.swaps = swaps;
    this.covers = covers;
    this.people = people;
    this.groups = groups;
    this.home = home;
    this.deliveries = deliveries;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.named("oncall.swap")
            .says("oncall swap", "Ask somebody to take your turn over, and offer one in return")
            .example(
                "oncall swap @ben network friday 9am saturday 9am",
                "oncall swap @ben network friday 9am saturday 9am back-from:monday 9am"
                    + " back-until:tuesday 9am")
            .needs(with, schedule, TurnParams.FROM, TurnParams.UNTIL)
            .takes(BACK_FROM, BACK_UNTIL)
            .does(this::ask),
        answer(
            "oncall.accept", "oncall accept", "Take over as you were asked", Swap.State.ACCEPTED),
        answer(
            "oncall.decline",
            "oncall decline",
            "Say that you don't take over",
            Swap.State.DECLINED),
        answer(
            "oncall.withdraw",
            "oncall withdraw",
            "Take back that you asked for a swap",
            Swap.State.WITHDRAWN));
  }

  private Operation answer(String name, String phrase, String summary, Swap.State state) {
    return Operation.named(name)
        .says(phrase, summary)
        .example(phrase + " 12")
        .needs(TurnParams.NUMBER)
        .does(it -> answer(it, state));
  }

  private Outcome ask(Turn turn) {
    var its = turn.get(schedule);
    var asked = turn.get(with);
    var me = turn.actor().id();
    if (people.same(asked.id(), me)) {
      throw new Refusal("That is you. Say whom you want to ask.");
    }
    var when =
        TurnParams.span(
            turn.get(TurnParams.FROM).instant(), turn.get(TurnParams.UNTIL).instant(), turn.at());
    mustHave(its, me, when, "You are");
    var back = back(turn, its, asked);
    var id = swaps.ask(its.id(), me, asked.id(), when, back, turn.at());
    tell(id, me, asked.id());
    return Outcome.said("I ask " + asked.name() + ". You read the answer in your direct messages.");
  }

  private @Nullable Interval back(Turn turn, Schedule its, Person asked) {
    var from = turn.find(BACK_FROM).map(When::instant);
    if (from.isEmpty()) {
      return null;
    }
    var length =
        java.time.Duration.between(
            turn.get(TurnParams.FROM).instant(), turn.get(TurnParams.UNTIL).instant());
    var until = turn.find(BACK_UNTIL).map(When::instant).orElseGet(() -> from.get().plus(length));
    var back = TurnParams.span(from.get(), until, turn.at());
    mustHave(its, asked.id(), back, asked.name() + " is");
    return back;
  }

  private void mustHave(Schedule its, Person.Id who, Interval when, String whoIs) {
    if (turns(its, who, when).isEmpty()) {
      throw new Refusal(
          whoIs
              + " not on call for "
              + its.name()
              + " then. `oncall show "
              + its.id()
              + "` shows who is.");
    }
  }

  private List<Shift> turns(Schedule its, Person.Id who, Interval when) {
    return schedules.shifts(its, when).stream().filter(it -> people.same(it.who(), who)).toList();
  }

  private Outcome answer(Turn turn, Swap.State state) {
    var swap =
        swaps
            .lock(turn.get(TurnParams.NUMBER))
            .filter(it -> concerns(it, turn.actor().id()))
            .orElseThrow(() -> new Refusal("Nobody asked you for such a swap. Check the number."));
    mayAnswer(turn, swap, state);
    var sentence = state == Swap.State.ACCEPTED ? accept(turn, swap) : said(state);
    swaps.answer(swap.id(), state, turn.at());
    tell(swap.id(), swap.asker(), swap.asked());
    return Outcome.said(sentence);
  }

  private boolean concerns(Swap swap, Person.Id who) {
    return people.same(swap.asked(), who) || people.same(swap.asker(), who);
  }

  private void mayAnswer(Turn turn, Swap swap, Swap.State state) {
    var theirs = state == Swap.State.WITHDRAWN ? swap.asker() : swap.asked();
    if (!people.same(theirs, turn.actor().id())) {
      throw new Refusal(
          state == Swap.State.WITHDRAWN
              ? "Only who asked can take it back; you can decline."
              : "Only who was asked can answer; you can withdraw it.");
    }
    if (swap.state() != Swap.State.ASKED) {
      throw new Refusal(
          "This swap is " + swap.state().name().toLowerCase(java.util.Locale.ROOT) + " already.");
    }
    if (!swap.when().until().isAfter(turn.at())) {
      throw new Refusal("What this swap was about is over.");
    }
  }

  /** Only turns that they still have then change hands. */
  private String accept(Turn turn, Swap swap) {
    var its =
        schedules
            .get(swap.schedule())
            .orElseThrow(() -> new Refusal("Its schedule is no longer in the files."));
    var given = turns(its, swap.asker(), swap.when());
    if (given.isEmpty()) {
      throw new Refusal(
          "Who asked you is no longer on call then, so there is nothing to take over.");
    }
    var back = swap.back();
    var taken = back == null ? Stream.<Shift>empty() : turns(its, swap.asked(), back).stream();
    var returned = taken.toList();
    given.forEach(it -> cover(its, it, swap.asked(), turn));
    returned.forEach(it -> cover(its, it, swap.asker(), turn));
    home.changed(its, swap.when(), List.of(swap.asker(), swap.asked()));
    groups.changed(its);
    return "Done. You are on call for "
        + its.name()
        + " "
        + Written.span(swap.when(), turn.actor().zone())
        + ".";
  }

  private void cover(Schedule its, Shift shift, Person.Id who, Turn turn) {
    covers.add(its.id(), shift.when(), who, turn.actor().id(), turn.at());
  }

  private static String said(Swap.State state) {
    return state == Swap.State.DECLINED ? "I tell them that you don't." : "You no longer ask.";
  }

  private void tell(long swap, Person.Id asker, Person.Id asked) {
    deliveries.tell(
        Stream.of(asked, asker)
            .map(it -> Telling.keep(Topics.swap(swap), new Destination.Someone(it)))
            .toList());
  }
}
