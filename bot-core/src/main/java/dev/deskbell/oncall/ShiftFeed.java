package dev.deskbell.oncall;

import dev.deskbell.calendar.Appointment;
import dev.deskbell.calendar.Interval;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.feed.FeedSource;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** One's own shifts as a calendar. */
@Component
class ShiftFeed implements FeedSource {
  private final Schedules schedules;

  ShiftFeed(Schedules schedules) {
    this.schedules = schedules;
  }

  @Override
  public String kind() {
    return "shifts";
  }

  @Override
  public String summary() {
    return "Your own shifts on call";
  }

  @Override
  public Role least() {
    return Role.REQUESTER;
  }

  @Override
  public String about(String typed) {
    if (!typed.isBlank()) {
      throw new Refusal(
          "These are your own shifts. Those of all: feed make schedule of:" + typed.strip() + ".");
    }
    return "";
  }

  @Override
  public String title(String about) {
    return "My shifts on call";
  }

  @Override
  public Optional<List<Appointment>> entries(String about, Person.Id reader, Interval within) {
    return Optional.of(
        schedules.turnsOf(reader, within).stream()
            .map(it -> ScheduleFeed.entry(it.schedule(), it.shift(), "On call: "))
            .toList());
  }
}
