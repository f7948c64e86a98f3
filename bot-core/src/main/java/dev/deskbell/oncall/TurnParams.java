package dev.deskbell.oncall;

import dev.deskbell.calendar.Interval;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Types;
import dev.deskbell.conversation.When;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** What overrides and swaps of turns are asked with. */
@Component
class TurnParams {
  static final Duration LONGEST = Duration.ofDays(92);
  static final Param<When> FROM = Param.of("from", "From when?", Types.moment());
  static final Param<When> UNTIL = Param.of("until", "Until when?", Types.moment());
  static final Param<Long> NUMBER =
      Param.of("number", "Which one? The desk told its number", Types.number(1, Long.MAX_VALUE));

  private final Param<Schedule> schedule;

  TurnParams(ScheduleType schedule) {
    this.schedule = Param.of("schedule", "Which schedule?", schedule);
  }

  Param<Schedule> schedule() {
    return schedule;
  }

  static Interval span(Instant from, Instant until, Instant now) {
    if (!until.isAfter(from)) {
      throw new Refusal("That ends before it begins. Say from when and until when, in this order.");
    }
    if (!until.isAfter(now)) {
      throw new Refusal("That is over already. Say a time to come.");
    }
    if (Duration.between(from, until).compareTo(LONGEST) > 0) {
      throw new Refusal("That is longer than three months. Change the schedule's file instead.");
    }
    return new Interval(from, until);
  }
}
