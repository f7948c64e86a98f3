package dev.deskbell.feed;

import dev.deskbell.calendar.Appointment;
import dev.deskbell.calendar.Interval;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import java.util.List;
import java.util.Optional;

/** What a practice has to give as a calendar; a bean of this type can be subscribed to. */
public interface FeedSource {
  /** How it is asked for: {@code shifts}. */
  String kind();

  /** What it is, for who chooses. */
  String summary();

  /** Who may have it, asked again whenever it is read. */
  Role least();

  /**
   * What was said to be wanted of it, in a form that is kept.
   *
   * @param typed may be empty
   * @throws dev.deskbell.conversation.Refusal when there is no such thing
   */
  String about(String typed);

  /** What the calendar is called. */
  String title(String about);

  /**
   * What stands in it within the bounds: of others no more than their names. Empty when what it is
   * about is no longer there.
   *
   * @param reader whose feed it is
   */
  Optional<List<Appointment>> entries(String about, Person.Id reader, Interval within);
}
