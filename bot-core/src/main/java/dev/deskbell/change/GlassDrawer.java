package dev.deskbell.change;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Block.Facts.Row;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.delivery.Drawer;
import dev.deskbell.delivery.Piece;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.service.Services;
import dev.deskbell.ticket.Names;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Asks managers to open the gate, and shows what came of it. */
@Component
class GlassDrawer implements Drawer {
  static final String TOPIC = "change.glass";

  private final Glasses glasses;
  private final Services services;
  private final People people;
  private final Names names;
  private final GlassCircle circle;
  private final Clock clock;

  GlassDrawer(
      Glasses glasses,
      Services services,
      People people,
      Names names,
      GlassCircle circle,
      Clock clock) {
    this.circle = circle;
    this.glasses = glasses;
    this.services = services;
    this.people = people;
    this.names = names;
    this.clock = clock;
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public Drawn draw(Piece piece, View view) {
    var reader = view.reader();
    var glass = glasses.find(Long.parseLong(piece.argument()));
    return reader == null || glass.filter(it -> concerns(it, reader)).isEmpty()
        ? new Drawn.Hidden()
        : new Drawn.Shown(card(glass.get(), reader));
  }

  private boolean concerns(Glass glass, Person.Id reader) {
    return people.same(glass.by(), reader)
        || services.get(glass.service()).filter(it -> circle.mayAgree(it, reader)).isPresent();
  }

  private Card card(Glass glass, Person.Id reader) {
    var service = services.nameOf(glass.service().value());
    var state = glass.at(clock.instant());
    return new Card(
        title(glass, state, service),
        tone(state),
        List.of(new Block.Facts(rows(glass, people.get(reader).zone()))),
        actions(glass, state, reader));
  }

  private String title(Glass glass, Glass.State state, String service) {
    return switch (state) {
      case ASKED -> names.of(glass.by()) + " asks to open the gate: " + service;
      case LAPSED -> "Not enough agreed to open the gate: " + service;
      case OPEN -> "The gate is open: " + service;
      case OVER -> "The gate is closed again: " + service;
    };
  }

  private static Tone tone(Glass.State state) {
    return switch (state) {
      case ASKED, OPEN -> Tone.WARNING;
      case LAPSED, OVER -> Tone.QUIET;
    };
  }

  private List<Row> rows(Glass glass, ZoneId zone) {
    var rows = new ArrayList<Row>();
    rows.add(new Row("Why", Text.of(glass.why())));
    rows.add(new Row("Agree", Text.of(agreed(glass))));
    var opened = glass.opened();
    if (opened != null) {
      rows.add(new Row("Until", Text.of(Names.at(opened.until(), zone))));
      rows.add(new Row("Reviewed in", Text.of(opened.change().toString())));
    }
    return rows;
  }

  private String agreed(Glass glass) {
    var who = glass.agreed().stream().map(names::of).collect(Collectors.joining(", "));
    return (who.isEmpty() ? "nobody" : who) + "; " + glass.quorum() + " must";
  }

  private List<Action> actions(Glass glass, Glass.State state, Person.Id reader) {
    var number = Long.toString(glass.id());
    var mine = people.same(glass.by(), reader);
    var said = glass.agreed().stream().anyMatch(it -> people.same(it, reader));
    var close = Action.button("Close it", new Call("gate.close", number));
    return switch (state) {
      case ASKED ->
          mine || said ? List.of() : List.of(Action.main("Agree", new Call("gate.agree", number)));
      case OPEN -> List.of(close);
      case LAPSED, OVER -> List.of();
    };
  }
}
