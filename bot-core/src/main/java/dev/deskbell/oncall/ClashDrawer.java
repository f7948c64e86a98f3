package dev.deskbell.oncall;

import dev.deskbell.calendar.Interval;
import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.conversation.About;
import dev.deskbell.delivery.Drawer;
import dev.deskbell.delivery.Piece;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.ticket.Names;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who will be on call while away, with somebody who could be instead. */
@Component
class ClashDrawer implements Drawer {
  private static final int MOST = 4;

  /** Short enough for a button. */
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mmX", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Schedules schedules;
  private final Clashes clashes;
  private final People people;
  private final Names names;

  ClashDrawer(Schedules schedules, Clashes clashes, People people, Names names) {
    this.schedules = schedules;
    this.clashes = clashes;
    this.people = people;
    this.names = names;
  }

  @Override
  public String topic() {
    return Topics.CLASHES;
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
    var found = clashes.of(schedule.get(), Interval.of(from, Clashes.AHEAD));
    return found.isEmpty()
        ? new Drawn.Hidden()
        : new Drawn.Shown(card(schedule.get(), found, people.get(reader).zone()));
  }

  private Card card(Schedule schedule, List<Clash> found, ZoneId zone) {
    var blocks = new ArrayList<Block>();
    var actions = new ArrayList<Action>();
    for (var it : found.stream().limit(MOST).toList()) {
      blocks.add(new Block.Paragraph(line(it, zone)));
      it.instead().flatMap(who -> button(schedule, it, who)).ifPresent(actions::add);
    }
    if (found.size() > MOST) {
      blocks.add(new Block.Note(Text.of("And " + (found.size() - MOST) + " more.")));
    }
    blocks.add(
        new Block.Note(
            Text.of("`oncall swap` asks somebody to take over; `oncall override` puts them in.")));
    return new Card("On call while away: " + schedule.name(), Tone.WARNING, blocks, actions);
  }

  private Text line(Clash clash, ZoneId zone) {
    var when = Text.strong(names.of(clash.who()) + " ").and(RotaPractice.span(clash.when(), zone));
    return clash
        .instead()
        .map(it -> when.and(". " + names.of(it) + " could be instead."))
        .orElseGet(() -> when.and(". Nobody else of the schedule could be."));
  }

  private Optional<Action> button(Schedule schedule, Clash clash, Person.Id who) {
    var person = people.get(who);
    if (person.handle() == null) {
      return Optional.empty();
    }
    var about =
        About.of(
            schedule.id(),
            person.handle(),
            MOMENT.format(clash.when().from()),
            MOMENT.format(clash.when().until()));
    return about.length() > 60
        ? Optional.empty()
        : Optional.of(
            Action.button("Put " + person.name() + " in", new Call("oncall.override", about)));
  }
}
