package dev.deskbell.incident;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Block.Facts.Row;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.delivery.Drawer;
import dev.deskbell.delivery.Drawer.Drawn;
import dev.deskbell.delivery.Drawer.View;
import dev.deskbell.delivery.Piece;
import dev.deskbell.people.People;
import dev.deskbell.service.Service;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.Names;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import java.util.ArrayList;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What rooms hear of a major incident, and whoever it affects when it is over. */
@Configuration(proxyBeanMethods = false)
class AnnouncementDrawers {
  private final Tickets tickets;
  private final Incidents incidents;
  private final Reports reports;
  private final AffectedServices services;
  private final MeToo meToo;
  private final People people;

  AnnouncementDrawers(
      Tickets tickets,
      Incidents incidents,
      Reports reports,
      AffectedServices services,
      MeToo meToo,
      People people) {
    this.tickets = tickets;
    this.incidents = incidents;
    this.reports = reports;
    this.services = services;
    this.meToo = meToo;
    this.people = people;
  }

  private record Drawing(String topic, BiFunction<Piece, View, Drawn> drawing) implements Drawer {
    @Override
    public Drawn draw(Piece piece, View view) {
      return drawing.apply(piece, view);
    }
  }

  @Bean
  Drawer majorAnnouncement() {
    return new Drawing(Topics.ANNOUNCEMENT, (piece, _) -> announcement(head(piece)));
  }

  @Bean
  Drawer majorReport() {
    return new Drawing(Topics.REPORT, (piece, _) -> report(head(piece), piece));
  }

  @Bean
  Drawer incidentOver() {
    return new Drawing(Topics.OVER, this::over);
  }

  private Head head(Piece piece) {
    return tickets.look(TicketRef.of(piece.subject())).orElseThrow();
  }

  private Drawn announcement(Head head) {
    if (head.hidden()) {
      return new Drawn.Hidden();
    }
    var incident = incidents.findByRef(head.ref()).orElseThrow();
    var open = head.phase().isOpen();
    var rows = new ArrayList<Row>();
    rows.add(new Row("Status", Text.strong(status(incident))));
    var hit = services.of(head).stream().map(Service::name).collect(Collectors.joining(", "));
    if (!hit.isEmpty()) {
      rows.add(new Row("Services hit", Text.of(hit)));
    }
    var affected = incident.affected() == 0 ? 0 : meToo.count(head.ref());
    if (affected > 0) {
      rows.add(new Row("Affected too", Text.of(MajorLook.people(affected))));
    }
    var zone = people.organisation().zone();
    rows.add(new Row("Since", Text.of(Names.at(head.openedAt(), zone))));
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Facts(rows));
    reports.latest(head.ref()).ifPresent(it -> blocks.addAll(MajorLook.report(it, zone)));
    if (!open && !incident.resolution().isEmpty()) {
      blocks.add(new Block.Paragraph(Text.strong("Resolution: ").and(incident.resolution())));
    }
    var actions = new ArrayList<Action>();
    if (open && incident.isMajor()) {
      actions.add(Action.main("Me too", new Call(MeTooPractice.NAME, head.ref().toString())));
      actions.add(Action.button("Keep me posted", new Call("ticket.watch", head.ref().toString())));
    }
    return new Drawn.Shown(
        new Card(
            "Major incident " + head.ref() + " · " + head.title(),
            tone(incident, open),
            blocks,
            actions));
  }

  private static String status(Incident incident) {
    if (!incident.isMajor()) {
      return "no major incident any more";
    }
    return MajorLook.stage(incident);
  }

  private static Tone tone(Incident incident, boolean open) {
    if (!incident.isMajor()) {
      return Tone.QUIET;
    }
    if (!open) {
      return incident.status() == Status.RESOLVED ? Tone.GOOD : Tone.QUIET;
    }
    return switch (incident.major()) {
      case MITIGATED, MONITORING -> Tone.WARNING;
      case ORDINARY, SUGGESTED, DECLINED, INVESTIGATING, IDENTIFIED -> Tone.ALARM;
    };
  }

  private Drawn report(Head head, Piece piece) {
    if (head.hidden()) {
      return new Drawn.Hidden();
    }
    var report = reports.numbered(head.ref(), Integer.parseInt(piece.argument())).orElseThrow();
    var text =
        MajorLook.report(report, people.organisation().zone()).stream()
            .filter(Block.Paragraph.class::isInstance)
            .map(it -> ((Block.Paragraph) it).text())
            .reduce(Text.NONE, Text::and);
    return new Drawn.Shown(new Saying(text));
  }

  private Drawn over(Piece piece, View view) {
    var head = head(piece);
    var reader = view.reader();
    if (reader == null || !tickets.visible(head, reader)) {
      return new Drawn.Hidden();
    }
    var incident = incidents.findByRef(head.ref()).orElseThrow();
    if (!piece.equals(Topics.over(incident))) {
      return new Drawn.Hidden();
    }
    var about = head.ref() + " · " + head.title();
    if (head.phase().isOpen()) {
      return new Drawn.Shown(
          Card.of(
              "It is back: " + about,
              Tone.WARNING,
              new Block.Paragraph(
                  Text.of("It was not solved after all. You hear when it is over."))));
    }
    var card = Card.of("It is over: " + about, Tone.GOOD);
    return new Drawn.Shown(
        incident.resolution().isEmpty()
            ? card.with(
                new Block.Note(
                    Text.of("It was " + incident.status().words().toLowerCase(Locale.ROOT) + ".")))
            : card.with(
                new Block.Paragraph(Text.strong("Resolution: ").and(incident.resolution()))));
  }
}
