package dev.deskbell.ticket;

import dev.deskbell.chat.Span;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people and moments are called where the desk speaks. */
@Component
public class Names {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm zzz", Locale.ENGLISH);

  private final People people;

  Names(People people) {
    this.people = people;
  }

  public String of(Person.@Nullable Id who) {
    if (who == null) {
      return "nobody";
    }
    return who.equals(Fact.DESK) ? "The desk" : people.get(who).name();
  }

  /** A moment in plain words, in that zone. */
  public static String written(Instant moment, ZoneId zone) {
    return MOMENT.format(moment.atZone(zone));
  }

  /** A moment, written in that zone for where a platform can't show the reader's own. */
  public static Span at(Instant moment, ZoneId zone) {
    return new Span.Timestamp(
        moment, Span.Timestamp.Style.MOMENT, MOMENT.format(moment.atZone(zone)));
  }
}
