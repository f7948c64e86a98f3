package dev.deskbell.oncall;

import dev.deskbell.ticket.AtOnce;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Fires the first steps of the escalations that a transaction began, and tells their pages: whoever
 * opens the ticket is the only one to know of it, so that nobody's acknowledgement is overtaken.
 */
@Component
class FirstSteps implements AtOnce {
  private final Escalating escalating;
  private final PageTelling telling;

  FirstSteps(Escalating escalating, PageTelling telling) {
    this.escalating = escalating;
    this.telling = telling;
  }

  @Override
  public void doIt(Instant now) {
    var begun = Begun.take();
    if (!begun.isEmpty()) {
      escalating.step(begun, now);
      telling.tellOf(begun.stream().map(Run::ticket).toList(), now);
    }
  }
}
