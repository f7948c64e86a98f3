package dev.deskbell.status;

import dev.deskbell.store.Writes;
import dev.deskbell.ticket.FactListener;
import dev.deskbell.ticket.Heard;
import dev.deskbell.ticket.Milestone;
import org.springframework.stereotype.Component;

/** What is over inside may still stand outside: then the notice's author is to be reminded. */
@Component
class OpenNotices implements FactListener {
  private final Writes writes;

  OpenNotices(Writes writes) {
    this.writes = writes;
  }

  /** Noted without a round trip; the rounds tell it. */
  @Override
  public void heard(Heard heard) {
    var milestone = heard.fact().milestone();
    if (milestone == Milestone.RESOLVED
        || (milestone == Milestone.CLOSED && heard.before().phase().isOpen())) {
      writes.add(
          """
          update status_notice set remind_at = ?
           where ticket = ? and ended_at is null and withdrawn_at is null\
          """,
          heard.fact().at(),
          heard.after().ref().toString());
    }
  }
}
