package dev.deskbell.oncall;

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
import dev.deskbell.ticket.Names;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** A swap as both see it, until it is answered and after. */
@Component
class SwapDrawer implements Drawer {
  private final Swaps swaps;
  private final Schedules schedules;
  private final People people;
  private final Names names;

  SwapDrawer(Swaps swaps, Schedules schedules, People people, Names names) {
    this.swaps = swaps;
    this.schedules = schedules;
    this.people = people;
    this.names = names;
  }

  @Override
  public String topic() {
    return Topics.SWAP;
  }

  @Override
  public Drawn draw(Piece piece, View view) {
    var reader = view.reader();
    var swap = swaps.find(Long.parseLong(piece.argument()));
    return reader == null || swap.isEmpty()
        ? new Drawn.Hidden()
        : new Drawn.Shown(card(swap.get(), reader));
  }

  private Card card(Swap swap, Person.Id reader) {
    var asked = people.same(swap.asked(), reader);
    var zone = people.get(reader).zone();
    var card =
        new Card(title(swap, asked), tone(swap), List.of(facts(swap, asked, zone)), List.of());
    if (swap.state() != Swap.State.ASKED) {
      return card;
    }
    var number = Long.toString(swap.id());
    return asked
        ? card.with(
            Action.main("Take over", new Call("oncall.accept", number)),
            Action.button("No", new Call("oncall.decline", number)))
        : card.with(Action.button("Ask no longer", new Call("oncall.withdraw", number)));
  }

  private String title(Swap swap, boolean asked) {
    var other = names.of(asked ? swap.asker() : swap.asked());
    return switch (swap.state()) {
      case ASKED ->
          asked ? other + " asks you to take a turn over" : "You asked " + other + " to take over";
      case ACCEPTED -> asked ? "You took over from " + other : other + " takes over from you";
      case DECLINED -> asked ? "You did not take over" : other + " does not take over";
      case WITHDRAWN -> asked ? other + " no longer asks you" : "You no longer ask " + other;
    };
  }

  private static Tone tone(Swap swap) {
    return switch (swap.state()) {
      case ASKED -> Tone.WARNING;
      case ACCEPTED -> Tone.GOOD;
      case DECLINED -> Tone.CALM;
      case WITHDRAWN -> Tone.QUIET;
    };
  }

  private Block facts(Swap swap, boolean asked, ZoneId zone) {
    var rows = new ArrayList<Row>();
    var schedule = schedules.get(swap.schedule()).map(Schedule::name).orElse(swap.schedule());
    rows.add(new Row("Schedule", Text.of(schedule)));
    rows.add(new Row(asked ? "You take" : "They take", RotaPractice.span(swap.when(), zone)));
    if (swap.back() != null) {
      rows.add(
          new Row(
              asked ? "They take in return" : "You take in return",
              RotaPractice.span(swap.back(), zone)));
    }
    return new Block.Facts(rows);
  }
}
