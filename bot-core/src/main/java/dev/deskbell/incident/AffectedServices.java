package dev.deskbell.incident;

import dev.deskbell.service.Service;
import dev.deskbell.service.Services;
import dev.deskbell.store.Writes;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.TicketRef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The services that an incident hits: its own first. */
@Component
class AffectedServices {
  private final JdbcClient db;
  private final Writes writes;
  private final Services services;

  AffectedServices(JdbcClient db, Writes writes, Services services) {
    this.db = db;
    this.writes = writes;
    this.services = services;
  }

  void add(TicketRef ref, Service.Id service) {
    writes.add(1, "insert into incident_service values (?, ?)", ref.toString(), service.value());
  }

  /** As the files know them now; what they have dropped is left out. */
  List<Service> of(Head head) {
    var ids = new LinkedHashSet<String>();
    if (head.service() != null) {
      ids.add(head.service());
    }
    ids.addAll(beside(head.ref()));
    var found = new ArrayList<Service>();
    ids.forEach(it -> services.get(new Service.Id(it)).ifPresent(found::add));
    return found;
  }

  private List<String> beside(TicketRef ref) {
    return db.sql("select service from incident_service where ref = ? order by service")
        .param(ref.toString())
        .query((row, _) -> row.getString(1))
        .list();
  }
}
