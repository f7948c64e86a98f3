package dev.deskbell.people;

import dev.deskbell.chat.Place;
import dev.deskbell.policy.Policies;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which rooms get whose cards: as the files say, unless somebody bound a room in chat. */
@Component
public class Rooms {
  private final JdbcClient db;
  private final Policies policies;
  private final People people;
  private final AccountAudit audit;
  private final Remembered<Map<Owner, Set<Place>>> bindings = new Remembered<>();

  Rooms(JdbcClient db, Policies policies, People people, AccountAudit audit) {
    this.db = db;
    this.policies = policies;
    this.people = people;
    this.audit = audit;
    people.onForgetting(bindings::forget);
  }

  /** Whose cards a room gets. */
  public sealed interface Owner {
    String name();

    record OfTeam(Team.Id team) implements Owner {
      @Override
      public String name() {
        return team.value();
      }
    }

    /** A practice by the name its tickets go by: {@code incident}. */
    record OfPractice(String name) implements Owner {}
  }

  /** The team's rooms and the practice's. */
  public List<Place> of(Team.@Nullable Id team, String practice) {
    var ofTeam = team == null ? Stream.<Place>of() : of(new Owner.OfTeam(team)).stream();
    return Stream.concat(ofTeam, of(new Owner.OfPractice(practice)).stream()).distinct().toList();
  }

  /** The rooms of one team or practice. */
  public List<Place> of(Owner owner) {
    var bound = bindings().get(owner);
    return bound == null ? byPolicy(owner) : List.copyOf(bound);
  }

  /** All that have a room, by name. */
  public Map<String, List<Place>> all() {
    var owners = new LinkedHashSet<>(bindings().keySet());
    var written = policies.current(PeopleSections.ORGANISATION).bound();
    written.byTeam().keySet().forEach(it -> owners.add(new Owner.OfTeam(new Team.Id(it))));
    written.byPractice().keySet().forEach(it -> owners.add(new Owner.OfPractice(it)));
    var all = new TreeMap<String, List<Place>>();
    owners.forEach(it -> all.put(it.name(), of(it)));
    return all;
  }

  /** Names of practices that the files or bindings give rooms. */
  public Set<String> practices() {
    var names =
        new TreeSet<>(policies.current(PeopleSections.ORGANISATION).bound().byPractice().keySet());
    bindings().keySet().stream()
        .filter(Owner.OfPractice.class::isInstance)
        .map(Owner::name)
        .forEach(names::add);
    return names;
  }

  /** From now on this room, and no other that the files name, gets their cards. */
  public void bind(Owner owner, Place room, Person.Id by, Instant at) {
    db.sql(
            """
            insert into room_binding values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """)
        .params(
            kind(owner),
            owner.name(),
            room.platform(),
            room.workspace(),
            room.channel(),
            by.value(),
            at.atOffset(ZoneOffset.UTC))
        .update();
    audit.note(at, by, by, "room.bound", owner.name() + " to " + written(room));
    people.changed();
  }

  /** What the files say holds again; false if no room was bound. */
  public boolean unbind(Owner owner, Place room, Person.Id by, Instant at) {
    var taken =
        db.sql(
                """
                delete from room_binding
                 where kind = ? and name = ? and platform = ? and workspace = ? and channel = ?
                """)
            .params(kind(owner), owner.name(), room.platform(), room.workspace(), room.channel())
            .update();
    if (taken > 0) {
      audit.note(at, by, by, "room.unbound", owner.name() + " from " + written(room));
      people.changed();
    }
    return taken > 0;
  }

  private List<Place> byPolicy(Owner owner) {
    var written = policies.current(PeopleSections.ORGANISATION).bound();
    var places =
        switch (owner) {
          case Owner.OfTeam(var team) -> written.byTeam().get(team.value());
          case Owner.OfPractice(var name) -> written.byPractice().get(name);
        };
    return places == null
        ? List.of()
        : places.stream().map(OrganisationPolicy.PlaceEntry::place).toList();
  }

  private Map<Owner, Set<Place>> bindings() {
    return bindings.get(this::read);
  }

  private Map<Owner, Set<Place>> read() {
    return db
        .sql(
            """
            select kind, name, platform, workspace, channel from room_binding
             order by bound_at, platform, workspace, channel
            """)
        .query((row, _) ->
            Map.entry(
                owner(row.getString("kind"), row.getString("name")),
                Place.channel(
                    row.getString("platform"),
                    row.getString("workspace"),
                    row.getString("channel"))))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey,
                Collectors.mapping(
                    Map.Entry::getValue, Collectors.toCollection(LinkedHashSet::new))));
  }

  private static String kind(Owner owner) {
    return switch (owner) {
      case Owner.OfTeam _ -> "TEAM";
      case Owner.OfPractice _ -> "PRACTICE";
    };
  }

  private static Owner owner(String kind, String name) {
    return kind.equals("TEAM") ? new Owner.OfTeam(new Team.Id(name)) : new Owner.OfPractice(name);
  }

  private static String written(Place place) {
    return place.platform() + "/" + place.workspace() + "/" + place.channel();
  }
}
