package dev.deskbell.incident;

import dev.deskbell.ticket.FactListener;
import dev.deskbell.ticket.Heard;
import dev.deskbell.ticket.TicketFact;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** An incident that turns private is taken away from wherever others heard of it. */
@Component
class Privacy implements FactListener {
  private final ObjectProvider<Announcing> announcing;
  private final Incidents incidents;

  Privacy(ObjectProvider<Announcing> announcing, Incidents incidents) {
    this.announcing = announcing;
    this.incidents = incidents;
  }

  private void turned(Incident incident, boolean hidden) {
    announcing.getObject().again(incident.ref());
    if (hidden) {
      announcing.getObject().withdrawReviews(incident.ref());
    }
    if (incident.isMajor()) {
      announcing.getObject().announce(incident.ref());
    }
  }

  @Override
  public void heard(Heard heard) {
    var ref = heard.after().ref();
    var hidden = heard.fact() instanceof TicketFact.Hidden;
    if ((hidden || heard.fact() instanceof TicketFact.Unhidden)
        && ref.kind().equals(IncidentPractice.KIND.prefix())) {
      incidents.findByRef(ref).ifPresent(it -> turned(it, hidden));
    }
  }
}
