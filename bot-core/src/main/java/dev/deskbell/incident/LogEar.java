package dev.deskbell.incident;

import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Message;
import dev.deskbell.chat.Posting;
import dev.deskbell.conversation.Ear;
import dev.deskbell.conversation.Turn;
import dev.deskbell.people.People;
import dev.deskbell.people.Role;
import dev.deskbell.policy.Policies;
import dev.deskbell.ticket.Noted;
import dev.deskbell.ticket.ThreadComments;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A pin, or the reaction that the files choose, puts a remark of a thread on the record. */
@Component
class LogEar implements Ear {
  private final Policies policies;
  private final ThreadComments comments;
  private final Tickets tickets;
  private final People people;
  private final JdbcClient db;

  LogEar(
      Policies policies, ThreadComments comments, Tickets tickets, People people, JdbcClient db) {
    this.policies = policies;
    this.comments = comments;
    this.tickets = tickets;
    this.people = people;
    this.db = db;
  }

  @Override
  public void reacted(Turn turn, Posting posting, String emoji) {
    if (emoji.equals(Incoming.PIN)
        || emoji.equals(policies.current(MajorConfiguration.SECTION).reaction())) {
      comments
          .at(posting)
          .filter(it -> it.ref().kind().equals(IncidentPractice.KIND.prefix()))
          .ifPresent(it -> log(turn, it));
    }
  }

  /** Once, whoever else sets it too; by who works on it. */
  private void log(Turn turn, ThreadComments.Remark remark) {
    var head = tickets.head(remark.ref());
    var me = turn.actor().id();
    var works =
        people.holds(me, Role.AGENT, head.team()) || head.helpers().contains(people.get(me).id());
    if (works && tickets.visible(head, me) && !isLogged(remark.ref(), remark.id())) {
      tickets.record(
          new Noted(
              new MajorFact.Logged(
                  remark.ref(), me, turn.at(), remark.at(), remark.words(), remark.id())));
    }
  }

  private boolean isLogged(TicketRef ref, long comment) {
    return db.sql(
            """
            select exists (select from timeline
                            where ticket = ? and name = 'incident.logged'
                              and (body::json ->> 'comment')::bigint = ?)
            """)
        .params(ref.toString(), comment)
        .query(Boolean.class)
        .single();
  }

  @Override
  public void said(Turn turn, Message message) {}

  @Override
  public void edited(Turn turn, Message message) {}

  @Override
  public void removed(Turn turn, Posting posting) {}
}
