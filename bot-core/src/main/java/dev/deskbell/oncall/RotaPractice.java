package dev.deskbell.oncall;

import dev.deskbell.calendar.Interval;
import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Block.Facts.Row;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Turn;
import dev.deskbell.people.Role;
import dev.deskbell.ticket.Names;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who is on call, for whoever asks. */
@Component
class RotaPractice implements Practice {
  private static final Duration WEEKS = Duration.ofDays(28);

  private final Param<Schedule> of;
  private final Schedules schedules;
  private final RotaPicture picture;
  private final Names names;

  RotaPractice(ScheduleType type, Schedules schedules, RotaPicture picture, Names names) {
    this.of = Param.of("of", "Of which schedule, team or service?", type);
    this.schedules = schedules;
    this.picture = picture;
    this.names = names;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.named("oncall.who")
            .says("oncall who", "Who is on call now, and who is next")
            .example("oncall who", "oncall who network", "oncall who checkout")
            .takes(of)
            .reads()
            .does(it -> Outcome.read(who(it))),
        Operation.named("oncall.me")
            .says("oncall me", "When you are on call")
            .reads()
            .does(it -> Outcome.read(mine(it))),
        Operation.named("oncall.show")
            .says("oncall show", "A schedule in the next four weeks, as a list and a picture")
            .example("oncall show network")
            .needs(of)
            .by(Role.AGENT)
            .reads()
            .does(it -> Outcome.read(whole(it))));
  }

  private Card who(Turn turn) {
    var asked = turn.find(of).map(List::of).orElseGet(schedules::all);
    if (asked.isEmpty()) {
      return Card.of(
          "Nobody is on call",
          Tone.QUIET,
          new Block.Paragraph(Text.of("The organisation's files name no schedules.")));
    }
    var rows =
        asked.stream()
            .limit(Block.Facts.MOST)
            .map(it -> new Row(it.name(), now(it, turn.at(), turn.actor().zone())))
            .toList();
    return Card.of("On call now", Tone.CALM, new Block.Facts(rows));
  }

  private Text now(Schedule schedule, Instant at, ZoneId zone) {
    var shifts = schedules.shifts(schedule, Interval.of(at, WEEKS));
    var first = shifts.stream().findFirst().filter(it -> it.when().contains(at));
    var next = shifts.stream().filter(it -> it.when().from().isAfter(at)).findFirst();
    var text =
        first
            .map(it -> Text.strong(names.of(it.who())).and(until(it, at, zone)))
            .orElseGet(() -> Text.strong("nobody"));
    return next.map(it -> text.and(then(it, first, zone))).orElse(text);
  }

  private static Text until(Shift shift, Instant at, ZoneId zone) {
    return shift.when().until().isBefore(at.plus(WEEKS))
        ? Text.of(" until ").and(Names.at(shift.when().until(), zone))
        : Text.NONE;
  }

  private Text then(Shift next, Optional<Shift> now, ZoneId zone) {
    var follows = now.filter(it -> it.when().until().equals(next.when().from())).isPresent();
    var then = Text.of(", then " + names.of(next.who()));
    return follows ? then : then.and(" from ").and(Names.at(next.when().from(), zone));
  }

  private Card mine(Turn turn) {
    var turns = schedules.turnsOf(turn.actor().id(), Interval.of(turn.at(), WEEKS.multipliedBy(2)));
    if (turns.isEmpty()) {
      return Card.of("You are not on call in the next eight weeks", Tone.GOOD);
    }
    var zone = turn.actor().zone();
    var now = turns.getFirst().shift().when().contains(turn.at());
    var rows =
        turns.stream()
            .limit(Block.Facts.MOST)
            .map(it -> new Row(it.schedule().name(), span(it.shift(), zone)))
            .toList();
    return Card.of(
        now ? "You are on call" : "You are not on call now",
        now ? Tone.WARNING : Tone.CALM,
        new Block.Facts(rows));
  }

  static Text span(Shift shift, ZoneId zone) {
    return span(shift.when(), zone);
  }

  static Text span(Interval when, ZoneId zone) {
    return Text.of(Names.at(when.from(), zone)).and(" – ").and(Names.at(when.until(), zone));
  }

  private Card whole(Turn turn) {
    var schedule = turn.get(of);
    var weeks = Interval.of(turn.at(), WEEKS);
    var shifts = schedules.shifts(schedule, weeks);
    var rows =
        shifts.stream()
            .limit(Block.Table.MOST_ROWS)
            .map(it ->
                List.of(
                    Text.of(names.of(it.who())),
                    Text.of(Names.at(it.when().from(), turn.actor().zone())),
                    Text.of(Names.at(it.when().until(), turn.actor().zone()))))
            .toList();
    var card =
        Card.of(
            schedule.name(),
            Tone.CALM,
            picture.of(schedule, shifts, weeks),
            new Block.Table(List.of("Who", "From", "Until"), rows));
    return card.with(
            new Block.Note(Text.of("Its hand-offs are on the clock of " + schedule.zone() + ".")))
        .with(Action.button("Stand in", new dev.deskbell.chat.Call("oncall.take", schedule.id())));
  }
}
