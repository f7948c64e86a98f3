package dev.deskbell.oncall;

import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.Priority;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Plans the pages of one person: each of their ways at its time, none in their quiet hours. */
@Component
class Ringing {
  private final Pages pages;
  private final People people;

  Ringing(Pages pages, People people) {
    this.pages = pages;
    this.people = people;
  }

  /** Returns when the first of them is due. */
  Instant plan(
      Run run, Head head, Person.Id who, String why, PageRules.Wishes wishes, Instant now) {
    var quiet = wishes.quiet();
    var begins =
        quiet == null || head.priority().compareTo(Priority.P3) < 0
            ? now
            : quiet.endsAfter(now, people.get(who).zone()).orElse(now);
    var remark = begins.isAfter(now) ? "waits for the end of their quiet hours" : "";
    var ways = wishes.rules();
    var due = begins;
    for (var place = 0; place < ways.size(); place++) {
      due = due.plus(ways.get(place).after());
      pages.plan(run, who, place, ways.get(place).way(), why, due, remark);
    }
    return begins.plus(ways.isEmpty() ? Duration.ZERO : ways.getFirst().after());
  }
}
