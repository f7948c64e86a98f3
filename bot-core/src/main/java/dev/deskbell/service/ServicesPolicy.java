package dev.deskbell.service;

import dev.deskbell.people.Team;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code services.yaml}. */
record ServicesPolicy(@Nullable List<Entry> services) {
  static final ServicesPolicy ABSENT = new ServicesPolicy(List.of());

  List<Entry> entries() {
    return services == null ? List.of() : services;
  }

  record Entry(
      String id,
      String name,
      String owner,
      @Nullable String description,
      Service.@Nullable Criticality criticality) {
    Service service() {
      return new Service(
          new Service.Id(id),
          name,
          new Team.Id(owner),
          description == null ? "" : description,
          criticality == null ? Service.Criticality.MEDIUM : criticality);
    }
  }
}
