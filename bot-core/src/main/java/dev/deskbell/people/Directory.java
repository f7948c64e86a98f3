package dev.deskbell.people;

import dev.deskbell.policy.Policies;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one version of the files says about people, ready to be asked without a round trip. */
final class Directory {
  private final long version;
  private final Organisation organisation;
  private final Map<String, PeoplePolicy.Entry> entries = new HashMap<>();
  private final Map<String, Person.Id> ids;
  private final Map<Team.Id, TeamsPolicy.Entry> teams = new LinkedHashMap<>();
  private final Map<String, Map<Team.Id, Role>> byHandle = new HashMap<>();
  private final Map<Group, Map<Team.Id, Role>> byGroup = new HashMap<>();

  /** A group of a platform. */
  private record Group(String platform, String workspace, String group) {}

  Directory(Policies policies, Map<String, Person.Id> ids) {
    this.version = policies.version();
    this.ids = Map.copyOf(ids);
    var itself = policies.current(PeopleSections.ORGANISATION);
    organisation = new Organisation(itself.name(), itself.zoneId());
    policies.current(PeopleSections.PEOPLE).entries().forEach(it -> entries.put(it.handle(), it));
    policies.current(PeopleSections.TEAMS).entries().forEach(this::add);
  }

  private void add(TeamsPolicy.Entry entry) {
    var team = entry.team().id();
    teams.put(team, entry);
    if (entry.owner() != null) {
      give(byHandle, entry.owner(), team, Role.MANAGER);
    }
    entry.known().forEach(it -> give(byHandle, it.who(), team, it.role()));
    entry
        .followed()
        .forEach(it ->
            give(byGroup, new Group(it.platform(), it.workspace(), it.group()), team, it.role()));
  }

  private static <K> void give(Map<K, Map<Team.Id, Role>> to, K who, Team.Id team, Role role) {
    to.computeIfAbsent(who, _ -> new HashMap<>()).merge(team, role, Directory::greater);
  }

  private static Role greater(Role one, Role other) {
    return one.includes(other) ? one : other;
  }

  long version() {
    return version;
  }

  Organisation organisation() {
    return organisation;
  }

  List<Team> all() {
    return teams.values().stream().map(TeamsPolicy.Entry::team).toList();
  }

  Optional<TeamsPolicy.Entry> team(Team.Id id) {
    return Optional.ofNullable(teams.get(id));
  }

  Optional<Person.Id> handle(String handle) {
    return Optional.ofNullable(ids.get(handle));
  }

  Collection<Person.Id> members(TeamsPolicy.Entry team) {
    return byHandle.entrySet().stream()
        .filter(it -> it.getValue().containsKey(team.team().id()))
        .flatMap(it -> handle(it.getKey()).stream())
        .toList();
  }

  Optional<Person.Id> manager(Known known) {
    return entry(known).map(PeoplePolicy.Entry::manager).flatMap(this::handle);
  }

  private Optional<PeoplePolicy.Entry> entry(Known known) {
    return known.handle() == null
        ? Optional.empty()
        : Optional.ofNullable(entries.get(known.handle()));
  }

  /** As others see them. */
  Person person(Known known) {
    return new Person(
        known.personId(),
        known.name(),
        known.handle(),
        zone(known.handle(), known.zone(), known.profileZone()),
        known.active());
  }

  /** The chosen zone, else the files', else the platform's, else the organisation's. */
  ZoneId zone(@Nullable String handle, @Nullable String chosen, @Nullable String profile) {
    var entry = handle == null ? null : entries.get(handle);
    for (var zone : new @Nullable String[] {chosen, entry == null ? null : entry.zone(), profile}) {
      if (zone != null && ZoneId.getAvailableZoneIds().contains(zone)) {
        return ZoneId.of(zone);
      }
    }
    return organisation.zone();
  }

  /** Whether they hold that role, or one that includes it, in the team, or anywhere if null. */
  boolean holds(Known known, Role role, Team.@Nullable Id in) {
    if (holdsEverywhere(known, role)) {
      return true;
    }
    var inTeams = inTeams(known);
    return in == null
        ? inTeams.values().stream().anyMatch(it -> it.includes(role))
        : inTeams.getOrDefault(in, Role.REQUESTER).includes(role);
  }

  boolean holdsEverywhere(Known known, Role role) {
    return everywhere(known).stream().anyMatch(it -> it.includes(role));
  }

  /** What they may do everywhere. */
  private Set<Role> everywhere(Known known) {
    var roles = EnumSet.of(Role.REQUESTER);
    roles.addAll(known.grants());
    entry(known).ifPresent(it -> roles.addAll(it.rolesEverywhere()));
    return roles;
  }

  /** What they may do in each team they belong to. */
  Map<Team.Id, Role> inTeams(Known known) {
    var roles = new HashMap<Team.Id, Role>();
    var sources = new ArrayList<Map<Team.Id, Role>>();
    if (known.handle() != null) {
      sources.add(byHandle.getOrDefault(known.handle(), Map.of()));
    }
    for (var account : known.accounts()) {
      for (var group : account.groups()) {
        var key = new Group(account.platform(), account.workspace(), group);
        sources.add(byGroup.getOrDefault(key, Map.of()));
      }
    }
    sources.forEach(it -> it.forEach((team, role) -> roles.merge(team, role, Directory::greater)));
    return roles;
  }
}
