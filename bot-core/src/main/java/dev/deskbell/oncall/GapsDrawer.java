package dev.deskbell.oncall;

import dev.deskbell.calendar.Interval;
import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.delivery.Drawer;
import dev.deskbell.delivery.Piece;
import dev.deskbell.people.People;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** When nobody will be on call, for who answers for the schedule. */
@Component
class GapsDrawer implements Drawer {
  private static final int MOST = 8;

  private final Schedules schedules;
  private final People people;

  GapsDrawer(Schedules schedules, People people) {
    this.schedules = schedules;
    this.people = people;
  }

  @Override
  public String topic() {
    return Topics.GAPS;
  }

  @Override
  public Drawn draw(Piece piece, View view) {
    var parts = piece.argument().split("@", 2);
    var from = Instant.ofEpochSecond(Long.parseLong(parts[1]));
    var schedule = schedules.get(parts[0]);
    var reader = view.reader();
    if (reader == null || schedule.isEmpty()) {
      return new Drawn.Hidden();
    }
    var gaps = schedules.gaps(schedule.get(), Interval.of(from, Gaps.AHEAD)).parts();
    return gaps.isEmpty()
        ? new Drawn.Hidden()
        : new Drawn.Shown(card(schedule.get(), gaps, people.get(reader).zone()));
  }

  private static Card card(Schedule schedule, List<Interval> gaps, java.time.ZoneId zone) {
    var blocks = new ArrayList<Block>();
    gaps.stream()
        .limit(MOST)
        .forEach(it -> blocks.add(new Block.Paragraph(RotaPractice.span(it, zone))));
    if (gaps.size() > MOST) {
      blocks.add(new Block.Note(Text.of("And " + (gaps.size() - MOST) + " more.")));
    }
    blocks.add(
        new Block.Note(
            Text.of("Put somebody on call there with `oncall override`, or change its file.")));
    return new Card(
        "Nobody will be on call: " + schedule.name(),
        Tone.WARNING,
        blocks,
        List.of(Action.button("Show it", new Call("oncall.show", schedule.id()))));
  }
}
