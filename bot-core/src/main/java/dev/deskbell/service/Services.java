package dev.deskbell.service;

import dev.deskbell.policy.Policies;
import dev.deskbell.ticket.ServiceNames;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The services that the files name now. */
@Component
public class Services implements ServiceNames {
  private final Policies policies;

  Services(Policies policies) {
    this.policies = policies;
  }

  /** In the order of the files. */
  public List<Service> current() {
    return policies.current(ServiceSections.SERVICES).entries().stream()
        .map(ServicesPolicy.Entry::service)
        .toList();
  }

  /** Tickets remember services that the files may have dropped since. */
  public Optional<Service> get(Service.Id id) {
    return current().stream().filter(it -> it.id().equals(id)).findFirst();
  }

  @Override
  public String nameOf(String service) {
    return get(new Service.Id(service)).map(Service::name).orElse(service);
  }
}
