package dev.deskbell.incident;

import dev.deskbell.ticket.FactListener;
import dev.deskbell.ticket.Heard;
import dev.deskbell.ticket.TicketFact;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A major incident that turns private is taken out of the rooms that heard of it. */
@Component
class Privacy implements FactListener {
  private final ObjectProvider<Announcing> announcing;
  private final Incidents incidents;

  Privacy(ObjectProvider<Announcing> announcing, Incidents incidents) {
    this.announcing = announcing;
    this.incidents = incidents;
  }

  private void turned(Incident incident) {
    announcing.getObject().again(incident.ref());
    if (incident.isMajor()) {
      announcing.getObject().announce(incident.ref());
    }
  }

  @Override
  public void heard(Heard heard) {
    var ref = heard.after().ref();
    var turns =
        heard.fact() instanceof TicketFact.Hidden || heard.fact() instanceof TicketFact.Unhidden;
    if (turns && ref.kind().equals(IncidentPractice.KIND.prefix())) {
      incidents
          .findByRef(ref)
          .filter(it -> it.major() != Major.ORDINARY)
          .ifPresent(it -> turned(it));
    }
  }
}
