package dev.deskbell.service;

import dev.deskbell.policy.Closest;
import dev.deskbell.policy.CrossCheck;
import dev.deskbell.policy.Section;
import java.util.Optional;

/** For the checks of other sections that name services. */
public final class FilesServices {
  private FilesServices() {}

  /** What is wrong with the service that a section names at that place, if it is not there. */
  public static Optional<CrossCheck.Finding> missing(
      CrossCheck.Draft draft, Section<?> section, String pointer, String service) {
    var services =
        draft.of(ServiceSections.SERVICES).entries().stream()
            .map(ServicesPolicy.Entry::id)
            .toList();
    return services.contains(service)
        ? Optional.empty()
        : Optional.of(
            CrossCheck.finding(
                section,
                pointer,
                "no service is called `" + service + "`" + Closest.hint(service, services)));
  }
}
