package dev.deskbell.change;

import dev.deskbell.calendar.Interval;
import dev.deskbell.calendar.WallClock;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.Types;
import dev.deskbell.service.Service;
import dev.deskbell.service.Services;
import dev.deskbell.service.ServicesType;
import dev.deskbell.service.Window;
import dev.deskbell.service.Windows;
import dev.deskbell.ticket.Names;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The calendar of changes: what is changed when, when services are worked on, and freezes. */
@Component
class CalendarPractice implements Practice {
  private enum Span {
    WEEK("The next seven days", 7),
    MONTH("The next four weeks", 28);

    private final String words;
    private final int days;

    Span(String words, int days) {
      this.words = words;
      this.days = days;
    }

    String words() {
      return words;
    }
  }

  private static final Param<Span> SPAN =
      Param.of("span", "How far ahead?", Types.oneOf("span", Span.class, Span::words));

  private final Param<List<Service>> of;
  private final Bookings bookings;
  private final Windows windows;
  private final Services services;
  private final CalendarPicture picture;

  CalendarPractice(
      ServicesType type,
      Bookings bookings,
      Windows windows,
      Services services,
      CalendarPicture picture) {
    this.of = Param.of("services", "Of which services? All if left out", type);
    this.bookings = bookings;
    this.windows = windows;
    this.services = services;
    this.picture = picture;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.named("change.calendar")
            .says("change calendar", "Changes, maintenance and freezes of the next week or month")
            .example("change calendar", "change calendar month", "change calendar services:erp")
            .takes(SPAN, of)
            .reads()
            .does(it -> Outcome.read(card(it))));
  }

  private Card card(Turn turn) {
    var zone = turn.actor().zone();
    var span = turn.find(SPAN).orElse(Span.WEEK);
    var within = days(turn, span, zone);
    var ids = turn.find(of).map(it -> it.stream().map(Service::id).toList()).orElse(List.of());
    var booked = ids.isEmpty() ? bookings.during(within) : bookings.during(ids, within);
    var around = ids.isEmpty() ? windows.during(within) : windows.during(ids, within);
    if (booked.isEmpty() && around.isEmpty()) {
      return Card.of("Nothing is planned: " + lower(span), Tone.GOOD);
    }
    var card =
        Card.of("Changes: " + lower(span), Tone.CALM, picture.of(booked, around, within, zone));
    var rows = rows(booked, around, zone);
    var shown = rows.stream().limit(Block.Table.MOST_ROWS).toList();
    card = card.with(new Block.Table(List.of("What", "Services", "From", "Until"), shown));
    return rows.size() > shown.size()
        ? card.with(new Block.Note(Text.of("And " + (rows.size() - shown.size()) + " more.")))
        : card;
  }

  private static String lower(Span span) {
    return Character.toLowerCase(span.words().charAt(0)) + span.words().substring(1);
  }

  /** From the beginning of today, so that what is under way shows. */
  private static Interval days(Turn turn, Span span, ZoneId zone) {
    var today = turn.at().atZone(zone).toLocalDate();
    return new Interval(
        WallClock.at(today.atStartOfDay(), zone),
        WallClock.at(today.plusDays(span.days).atStartOfDay(), zone));
  }

  /** Changes and freezes; maintenance hours, which come again and again, are in the picture. */
  private List<List<Text>> rows(List<Booking> booked, List<Window> around, ZoneId zone) {
    var found = new ArrayList<Map.Entry<Interval, List<Text>>>();
    var changes =
        booked.stream()
            .collect(Collectors.groupingBy(Booking::ref, LinkedHashMap::new, Collectors.toList()));
    changes.values().forEach(it -> found.add(Map.entry(it.getFirst().when(), change(it, zone))));
    around.stream()
        .filter(it -> it.isFreeze() || isDeclared(it))
        .forEach(it -> found.add(Map.entry(it.when(), window(it, zone))));
    return found.stream().sorted(Map.Entry.comparingByKey()).map(Map.Entry::getValue).toList();
  }

  private static boolean isDeclared(Window window) {
    return window.id().chars().allMatch(Character::isDigit);
  }

  private List<Text> change(List<Booking> its, ZoneId zone) {
    var first = its.getFirst();
    var what =
        first.secret()
            ? Text.of(first.called())
            : Text.strong(first.called()).and(" " + first.title());
    return row(what, its.stream().map(Booking::service), first.when(), zone);
  }

  private List<Text> window(Window it, ZoneId zone) {
    var what = it.isFreeze() ? Text.strong("Freeze: ").and(it.name()) : Text.of(it.name());
    return row(what, it.services().stream(), it.when(), zone);
  }

  private List<Text> row(Text what, Stream<Service.Id> of, Interval when, ZoneId zone) {
    var called =
        of.map(it -> services.nameOf(it.value())).sorted().collect(Collectors.joining(", "));
    return List.of(
        what,
        Text.of(called.isEmpty() ? "all" : called),
        Text.of(Names.at(when.from(), zone)),
        Text.of(Names.at(when.until(), zone)));
  }
}
