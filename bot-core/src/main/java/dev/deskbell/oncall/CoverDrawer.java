package dev.deskbell.oncall;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.delivery.Drawer;
import dev.deskbell.delivery.Piece;
import dev.deskbell.people.People;
import dev.deskbell.ticket.Names;
import org.springframework.stereotype.Component;

/** Tells people that somebody changed when they are on call. */
@Component
class CoverDrawer implements Drawer {
  private final Covers covers;
  private final Schedules schedules;
  private final People people;
  private final Names names;

  CoverDrawer(Covers covers, Schedules schedules, People people, Names names) {
    this.covers = covers;
    this.schedules = schedules;
    this.people = people;
    this.names = names;
  }

  @Override
  public String topic() {
    return Topics.COVER;
  }

  @Override
  public Drawn draw(Piece piece, View view) {
    var reader = view.reader();
    if (reader == null) {
      return new Drawn.Hidden();
    }
    var cover = covers.find(Long.parseLong(piece.argument()));
    return new Drawn.Shown(
        cover
            .map(it -> card(it, people.same(it.who(), reader), people.get(reader).zone()))
            .orElseGet(() ->
                Card.of(
                    "An override of on call was taken back: `oncall me` says when you are",
                    Tone.CALM)));
  }

  private Card card(Cover cover, boolean mine, java.time.ZoneId zone) {
    var schedule = schedules.get(cover.schedule()).map(Schedule::name).orElse(cover.schedule());
    var title =
        (mine ? "You stand in" : names.of(cover.who()) + " stands in for you") + ": " + schedule;
    return Card.of(
            title,
            mine ? Tone.WARNING : Tone.CALM,
            new Block.Paragraph(RotaPractice.span(cover.when(), zone)),
            new Block.Note(Text.of("Override " + cover.id())))
        .with(Action.button("When am I on call?", Call.to("oncall.me")));
  }
}
