package dev.deskbell.oncall;

import dev.deskbell.calendar.Appointment;
import dev.deskbell.calendar.Interval;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.feed.FeedSource;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import dev.deskbell.policy.Closest;
import dev.deskbell.ticket.Names;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A schedule with everybody's shifts as a calendar. */
@Component
class ScheduleFeed implements FeedSource {
  private final Schedules schedules;
  private final Names names;

  ScheduleFeed(Schedules schedules, Names names) {
    this.schedules = schedules;
    this.names = names;
  }

  @Override
  public String kind() {
    return "schedule";
  }

  @Override
  public String summary() {
    return "Everybody's shifts of a schedule";
  }

  @Override
  public Role least() {
    return Role.AGENT;
  }

  @Override
  public String about(String typed) {
    var said = typed.strip().toLowerCase(Locale.ROOT);
    return schedules
        .get(said)
        .map(Schedule::id)
        .orElseThrow(() -> {
          var ids = schedules.all().stream().map(Schedule::id).toList();
          return new Refusal(
              "Say of which schedule, such as of:%s."
                  .formatted(
                      Closest.to(said, ids).orElse(ids.stream().findFirst().orElse("network"))));
        });
  }

  @Override
  public String title(String about) {
    return schedules.get(about).map(Schedule::name).orElse(about);
  }

  @Override
  public Optional<List<Appointment>> entries(String about, Person.Id reader, Interval within) {
    return schedules
        .get(about)
        .map(it ->
            schedules.shifts(it, within).stream()
                .map(shift -> entry(it, shift, names.of(shift.who()) + ": "))
                .toList());
  }

  /** The same turn has the same name even if it is cut short. */
  static Appointment entry(Schedule schedule, Shift shift, String who) {
    var uid =
        schedule.id()
            + "-"
            + shift.when().from().getEpochSecond()
            + "-"
            + shift.who()
            + "@deskbell";
    return new Appointment(uid, who + schedule.name(), shift.when());
  }
}
