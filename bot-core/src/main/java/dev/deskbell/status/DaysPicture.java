package dev.deskbell.status;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Ninety days of a component as bars, and in words for who does not see them. */
final class DaysPicture {
  private static final int STEP = 5;
  private static final int WIDTH = 4;
  private static final int HEIGHT = 28;
  private static final int MOST_SPANS = 12;

  private DaysPicture() {}

  static String of(Board.Row row) {
    var bars = new StringBuilder();
    for (var at = 0; at < row.days().size(); at++) {
      bars.append(bar(at, row.days().get(at)));
    }
    return """
    <svg class="days" viewBox="0 0 %d %d" preserveAspectRatio="none" role="img" aria-label="%s">%s</svg>\
    """
        .formatted(row.days().size() * STEP - 1, HEIGHT, Escape.of(words(row.days())), bars);
  }

  /** The worse, the higher: also for who sees no colours. */
  private static String bar(int at, Board.Day day) {
    var height =
        switch (day.worst()) {
          case OPERATIONAL -> 12;
          case MAINTENANCE -> 16;
          case DEGRADED -> 20;
          case PARTIAL_OUTAGE -> 24;
          case MAJOR_OUTAGE -> HEIGHT;
        };
    return "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>"
        .formatted(day.worst().code(), at * STEP, HEIGHT - height, WIDTH, height);
  }

  private record Span(Board.Day from, Board.Day until) {
    String words() {
      var when =
          from.equals(until)
              ? Moments.of(from.date())
              : Moments.of(from.date()) + " to " + Moments.of(until.date());
      return from.worst().words().toLowerCase(java.util.Locale.ROOT) + " on " + when;
    }
  }

  /** Days that follow each other and were alike are told together; a long list is cut. */
  private static String words(List<Board.Day> days) {
    var spans = new ArrayList<Span>();
    for (var day : days) {
      if (day.worst() == Effect.OPERATIONAL) {
        continue;
      }
      var last = spans.isEmpty() ? null : spans.getLast();
      if (last != null
          && last.until().worst() == day.worst()
          && last.until().date().plusDays(1).equals(day.date())) {
        spans.set(spans.size() - 1, new Span(last.from(), day));
      } else {
        spans.add(new Span(day, day));
      }
    }
    if (spans.isEmpty()) {
      return "No trouble in %d days".formatted(days.size());
    }
    var told = spans.reversed().stream().limit(MOST_SPANS).map(Span::words);
    return "Last %d days: ".formatted(days.size())
        + told.collect(Collectors.joining("; "))
        + (spans.size() > MOST_SPANS ? "; and more before" : "");
  }
}
