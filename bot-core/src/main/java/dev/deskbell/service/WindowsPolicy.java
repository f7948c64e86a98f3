package dev.deskbell.service;

import dev.deskbell.calendar.HoursEntry;
import dev.deskbell.calendar.Interval;
import dev.deskbell.calendar.WallClock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code windows.yaml}. */
record WindowsPolicy(@Nullable List<Maintenance> maintenance, @Nullable List<Freeze> freezes) {
  static final WindowsPolicy ABSENT = new WindowsPolicy(List.of(), List.of());

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  List<Maintenance> weekly() {
    return maintenance == null ? List.of() : maintenance;
  }

  List<Freeze> frozen() {
    return freezes == null ? List.of() : freezes;
  }

  /** Hours that come again every week. */
  record Maintenance(
      String id,
      String name,
      @Nullable List<String> services,
      @Nullable String zone,
      List<HoursEntry> hours) {
    boolean concerns(Service.Id service) {
      return services == null || services.contains(service.value());
    }
  }

  /** A time in which nothing changes. */
  record Freeze(
      String id,
      String name,
      @Nullable List<String> services,
      @Nullable String zone,
      String from,
      String until,
      @Nullable List<String> passes) {
    Interval when(ZoneId usual) {
      var its = WindowsPolicy.zone(zone, usual);
      return new Interval(WallClock.at(moment(from), its), WallClock.at(moment(until), its));
    }
  }

  static ZoneId zone(@Nullable String written, ZoneId usual) {
    return written == null ? usual : ZoneId.of(written);
  }

  static LocalDateTime moment(String written) {
    return LocalDateTime.parse(written, MOMENT);
  }

  static Set<Service.Id> ids(@Nullable List<String> written) {
    return written == null
        ? Set.of()
        : written.stream().map(Service.Id::new).collect(Collectors.toUnmodifiableSet());
  }
}
