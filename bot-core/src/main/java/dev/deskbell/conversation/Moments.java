package dev.deskbell.conversation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads moments as people write them: a day and a time in either order, one of them alone, or a
 * distance from now. All of the words must make sense; nothing is searched for in them. Pure.
 */
record Moments(Instant now, ZoneId zone, Lean lean) {
  /** Where what is left open points to: two o'clock that will be, or that was. */
  enum Lean {
    AHEAD,
    BACK
  }

  /** A day without a time means the beginning of work. */
  private static final LocalTime MORNING = LocalTime.of(9, 0);

  /** No moment takes more words; nobody waits for a novel to be read. */
  private static final int LONGEST = 60;

  /** Nobody means more; far beyond, databases and platforms have no such days. */
  private static final int MOST_YEARS = 100;

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final Pattern FROM_NOW = Pattern.compile("(?:in |\\+)(.+)");
  private static final Pattern AGO = Pattern.compile("(.+) ago");
  private static final Pattern TIME =
      Pattern.compile("(\\d{1,2})(?:[:.](\\d{2})(?::\\d{2})?)? ?(am|pm|h|o'clock)?");
  private static final Pattern LOCAL_ISO = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)t(\\d.*)");

  /** The moment, or a refusal that says how to write one. */
  When read(String typed) {
    try {
      return near(typed, moment(typed).orElseThrow(() -> no(typed)));
    } catch (DateTimeException _) {
      throw no(typed);
    }
  }

  private When near(String typed, When when) {
    if (Math.abs((long) when.moment().getYear() - today().getYear()) > MOST_YEARS) {
      throw new Refusal(
          Given.quoted(typed) + " is more than a hundred years away. Did you mean another year?");
    }
    return when;
  }

  boolean isMoment(String typed) {
    try {
      return moment(typed).isPresent();
    } catch (DateTimeException _) {
      return false;
    }
  }

  private static Refusal no(String typed) {
    var why =
        typed.matches("(?s).*\\d/\\d.*")
            ? " can be read in two ways. Write 2026-12-24 18:00 or 24 Dec 18:00."
            : " is no day or time that I know. Write tomorrow 9am, fri 14:00, in 2 hours"
                + " or 2026-12-24 18:00.";
    return new Refusal(Given.quoted(typed) + why);
  }

  private Optional<When> moment(String typed) {
    if (typed.length() > LONGEST) {
      return Optional.empty();
    }
    var words = typed.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    if (words.equals("now")) {
      return Optional.of(new When(today(), ""));
    }
    return exact(words).or(() -> distant(words)).map(it -> new When(it, "")).or(() -> local(words));
  }

  private ZonedDateTime today() {
    return now.atZone(zone);
  }

  private Optional<ZonedDateTime> exact(String words) {
    try {
      var moment = OffsetDateTime.parse(words.toUpperCase(Locale.ROOT));
      return Optional.of(moment.atZoneSameInstant(zone));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private Optional<ZonedDateTime> distant(String words) {
    var ahead = FROM_NOW.matcher(words);
    if (ahead.matches()) {
      return Distance.parse(ahead.group(1)).map(it -> it.after(today()));
    }
    var ago = AGO.matcher(words);
    return ago.matches()
        ? Distance.parse(ago.group(1)).map(it -> it.before(today()))
        : Optional.empty();
  }

  private Optional<When> local(String words) {
    var iso = LOCAL_ISO.matcher(words);
    var plain = iso.matches() ? iso.group(1) + " " + iso.group(2) : words.replace(" at ", " ");
    var said = plain.startsWith("at ") ? plain.substring(3) : plain;
    return day(said)
        .map(it -> settle(it, MORNING))
        .or(() -> time(said, false).map(this::settle))
        .or(() -> splits(said).flatMap(it -> both(it).stream()).findFirst());
  }

  /** The words cut in two at each space, the longer first part first. */
  private static Stream<String[]> splits(String words) {
    return IntStream.iterate(
            words.lastIndexOf(' '), it -> it > 0, it -> words.lastIndexOf(' ', it - 1))
        .mapToObj(it -> new String[] {words.substring(0, it), words.substring(it + 1)});
  }

  private Optional<When> both(String[] parts) {
    return both(parts[0], parts[1]).or(() -> both(parts[1], parts[0]));
  }

  private Optional<When> both(String day, String time) {
    return day(day).flatMap(on -> time(time, true).map(at -> settle(on, at)));
  }

  private Optional<Day> day(String words) {
    return Day.parse(words, today().toLocalDate());
  }

  /**
   * @param bare whether a number alone is an hour
   */
  private static Optional<LocalTime> time(String words, boolean bare) {
    if (words.equals("noon")) {
      return Optional.of(LocalTime.NOON);
    }
    var time = TIME.matcher(words);
    if (!time.matches() || (!bare && time.group(2) == null && time.group(3) == null)) {
      return Optional.empty();
    }
    var hour = hour(Integer.parseInt(time.group(1)), time.group(3));
    return Optional.of(
        LocalTime.of(hour, time.group(2) == null ? 0 : Integer.parseInt(time.group(2))));
  }

  private static int hour(int said, @Nullable String half) {
    var halved = "am".equals(half) || "pm".equals(half);
    if (halved && (said < 1 || said > 12)) {
      throw new DateTimeException("there is no " + said + half);
    }
    return halved ? said % 12 + ("pm".equals(half) ? 12 : 0) : said;
  }

  private When settle(LocalTime time) {
    return settle(new Day(today().toLocalDate(), Period.ofDays(1)), time);
  }

  /** What comes again is moved to the side of now where it is looked for. */
  private When settle(Day day, LocalTime time) {
    var first = day.date().atTime(time);
    var moment = resolve(first).moment().toInstant();
    return resolve(
        switch (lean) {
          case AHEAD -> moment.isAfter(now) ? first : first.plus(day.repeats());
          case BACK -> moment.isAfter(now) ? first.minus(day.repeats()) : first;
        });
  }

  /** A time that clocks skip is moved on; of one that comes twice the first is meant. */
  private When resolve(LocalDateTime local) {
    var moment = local.atZone(zone);
    var said = CLOCK.format(local);
    return switch (zone.getRules().getValidOffsets(local).size()) {
      case 0 ->
          new When(
              moment,
              said
                  + " does not exist then, clocks go forward: "
                  + CLOCK.format(moment)
                  + " is meant");
      case 1 -> new When(moment, "");
      default -> new When(moment, said + " comes twice then, clocks go back: the first is meant");
    };
  }
}
