package dev.deskbell.ticket;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Tone;
import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Turn;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Shows how a ticket went: how long it waited, was worked on and held, and when what happened. */
@Component
class CoursePractice implements Practice {
  static final String NAME = "ticket.picture";

  private final Param<TicketRef> ticket;
  private final JdbcClient db;
  private final Tickets tickets;
  private final Visibility visibility;
  private final ObjectProvider<TimelineMarks> marks;

  CoursePractice(
      TicketParams params,
      JdbcClient db,
      Tickets tickets,
      Visibility visibility,
      ObjectProvider<TimelineMarks> marks) {
    this.ticket = params.any();
    this.db = db;
    this.tickets = tickets;
    this.visibility = visibility;
    this.marks = marks;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.named(NAME)
            .says(
                "picture", "See how a ticket went, as a picture: its phases and what took how long")
            .example("picture INC-12")
            .needs(ticket)
            .reads()
            .does(it -> Outcome.read(card(it))));
  }

  private Card card(Turn turn) {
    var ref = turn.get(ticket);
    var head = tickets.look(ref).orElseThrow();
    var inside = visibility.audience(head, turn.actor().id()) == Audience.TEAM;
    var more =
        inside
            ? marks.stream().flatMap(it -> it.marks(ref).stream()).toList()
            : List.<TimelineMarks.Mark>of();
    var course = Course.of(reached(ref), more, turn.at());
    return Card.of(
            ref + " · " + head.title(),
            Tone.CALM,
            CoursePicture.of(ref, course, turn.actor().zone()))
        .with(Action.button("Timeline", new Call("ticket.timeline", ref.toString())));
  }

  private List<Course.Reached> reached(TicketRef ref) {
    return List.copyOf(
        db.sql(
                """
                select milestone, at from timeline
                 where ticket = ? and milestone is not null order by seq
                """)
            .param(ref.toString())
            .query((row, _) ->
                new Course.Reached(
                    Milestone.valueOf(row.getString(1)),
                    row.getObject(2, OffsetDateTime.class).toInstant()))
            .list());
  }
}
