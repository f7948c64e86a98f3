package dev.deskbell.change;

import dev.deskbell.calendar.DayChart;
import dev.deskbell.calendar.Interval;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.FileContent;
import dev.deskbell.service.Service;
import dev.deskbell.service.Services;
import dev.deskbell.service.Window;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Draws the calendar of changes: a row for each service that has any, a column for each day. */
@Component
class CalendarPicture {
  private static final int WIDTH = 800;

  private final Services services;

  CalendarPicture(Services services) {
    this.services = services;
  }

  Block of(List<Booking> bookings, List<Window> windows, Interval within, ZoneId zone) {
    var days = (int) Math.max(1, within.length().toDays());
    var chart = new DayChart(zone, within, Math.max(26, WIDTH / days));
    services.current().stream()
        .map(Service::id)
        .filter(it -> concerned(it, bookings, windows))
        .forEach(it -> row(chart, it, bookings, windows));
    chart.legend("Green: maintenance hours. Hatched: freeze, only emergencies. Bars: changes.");
    return new Block.Picture(
        "The calendar of changes, one row for each service",
        new FileContent("changes.png", "image/png", chart.png()));
  }

  private static boolean concerned(
      Service.Id service, List<Booking> bookings, List<Window> windows) {
    return bookings.stream().anyMatch(it -> it.service().equals(service))
        || windows.stream().anyMatch(it -> it.concerns(service));
  }

  private void row(
      DayChart chart, Service.Id service, List<Booking> bookings, List<Window> windows) {
    var row = chart.row(services.nameOf(service.value()));
    windows.stream()
        .filter(it -> it.concerns(service))
        .sorted(java.util.Comparator.comparing(Window::isFreeze))
        .forEach(it ->
            chart.band(row, it.when(), it.isFreeze() ? DayChart.Look.CLOSED : DayChart.Look.OPEN));
    bookings.stream()
        .filter(it -> it.service().equals(service))
        .forEach(it ->
            chart.bar(row, it.when(), (int) it.ref().number(), it.secret() ? "" : "" + it.ref()));
  }
}
