package dev.deskbell.conversation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A day as people write it.
 *
 * @param repeats after how long the same words mean another day: a week for a weekday, a year for a
 *     day of the year, nothing for a full date
 */
record Day(LocalDate date, Period repeats) {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> WEEKDAYS =
      List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

  private static final String MONTH = "(" + String.join("|", MONTHS) + ")[a-z]{0,6}\\.?";
  private static final String NUMBER = "(\\d{1,2})(?:st|nd|rd|th|\\.)?";
  private static final String YEAR = "(?:,? (\\d{4}))?";
  private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
  private static final Pattern DOTTED = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})?");
  private static final Pattern DAY_MONTH = Pattern.compile(NUMBER + " ?" + MONTH + YEAR);
  private static final Pattern MONTH_DAY = Pattern.compile(MONTH + " ?" + NUMBER + YEAR);
  private static final Pattern WEEKDAY =
      Pattern.compile(
          "(?:(on|next|last) )?(mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|rs?|rsday|urday)?");

  /** Reads lower-case words, single spaces between them. */
  static Optional<Day> parse(String words, LocalDate today) {
    return switch (words) {
      case "today" -> on(today);
      case "tomorrow" -> on(today.plusDays(1));
      case "yesterday" -> on(today.minusDays(1));
      default ->
          match(ISO, words)
              .map(it -> date(it.group(3), number(it.group(2)), it.group(1), today))
              .or(() ->
                  match(DOTTED, words)
                      .map(it -> date(it.group(1), number(it.group(2)), it.group(3), today)))
              .or(() ->
                  match(DAY_MONTH, words)
                      .map(it -> date(it.group(1), month(it.group(2)), it.group(3), today)))
              .or(() ->
                  match(MONTH_DAY, words)
                      .map(it -> date(it.group(2), month(it.group(1)), it.group(3), today)))
              .or(() -> match(WEEKDAY, words).map(it -> weekday(it, today)));
    };
  }

  private static Optional<Day> on(LocalDate date) {
    return Optional.of(new Day(date, Period.ZERO));
  }

  private static Optional<MatchResult> match(Pattern pattern, String words) {
    var matcher = pattern.matcher(words);
    return matcher.matches() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
  }

  private static Day date(String day, int month, @Nullable String year, LocalDate today) {
    var date = LocalDate.of(year == null ? today.getYear() : number(year), month, number(day));
    return new Day(date, year == null ? Period.ofYears(1) : Period.ZERO);
  }

  private static Day weekday(MatchResult said, LocalDate today) {
    var day = DayOfWeek.of(WEEKDAYS.indexOf(said.group(2)) + 1);
    return switch (String.valueOf(said.group(1))) {
      case "next" -> new Day(today.with(TemporalAdjusters.next(day)), Period.ZERO);
      case "last" -> new Day(today.with(TemporalAdjusters.previous(day)), Period.ZERO);
      default -> new Day(today.with(TemporalAdjusters.nextOrSame(day)), Period.ofWeeks(1));
    };
  }

  private static int month(String name) {
    return MONTHS.indexOf(name) + 1;
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
