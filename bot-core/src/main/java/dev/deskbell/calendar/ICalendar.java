package dev.deskbell.calendar;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import biweekly.io.TimezoneInfo;
import biweekly.property.DateStart;
import biweekly.property.Status;
import biweekly.util.Frequency;
import biweekly.util.ICalDate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** Calendars as files that other programs read and write (RFC 5545). */
public final class ICalendar {
  /** An entry that repeats for ever stands no oftener in what is read. */
  private static final int MOST_REPETITIONS = 2000;

  /** Whoever sends more sends no calendar of a person. */
  private static final int MOST_ENTRIES = 5000;

  /** Entries that began longer before what is asked for are over by then. */
  private static final Duration LONGEST = Duration.ofDays(400);

  private ICalendar() {}

  /** Not a calendar, in words for whoever sent it. */
  public static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    Unreadable(String why) {
      super(why);
    }
  }

  /** The entries as a feed; the same entries always give the same words. */
  public static String write(String name, List<Appointment> entries, Instant at) {
    var calendar = new biweekly.ICalendar();
    calendar.setProductId("-//Deskbell//Deskbell//EN");
    calendar.setName(name);
    // What most programs read instead, though it never became a standard.
    calendar.setExperimentalProperty("X-WR-CALNAME", name);
    calendar.setRefreshInterval(new biweekly.util.Duration.Builder().hours(1).build());
    for (var entry : entries) {
      var event = new VEvent();
      event.setUid(entry.uid());
      event.setDateTimeStamp(Date.from(at));
      event.setSummary(entry.title());
      event.setDateStart(Date.from(entry.when().from()));
      event.setDateEnd(Date.from(entry.when().until()));
      calendar.addEvent(event);
    }
    return Biweekly.write(calendar).go();
  }

  /**
   * What stands in the calendar within these bounds, repetitions included, in order. What has no
   * zone of its own, such as whole days, is meant in the given one. Cancelled entries fall out.
   */
  public static List<Appointment> read(String written, ZoneId zone, Interval within)
      throws Unreadable {
    var calendars = Biweekly.parse(written).defaultTimezone(TimeZone.getTimeZone(zone)).all();
    if (calendars.isEmpty()) {
      throw new Unreadable("This is no calendar: it has no BEGIN:VCALENDAR.");
    }
    var found = new ArrayList<Appointment>();
    for (var calendar : calendars) {
      for (var event : calendar.getEvents()) {
        add(event, calendar.getTimezoneInfo(), zone, within, found);
      }
    }
    found.sort(java.util.Comparator.comparing(Appointment::when));
    return List.copyOf(found);
  }

  private static void add(
      VEvent event, TimezoneInfo zones, ZoneId zone, Interval within, List<Appointment> found) {
    var start = event.getDateStart();
    if (start == null
        || start.getValue() == null
        || isCancelled(event)
        || repeatsWithinDays(event)
        || found.size() >= MOST_ENTRIES) {
      return;
    }
    if (!start.getValue().hasTime()) {
      addDays(event, zone, within, found);
      return;
    }
    var its = zoneOf(event, zones, zone);
    var dates = event.getDateIterator(TimeZone.getTimeZone(its));
    dates.advanceTo(Date.from(within.from().minus(LONGEST)));
    for (var count = 0; dates.hasNext() && count < MOST_REPETITIONS; count++) {
      var from = dates.next().toInstant();
      if (!from.isBefore(within.until())) {
        return;
      }
      interval(event, from)
          .filter(within::overlaps)
          .ifPresent(it -> found.add(new Appointment(uid(event), title(event), it)));
    }
  }

  /**
   * Whole days last as many days of the calendar, however long these are. What was parsed is their
   * midnight where this program runs, which may be another day elsewhere: so they are counted as
   * they were written, by their midnights in one zone. The library counts what has no time of day
   * in the zone of the machine, whichever it is told.
   */
  private static void addDays(VEvent event, ZoneId zone, Interval within, List<Appointment> found) {
    var length = days(event);
    event.setDateStart(new DateStart(midnight(event.getDateStart().getValue())));
    event.getExceptionDates().forEach(it -> it.getValues().replaceAll(ICalendar::midnight));
    event.getRecurrenceDates().forEach(it -> it.getDates().replaceAll(ICalendar::midnight));
    var dates = event.getDateIterator(TimeZone.getTimeZone(ZoneOffset.UTC));
    dates.advanceTo(Date.from(within.from().minus(LONGEST)));
    for (var count = 0; dates.hasNext() && count < MOST_REPETITIONS; count++) {
      var first = LocalDate.ofInstant(dates.next().toInstant(), ZoneOffset.UTC);
      var from = WallClock.at(first.atStartOfDay(), zone);
      if (!from.isBefore(within.until())) {
        return;
      }
      Interval.between(from, WallClock.at(first.plusDays(length).atStartOfDay(), zone))
          .filter(within::overlaps)
          .ifPresent(it -> found.add(new Appointment(uid(event), title(event), it)));
    }
  }

  private static ICalDate midnight(ICalDate written) {
    var raw = written.getRawComponents();
    var day =
        raw == null
            ? LocalDate.ofInstant(written.toInstant(), ZoneOffset.UTC)
            : LocalDate.of(raw.getYear(), raw.getMonth(), raw.getDate());
    return new ICalDate(Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()), true);
  }

  private static long days(VEvent event) {
    var end = end(event);
    var start = event.getDateStart().getValue().toInstant();
    return end == null ? 1 : Math.max(1, (Duration.between(start, end).toHours() + 12) / 24);
  }

  private static boolean isCancelled(VEvent event) {
    return event.getStatus() != null && Status.cancelled().equals(event.getStatus());
  }

  /** Nobody is on holiday every hour; counting such up to now would take for ever. */
  private static boolean repeatsWithinDays(VEvent event) {
    var rule = event.getRecurrenceRule();
    return rule != null
        && rule.getValue() != null
        && (rule.getValue().getFrequency() == Frequency.SECONDLY
            || rule.getValue().getFrequency() == Frequency.MINUTELY
            || rule.getValue().getFrequency() == Frequency.HOURLY);
  }

  private static ZoneId zoneOf(VEvent event, TimezoneInfo zones, ZoneId usual) {
    var assigned = zones.getTimezone(event.getDateStart());
    return assigned == null ? usual : assigned.getTimeZone().toZoneId();
  }

  private static Optional<Interval> interval(VEvent event, Instant from) {
    var end = end(event);
    return end == null
        ? Optional.empty()
        : Interval.between(
            from, from.plus(Duration.between(event.getDateStart().getValue().toInstant(), end)));
  }

  private static @Nullable Instant end(VEvent event) {
    if (event.getDateEnd() != null && event.getDateEnd().getValue() != null) {
      return event.getDateEnd().getValue().toInstant();
    }
    if (event.getDuration() != null && event.getDuration().getValue() != null) {
      return event.getDuration().getValue().add(event.getDateStart().getValue()).toInstant();
    }
    return null;
  }

  private static String uid(VEvent event) {
    return event.getUid() == null ? "" : String.valueOf(event.getUid().getValue());
  }

  private static String title(VEvent event) {
    return event.getSummary() == null ? "" : String.valueOf(event.getSummary().getValue());
  }
}
