package dev.deskbell.change;

import dev.deskbell.delivery.Deliveries;
import dev.deskbell.delivery.Destination;
import dev.deskbell.delivery.Piece;
import dev.deskbell.delivery.Telling;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import dev.deskbell.service.Service;
import dev.deskbell.service.Services;
import dev.deskbell.ticket.FactListener;
import dev.deskbell.ticket.Heard;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whose business it is that somebody asks to be let past the gate; they see what becomes of it. */
@Component
class GlassCircle implements FactListener {
  private final Glasses glasses;
  private final Services services;
  private final People people;
  private final Deliveries deliveries;

  GlassCircle(Glasses glasses, Services services, People people, Deliveries deliveries) {
    this.glasses = glasses;
    this.services = services;
    this.people = people;
    this.deliveries = deliveries;
  }

  /** Managers of the team that answers for it, and of all teams. */
  boolean mayAgree(Service of, Person.Id who) {
    return people.holds(who, Role.MANAGER, of.owner());
  }

  /** All who may agree; never who asks. */
  List<Person.Id> others(Service of, Person.Id asker) {
    return people.holding(Role.MANAGER).stream()
        .map(Person::id)
        .filter(it -> mayAgree(of, it) && !people.same(it, asker))
        .toList();
  }

  /** Nobody waits for such a word behind anything else. */
  void tell(long glass, Person.Id asker, Service of) {
    var piece = new Piece(GlassDrawer.TOPIC, "glass-" + glass, Long.toString(glass));
    deliveries.tell(
        Stream.concat(Stream.of(asker), others(of, asker).stream())
            .map(it -> Telling.keep(piece, new Destination.Someone(it)).urgently())
            .toList());
  }

  /** What was opened for a change closes with it; and when its time is over, its card says so. */
  @Override
  public void heard(Heard heard) {
    if (heard.fact() instanceof ChangeFact.Ended it) {
      glasses.end(it.ref(), it.by(), it.at()).ifPresent(this::show);
    } else if (heard.fact() instanceof ChangeFact.Late it) {
      glasses.of(it.ref()).ifPresent(this::show);
    }
  }

  /** Its cards say how it is now. */
  void show(Glass glass) {
    services.get(glass.service()).ifPresent(of -> tell(glass.id(), glass.by(), of));
  }
}
