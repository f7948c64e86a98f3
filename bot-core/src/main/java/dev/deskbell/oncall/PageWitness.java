package dev.deskbell.oncall;

import dev.deskbell.delivery.Destination;
import dev.deskbell.delivery.Piece;
import dev.deskbell.delivery.Witness;
import dev.deskbell.store.Writes;
import dev.deskbell.ticket.Rouse;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Writes down what became of every page, and when one is lost, goes on at once: to the person's
 * next way, or to the next step when nobody of this one can be reached.
 */
@Component
class PageWitness implements Witness {
  private final Writes writes;
  private final Rouse rouse;

  PageWitness(Writes writes, Rouse rouse) {
    this.writes = writes;
    this.rouse = rouse;
  }

  @Override
  public String topic() {
    return Topics.PAGE;
  }

  @Override
  public void saw(Piece piece, Destination to, Sight sight) {
    var page = Long.parseLong(piece.argument());
    switch (sight.came()) {
      case Came.Arrived _ -> {
        note(page, sight, "arrived", "");
        arrived(page, sight.at());
      }
      case Came.TurnedAway(_, var why, var anotherWay) -> {
        note(page, sight, "turned away", why);
        if (!anotherWay) {
          lost(page, why, sight.at());
        }
      }
      case Came.Unclear(var why) -> note(page, sight, "unclear", why);
      case Came.Lost(var why) -> {
        note(page, sight, "lost", why);
        lost(page, why, sight.at());
      }
    }
  }

  private void note(long page, Sight sight, String came, String said) {
    note(page, sight.sentAt(), sight.at(), sight.where(), came, said);
  }

  /** What is edited after it arrived is no attempt to page anybody. */
  void note(long page, Instant sentAt, Instant at, String where, String came, String said) {
    writes.add(
        """
        insert into page_sight (page, sent_at, seen_at, whither, came, said)
        select id, ?, ?, ?, ?, ? from page where id = ? and arrived_at is null\
        """,
        sentAt,
        at,
        where,
        came,
        said,
        page);
  }

  void arrived(long page, Instant at) {
    writes.add("update page set arrived_at = coalesce(arrived_at, ?) where id = ?", at, page);
  }

  /** Edits of a page that arrived once may fail without harm. */
  void lost(long page, String why, Instant at) {
    writes.add(
        """
        update page set state = 'LOST', remark = ?
         where id = ? and state = 'TOLD' and arrived_at is null\
        """,
        why,
        page);
    writes.add(
        """
        update page set due_at = ? where id = (
          select n.id from page l
            join page n on n.ticket = l.ticket and n.run = l.run and n.fired = l.fired
                       and n.person = l.person and n.state = 'DUE' and n.place > l.place
           where l.id = ? and l.state = 'LOST' order by n.place limit 1)\
        """,
        at,
        page);
    writes.add(
        """
        update escalation_run r set due_at = ?, next_try = ?
          from page l
         where l.id = ? and l.state = 'LOST' and r.ticket = l.ticket and r.run = l.run
           and r.state = 'RUNNING' and (r.fired = l.fired + 1 or r.fired = 0 and l.fired < 0)
           and not exists (select from page p
                            where p.ticket = l.ticket and p.run = l.run and p.fired = l.fired
                              and p.state in ('DUE', 'TOLD'))\
        """,
        at,
        at,
        page);
    rouse.afterCommit();
  }
}
