package dev.deskbell.incident;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Clip;
import dev.deskbell.chat.Text;
import dev.deskbell.people.People;
import dev.deskbell.service.Service;
import dev.deskbell.ticket.Audience;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.Names;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a major incident's card shows beside that of any incident. */
@Component
class MajorLook {
  private static final int LONGEST = 400;

  private final Duties duties;
  private final Tasks tasks;
  private final Reports reports;
  private final MeToo meToo;
  private final AffectedServices services;
  private final Names names;
  private final People people;

  MajorLook(
      Duties duties,
      Tasks tasks,
      Reports reports,
      MeToo meToo,
      AffectedServices services,
      Names names,
      People people) {
    this.duties = duties;
    this.tasks = tasks;
    this.reports = reports;
    this.meToo = meToo;
    this.services = services;
    this.names = names;
    this.people = people;
  }

  /** How far it is: solved when its status says so. */
  static String stage(Incident incident) {
    return incident.status().phase().isOpen()
        ? incident.major().words()
        : incident.status().words().toLowerCase(Locale.ROOT);
  }

  List<Block.Facts.Row> rows(Head head, Incident incident) {
    var rows = new ArrayList<Block.Facts.Row>();
    if (incident.isMajor()) {
      rows.add(row("Major incident", stage(incident)));
      var affected = services.of(head);
      if (affected.size() > 1) {
        rows.add(
            row(
                "Services hit",
                affected.stream().map(Service::name).collect(Collectors.joining(", "))));
      }
    }
    if (incident.affected() > 0) {
      rows.add(row("Affected too", people(meToo.count(head.ref()))));
    }
    return rows;
  }

  static String people(int count) {
    return count == 1 ? "1 person" : count + " people";
  }

  List<Block> blocks(Head head, Audience audience) {
    var blocks = new ArrayList<Block>();
    reports
        .latest(head.ref())
        .ifPresent(it -> blocks.addAll(report(it, people.organisation().zone())));
    if (audience == Audience.TEAM) {
      blocks.add(new Block.Paragraph(roles(head)));
      var all = tasks.of(head.ref());
      if (!all.isEmpty()) {
        blocks.add(new Block.Paragraph(tasks.words(all)));
      }
    }
    return blocks;
  }

  static List<Block> report(Reports.Report it, ZoneId zone) {
    var text =
        Text.strong("Report " + it.number())
            .and(" ")
            .and(Names.at(it.at(), zone))
            .and("\n" + Clip.to(LONGEST, it.what()))
            .and(it.impact().isEmpty() ? "" : "\nImpact: " + Clip.to(LONGEST, it.impact()))
            .and(it.next().isEmpty() ? "" : "\nNext: " + Clip.to(LONGEST, it.next()));
    return List.of(
        new Block.Paragraph(
            it.nextUpdate() == null
                ? text
                : text.and("\nNext report: ").and(Names.at(it.nextUpdate(), zone))));
  }

  /** A required role that nobody has is shown as vacant. */
  private Text roles(Head head) {
    var held =
        duties.of(head.ref()).stream()
            .collect(Collectors.toMap(Duties.Held::role, Duties.Held::holder));
    var lines = new ArrayList<String>();
    for (var duty : duties.policy().duties()) {
      var holder = held.remove(duty.id());
      if (holder != null || duty.isRequired()) {
        lines.add(duty.name() + ": " + (holder == null ? "⚠ vacant" : names.of(holder)));
      }
    }
    held.forEach((role, holder) -> lines.add(role + ": " + names.of(holder)));
    return Text.strong("Roles")
        .and(lines.stream().map(it -> "\n" + it).collect(Collectors.joining()));
  }

  List<Action> actions(Head head, Incident incident) {
    var ref = head.ref().toString();
    var actions = new ArrayList<Action>();
    if (!incident.status().phase().isOpen()) {
      actions.add(Action.main("What was learned", new Call(ReviewPractice.LEARNED, ref)));
      actions.add(Action.button("Draft the review", new Call(ReviewPractice.DRAFT, ref)));
      return actions;
    }
    vacant(head)
        .ifPresent(it ->
            actions.add(
                Action.main(
                    "I am " + it.name(),
                    new Call(DutyPractice.NAME, ref + ";" + it.id() + ";me"))));
    actions.add(Action.button("Situation report", new Call(ReportPractice.NAME, ref)));
    actions.add(Action.button("Give a role", new Call(DutyPractice.NAME, ref)));
    actions.add(Action.button("Add a task", new Call(TaskPractice.ADD, ref)));
    actions.add(
        new Action.Menu(
            "How far is it?",
            new Call(MajorPractice.PROGRESS, ref),
            incident.major().next().stream()
                .map(it -> new Choice(it.name().toLowerCase(Locale.ROOT), it.title()))
                .toList()));
    var open = tasks.of(head.ref()).stream().filter(Tasks.Task::isOpen).toList();
    if (!open.isEmpty()) {
      actions.add(
          new Action.Menu(
              "Task done",
              new Call(TaskPractice.DONE, ref),
              open.stream()
                  .limit(Choice.MOST)
                  .map(it ->
                      new Choice(
                          Integer.toString(it.number()),
                          Clip.to(60, it.number() + " " + it.what())))
                  .toList()));
    }
    return actions;
  }

  private Optional<MajorPolicy.Duty> vacant(Head head) {
    var held = duties.of(head.ref()).stream().map(Duties.Held::role).collect(Collectors.toSet());
    return duties.policy().duties().stream()
        .filter(it -> it.isRequired() && !held.contains(it.id()))
        .findFirst();
  }

  private static Block.Facts.Row row(String label, String value) {
    return new Block.Facts.Row(label, Text.of(value));
  }
}
