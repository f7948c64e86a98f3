package dev.deskbell.oncall;

import dev.deskbell.calendar.Interval;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** You are on call now: until when, and what is open. */
@Component
class HandoffDrawer implements Drawer {
  private static final Duration AHEAD = Duration.ofDays(60);

  private final Schedules schedules;
  private final JdbcClient db;
  private final People people;

  HandoffDrawer(Schedules schedules, JdbcClient db, People people) {
    this.schedules = schedules;
    this.db = db;
    this.people = people;
  }

  @Override
  public String topic() {
    return Topics.HANDOFF;
  }

  @Override
  public Drawn draw(Piece piece, View view) {
    var parts = piece.argument().split("@", 2);
    var from = Instant.ofEpochSecond(Long.parseLong(parts[1]));
    var reader = view.reader();
    var schedule = schedules.get(parts[0]);
    if (reader == null || schedule.isEmpty()) {
      return new Drawn.Hidden();
    }
    return schedules.shifts(schedule.get(), Interval.of(from, AHEAD)).stream()
        .findFirst()
        .filter(it -> people.same(it.who(), reader))
        .<Drawn>map(it -> new Drawn.Shown(card(schedule.get(), it, reader)))
        .orElseGet(Drawn.Hidden::new);
  }

  private Card card(Schedule schedule, Shift shift, Person.Id reader) {
    var zone = people.get(reader).zone();
    var open = open(schedule);
    var until =
        new Block.Paragraph(Text.of("Until ").and(Names.at(shift.when().until(), zone)).and("."));
    var card = Card.of("You are on call: " + schedule.name(), Tone.WARNING, until);
    return (open.isEmpty()
            ? card.with(new Block.Note(Text.of("Nothing urgent is open in the team.")))
            : card.with(new Block.Facts(open)))
        .with(Action.button("When am I on call?", Call.to("oncall.me")));
  }

  /** What is urgent and open in the team; what is private is read in the team's own lists. */
  private List<Row> open(Schedule schedule) {
    return db.sql(
            """
            select ref, priority, title from ticket
             where team = ? and phase in ('NEW', 'ACTIVE', 'HELD') and not hidden
               and priority in ('P1', 'P2')
             order by priority, id limit 8
            """)
        .param(schedule.team().value())
        .query((row, _) ->
            new Row(row.getString(1), Text.of(row.getString(2) + " " + row.getString(3))))
        .list();
  }
}
