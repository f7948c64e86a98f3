package dev.deskbell.incident;

import dev.deskbell.people.People;
import dev.deskbell.people.Team;
import dev.deskbell.service.Service;
import dev.deskbell.ticket.FactWords;
import dev.deskbell.ticket.FollowUps;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.Names;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Drafts the review of an incident as Markdown, from its history; times in the organisation's zone.
 */
@Component
class ReviewDocument {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
  private static final String NOTHING = "(nothing has been written yet)";

  private final Tickets tickets;
  private final Incidents incidents;
  private final Chronicle chronicle;
  private final Duties duties;
  private final Tasks tasks;
  private final Reports reports;
  private final Reviews reviews;
  private final MeToo meToo;
  private final AffectedServices services;
  private final FactWords words;
  private final Names names;
  private final People people;
  private final ObjectProvider<FollowUps> followUps;

  ReviewDocument(
      Tickets tickets,
      Incidents incidents,
      Chronicle chronicle,
      Duties duties,
      Tasks tasks,
      Reports reports,
      Reviews reviews,
      MeToo meToo,
      AffectedServices services,
      FactWords words,
      Names names,
      People people,
      ObjectProvider<FollowUps> followUps) {
    this.tickets = tickets;
    this.incidents = incidents;
    this.chronicle = chronicle;
    this.duties = duties;
    this.tasks = tasks;
    this.reports = reports;
    this.reviews = reviews;
    this.meToo = meToo;
    this.services = services;
    this.words = words;
    this.names = names;
    this.people = people;
    this.followUps = followUps;
  }

  String of(TicketRef ref) {
    var head = tickets.look(ref).orElseThrow();
    var incident = incidents.findByRef(ref).orElseThrow();
    var events = chronicle.of(ref);
    var page = new Markdown();
    page.title("Review of " + ref + ": " + head.title());
    if (head.drill()) {
      page.paragraph("This was a drill: an exercise, in which nothing was broken.");
    }
    about(page, head, incident);
    figures(page, Chronicle.moments(events));
    learned(page, ref);
    followUps(page, ref);
    timeline(page, events);
    reports(page, ref);
    tasks(page, ref);
    return page.toString();
  }

  private void about(Markdown page, Head head, Incident incident) {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("Status", incident.status().words()));
    rows.add(List.of("Major incident", incident.isMajor() ? "yes" : "no"));
    rows.add(List.of("Priority", head.priority().name()));
    var hit = services.of(head).stream().map(Service::name).collect(Collectors.joining(", "));
    rows.add(List.of("Services hit", hit.isEmpty() ? "not said" : hit));
    if (head.team() != null) {
      rows.add(
          List.of("Team", people.team(head.team()).map(Team::name).orElse(head.team().value())));
    }
    rows.add(List.of("Reported by", names.of(head.requester())));
    rows.add(List.of("Affected too", MajorLook.people(meToo.count(head.ref()))));
    duties
        .of(head.ref())
        .forEach(it -> rows.add(List.of(duties.name(it.role()), names.of(it.holder()))));
    page.table(List.of("What", "Value"), rows);
    if (!head.details().isBlank()) {
      page.paragraph(head.details());
    }
    page.heading("How it was solved");
    page.paragraph(incident.resolution().isEmpty() ? NOTHING : incident.resolution());
  }

  private void figures(Markdown page, Chronicle.Moments moments) {
    page.heading("Figures");
    var rows = new ArrayList<List<String>>();
    row(rows, "Detected", moments.detected(), moments);
    row(rows, "Acknowledged", moments.acknowledged(), moments);
    row(rows, "Mitigated", moments.mitigated(), moments);
    row(rows, "Resolved", moments.resolved(), moments);
    page.table(List.of("Moment", "When", "After detection"), rows);
  }

  private void row(
      List<List<String>> rows,
      String name,
      Optional<Chronicle.Event> event,
      Chronicle.Moments moments) {
    var begin = moments.detected().map(Chronicle.Event::when);
    rows.add(
        event
            .map(it ->
                List.of(
                    name,
                    written(it),
                    begin.map(from -> length(Duration.between(from, it.when()))).orElse("")))
            .orElseGet(() -> List.of(name, "not recorded", "")));
  }

  private void learned(Markdown page, TicketRef ref) {
    var learned = reviews.of(ref).orElseGet(() -> new Reviews.Learned("", "", ""));
    section(page, "Contributing causes", learned.causes());
    section(page, "What went well", learned.well());
    section(page, "What could have gone better", learned.badly());
  }

  private static void section(Markdown page, String heading, String words) {
    page.heading(heading);
    page.paragraph(words.isBlank() ? NOTHING : words);
  }

  private void followUps(Markdown page, TicketRef ref) {
    var all =
        followUps.stream()
            .flatMap(it -> it.of(ref).stream())
            .filter(it -> !it.hidden() || tickets.look(ref).orElseThrow().hidden())
            .toList();
    page.heading("Follow-ups");
    if (all.isEmpty()) {
      page.paragraph("(none yet)");
      return;
    }
    page.table(
        List.of("Ticket", "What", "Who", "Until", "State"),
        all.stream()
            .map(it ->
                List.of(
                    it.ref().toString(),
                    it.title(),
                    names.of(it.owner()),
                    written(it.due()),
                    it.status()))
            .toList());
  }

  private void timeline(Markdown page, List<Chronicle.Event> events) {
    page.heading("Timeline");
    page.paragraph("Times in " + zone().getId() + ".");
    page.table(
        List.of("When", "Who", "What"),
        events.stream()
            .map(it -> List.of(written(it), names.of(it.by()), words.of(it.fact()).plain()))
            .toList());
  }

  private void reports(Markdown page, TicketRef ref) {
    var all = reports.of(ref);
    if (!all.isEmpty()) {
      page.heading("Situation reports");
      page.table(
          List.of("When", "By", "What", "Impact", "Next"),
          all.stream()
              .map(it ->
                  List.of(
                      written(it.at()), names.of(it.author()), it.what(), it.impact(), it.next()))
              .toList());
    }
  }

  private void tasks(Markdown page, TicketRef ref) {
    var all = tasks.of(ref);
    if (!all.isEmpty()) {
      page.heading("Tasks");
      page.items(
          all.stream()
              .map(it ->
                  "%s: %s (%s)"
                      .formatted(
                          it.isOpen() ? "open" : "done",
                          it.what(),
                          names.of(it.isOpen() ? it.owner() : it.by())))
              .toList());
    }
  }

  /** With what was recorded, where that was set right later. */
  private String written(Chronicle.Event event) {
    return event.when().equals(event.recorded())
        ? written(event.when())
        : written(event.when()) + " (recorded " + written(event.recorded()) + ")";
  }

  private String written(Instant when) {
    return TIME.format(when.atZone(zone()));
  }

  private ZoneId zone() {
    return people.organisation().zone();
  }

  private static String length(Duration length) {
    var minutes = length.toMinutes();
    return minutes < 60 ? minutes + " min" : "%d h %d min".formatted(minutes / 60, minutes % 60);
  }
}
