package dev.deskbell.approval;

import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import dev.deskbell.policy.Policies;
import dev.deskbell.store.Writes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who decides for whom, and when. */
@Component
class Deputies {
  private final JdbcClient db;
  private final Writes writes;
  private final People people;
  private final Policies policies;

  Deputies(JdbcClient db, Writes writes, People people, Policies policies) {
    this.db = db;
    this.writes = writes;
    this.people = people;
    this.policies = policies;
  }

  /**
   * Somebody's deputy.
   *
   * @param from null for whenever they are out of office
   * @param until null with {@code from}
   */
  record Named(Person.Id deputy, @Nullable Instant from, @Nullable Instant until) {
    boolean holds(Instant at, boolean away) {
      return (from == null || until == null) ? away : !at.isBefore(from) && at.isBefore(until);
    }
  }

  void name(Person.Id who, Person.Id deputy, @Nullable Instant from, @Nullable Instant until) {
    writes.add(
        1,
        """
        insert into approval_deputy (person, deputy, from_at, until_at) values (?, ?, ?, ?)
            on conflict (person) do update set deputy = excluded.deputy,
               from_at = excluded.from_at, until_at = excluded.until_at\
        """,
        who.value(),
        deputy.value(),
        from,
        until);
  }

  void end(Person.Id who) {
    writes.add("delete from approval_deputy where person = ?", who.value());
  }

  Optional<Named> of(Person.Id who) {
    return Optional.ofNullable(of(Set.of(who)).get(people.get(who).id()));
  }

  /** Of those who have named one, by who they are today. */
  private Map<Person.Id, Named> of(Collection<Person.Id> members) {
    var ids =
        members.stream()
            .flatMap(it -> people.idsOf(it).stream())
            .map(Person.Id::value)
            .toArray(Long[]::new);
    var named = new HashMap<Person.Id, Named>();
    db.sql(
            """
            select person, deputy, from_at, until_at from approval_deputy
             where person = any (?) order by person desc
            """)
        .param(ids)
        .query(row -> {
          var who = people.get(new Person.Id(row.getLong("person"))).id();
          named.put(
              who,
              new Named(
                  new Person.Id(row.getLong("deputy")), at(row, "from_at"), at(row, "until_at")));
        });
    return named;
  }

  private static @Nullable Instant at(ResultSet row, String column) throws SQLException {
    var moment = row.getObject(column, OffsetDateTime.class);
    return moment == null ? null : moment.toInstant();
  }

  /** Who stands in for each of these at that moment; nobody for most. */
  Map<Person.Id, Set<Person.Id>> standingIn(Collection<Person.Id> members, Instant at) {
    if (members.isEmpty()) {
      return Map.of();
    }
    var named = of(members);
    var standing = new HashMap<Person.Id, Set<Person.Id>>();
    for (var member : members) {
      var away = people.awayUntil(member, at).isPresent();
      var own = named.get(member);
      var deputy =
          own == null
              ? Optional.of(member).filter(_ -> away).flatMap(this::byPolicy)
              : Optional.of(own).filter(it -> it.holds(at, away)).map(Named::deputy);
      deputy
          .map(it -> people.get(it).id())
          .filter(it -> !it.equals(member) && people.holds(it, Role.REQUESTER, null))
          .ifPresent(it -> standing.put(member, Set.of(it)));
    }
    return standing;
  }

  private Optional<Person.Id> byPolicy(Person.Id member) {
    var handle = people.get(member).handle();
    var deputy =
        handle == null ? null : policies.current(ApprovalPolicy.SECTION).standIns().get(handle);
    return Optional.ofNullable(deputy).flatMap(it -> people.named("@" + it)).map(Person::id);
  }
}
