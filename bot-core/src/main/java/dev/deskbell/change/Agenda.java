package dev.deskbell.change;

import dev.deskbell.policy.Policies;
import dev.deskbell.ticket.DeadlineHandler;
import dev.deskbell.ticket.Deadlines;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.Noted;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What becomes due about a change: that it is near, not started, not ended, not reviewed. */
@Component
class Agenda {
  private static final String NEAR = "change.near";
  private static final String START = "change.start";
  private static final String END = "change.end";
  private static final String REVIEW = "change.review";

  private final ChangeRecords changes;
  private final Policies policies;
  private final ObjectProvider<Tickets> tickets;
  private final ObjectProvider<Deadlines> deadlines;

  Agenda(
      ChangeRecords changes,
      Policies policies,
      ObjectProvider<Tickets> tickets,
      ObjectProvider<Deadlines> deadlines) {
    this.changes = changes;
    this.policies = policies;
    this.tickets = tickets;
    this.deadlines = deadlines;
  }

  /** For the window it has now; what was armed for another never comes. */
  void arm(ChangeRecord change, Instant at) {
    var policy = policies.current(ChangePolicy.SECTION);
    var window = change.window();
    var near = window.from().minus(policy.tellBefore());
    if (near.isAfter(at)) {
      arm(change, NEAR, near);
    } else {
      deadlines.getObject().disarm(change.ref(), NEAR);
    }
    var late = window.from().plus(policy.grace());
    if (late.isBefore(window.until())) {
      arm(change, START, late);
    } else {
      deadlines.getObject().disarm(change.ref(), START);
    }
    arm(change, END, window.until());
  }

  private void arm(ChangeRecord change, String name, Instant due) {
    deadlines.getObject().arm(change.ref(), name, due.toEpochMilli(), due);
  }

  /** It was carried out and is to be reviewed. */
  void armReview(TicketRef ref, Instant at) {
    var due = at.plus(policies.current(ChangePolicy.SECTION).reviewWithin());
    deadlines.getObject().arm(ref, REVIEW, due.toEpochMilli(), due);
  }

  private interface Due {
    void happens(ChangeRecord change, Instant at);
  }

  private DeadlineHandler handler(String named, Due due) {
    return new DeadlineHandler() {
      @Override
      public String name() {
        return named;
      }

      @Override
      public void due(TicketRef ref, long epoch, Instant at) {
        deed(List.of(ref)).due(ref, epoch, at);
      }

      @Override
      public Deed deed(Collection<TicketRef> refs) {
        return Deed.with(changes.findByRefIn(refs), (it, _, when) -> due.happens(it, when));
      }
    };
  }

  private void near(ChangeRecord it, Instant at) {
    if (it.status().isAhead()) {
      var approved = it.status() == Status.SCHEDULED;
      note(new ChangeFact.Near(it.ref(), Fact.DESK, at, it.window().from(), approved));
    }
  }

  private void notStarted(ChangeRecord it, Instant at) {
    if (it.status().isAhead()) {
      note(new ChangeFact.Late(it.ref(), Fact.DESK, at, "start"));
    }
  }

  /** Asked once more after the grace, for who is just about to say how it ended. */
  private void notEnded(ChangeRecord it, Instant at) {
    if (it.status().isAhead()) {
      note(new ChangeFact.Late(it.ref(), Fact.DESK, at, "window"));
    } else if (it.status() == Status.IN_PROGRESS) {
      var grace = policies.current(ChangePolicy.SECTION).grace();
      if (at.isBefore(it.window().until().plus(grace))) {
        arm(it, END, it.window().until().plus(grace));
      } else {
        note(new ChangeFact.Late(it.ref(), Fact.DESK, at, "end"));
      }
    }
  }

  /** What went well closes without a word; what is owed is asked for until it is there. */
  private void notReviewed(ChangeRecord it, Instant at) {
    if (it.status() != Status.IN_REVIEW) {
      return;
    }
    if (it.mustBeReviewed()) {
      note(new ChangeFact.ReviewDue(it.ref(), Fact.DESK, at));
      armReview(it.ref(), at);
    } else {
      tickets.getObject().record(it.close(Fact.DESK, at));
    }
  }

  private void note(ChangeFact fact) {
    tickets.getObject().record(new Noted(fact));
  }

  /** Each by its own name, as deadlines are kept. */
  @Configuration(proxyBeanMethods = false)
  static class Handlers {
    @Bean
    DeadlineHandler changeNear(Agenda agenda) {
      return agenda.handler(NEAR, agenda::near);
    }

    @Bean
    DeadlineHandler changeStart(Agenda agenda) {
      return agenda.handler(START, agenda::notStarted);
    }

    @Bean
    DeadlineHandler changeEnd(Agenda agenda) {
      return agenda.handler(END, agenda::notEnded);
    }

    @Bean
    DeadlineHandler changeReview(Agenda agenda) {
      return agenda.handler(REVIEW, agenda::notReviewed);
    }
  }
}
