package dev.deskbell.status;

import dev.deskbell.calendar.Interval;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that the page says, at one moment.
 *
 * @param title of the organisation's choice
 * @param groups the components in the order of the files
 * @param troubles open ones, the newest first
 * @param planned maintenance that is going on or ahead, the next first
 * @param past what has ended, the newest first
 */
record Board(
    String title,
    String about,
    ZoneId zone,
    Instant changedAt,
    List<Group> groups,
    List<Notice> troubles,
    List<Notice> planned,
    List<Notice> past) {
  /** So far back it goes. */
  static final int DAYS = 90;

  /** So much of what is over stands on the page; the days of the components go on. */
  private static final int MOST_PAST = 30;

  /** Components that stand together; without a name when the files give none. */
  record Group(String name, List<Row> rows) {}

  /** A component now, and on each of the last days, today last. */
  record Row(PageComponent component, Effect now, List<Day> days) {}

  /** The worst of a day. */
  record Day(LocalDate date, Effect worst) {}

  static Board of(
      StatusPolicy policy, ZoneId zone, Instant changedAt, List<Notice> notices, Instant now) {
    var byGroup = new LinkedHashMap<String, List<Row>>();
    for (var component : policy.shown()) {
      byGroup
          .computeIfAbsent(component.group(), _ -> new ArrayList<>())
          .add(row(component, zone, notices, now));
    }
    return new Board(
        policy.heading(),
        policy.about() == null ? "" : policy.about(),
        zone,
        changedAt,
        byGroup.entrySet().stream().map(it -> new Group(it.getKey(), it.getValue())).toList(),
        open(notices, State.Kind.TROUBLE).reversed(),
        open(notices, State.Kind.MAINTENANCE).stream()
            .sorted(java.util.Comparator.comparing(it -> it.plan().orElseThrow()))
            .toList(),
        notices.stream()
            .filter(it -> !it.isOpen())
            .sorted(java.util.Comparator.comparing(Board::ended).reversed())
            .limit(MOST_PAST)
            .toList());
  }

  private static Instant ended(Notice notice) {
    return notice.endedAt() == null ? Instant.MAX : notice.endedAt();
  }

  private static List<Notice> open(List<Notice> notices, State.Kind kind) {
    return notices.stream().filter(it -> it.isOpen() && it.kind() == kind).toList();
  }

  private static Row row(PageComponent component, ZoneId zone, List<Notice> notices, Instant now) {
    var service = component.service().value();
    var impacts =
        notices.stream()
            .flatMap(it -> it.impacts().stream())
            .filter(it -> it.service().equals(service))
            .toList();
    var effect =
        notices.stream()
            .filter(Notice::isOpen)
            .map(it -> it.effect(service, now))
            .reduce(Effect.OPERATIONAL, Effect::worse);
    var today = now.atZone(zone).toLocalDate();
    var days = new ArrayList<Day>();
    for (var date = today.minusDays(DAYS - 1); !date.isAfter(today); date = date.plusDays(1)) {
      days.add(new Day(date, worst(impacts, day(date, zone, now))));
    }
    return new Row(component, effect, List.copyOf(days));
  }

  /** Of today only what has been so far. */
  private static Interval day(LocalDate date, ZoneId zone, Instant now) {
    var from = date.atStartOfDay(zone).toInstant();
    var until = date.plusDays(1).atStartOfDay(zone).toInstant();
    var past = now.plusNanos(1000);
    return new Interval(from, until.isAfter(past) && past.isAfter(from) ? past : until);
  }

  private static Effect worst(List<Notice.Impact> impacts, Interval day) {
    return impacts.stream()
        .filter(it -> it.hits(day))
        .map(Notice.Impact::effect)
        .reduce(Effect.OPERATIONAL, Effect::worse);
  }

  /** The worst of all components. */
  Effect overall() {
    return groups.stream()
        .flatMap(it -> it.rows().stream())
        .map(Row::now)
        .reduce(Effect.OPERATIONAL, Effect::worse);
  }

  /** What a notice is about, as outsiders know it; what is no longer shown is left out. */
  List<String> affected(Notice notice) {
    Map<String, String> names = new LinkedHashMap<>();
    groups.forEach(group ->
        group
            .rows()
            .forEach(row -> names.put(row.component().service().value(), row.component().name())));
    return notice.services().stream().filter(names::containsKey).map(names::get).toList();
  }
}
