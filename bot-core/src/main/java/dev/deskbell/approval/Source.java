package dev.deskbell.approval;

import dev.deskbell.people.Role;
import dev.deskbell.people.Team;
import java.util.Locale;
import java.util.Optional;

/** Whom a policy asks, as the files write it: {@code person rui}, {@code requester's manager}. */
sealed interface Source {
  record Somebody(String handle) implements Source {}

  /** All of a team. */
  record OfTeam(Team.Id team) implements Source {}

  /** Who decides for a team. */
  record ManagersOf(Team.Id team) implements Source {}

  record Holding(Role role) implements Source {}

  record RequestersBoss() implements Source {}

  /** Who decides for the team that answers for the ticket's service. */
  record ServiceOwner() implements Source {}

  /** All of the team that answers for the ticket's service. */
  record ServiceTeam() implements Source {}

  record WhoeverIsOnCall() implements Source {}

  static Optional<Source> read(String written) {
    return switch (written) {
      case "requester's manager" -> Optional.of(new RequestersBoss());
      case "service owner" -> Optional.of(new ServiceOwner());
      case "service team" -> Optional.of(new ServiceTeam());
      case "on call" -> Optional.of(new WhoeverIsOnCall());
      default -> named(written);
    };
  }

  private static Optional<Source> named(String written) {
    var space = written.indexOf(' ');
    var name = written.substring(space + 1).strip();
    if (space < 0 || name.isEmpty()) {
      return Optional.empty();
    }
    return switch (written.substring(0, space)) {
      case "person" -> Optional.of(new Somebody(name));
      case "team" -> Optional.of(new OfTeam(new Team.Id(name)));
      case "managers" -> Optional.of(new ManagersOf(new Team.Id(name)));
      case "role" -> role(name).map(Holding::new);
      default -> Optional.empty();
    };
  }

  private static Optional<Role> role(String name) {
    for (var role : Role.values()) {
      if (role.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
