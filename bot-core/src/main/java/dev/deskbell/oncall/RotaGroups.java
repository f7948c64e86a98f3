package dev.deskbell.oncall;

import dev.deskbell.chat.Account;
import dev.deskbell.delivery.Deliveries;
import dev.deskbell.delivery.Destination;
import dev.deskbell.delivery.Telling;
import dev.deskbell.oncall.SchedulesPolicy.GroupEntry;
import dev.deskbell.people.People;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Keeps groups of chat platforms equal to who is on call. Looks every minute whether that has
 * changed, however it came about: a hand-off, an override, a swap, a file, an account linked.
 */
@Component
class RotaGroups {
  private final JdbcClient db;
  private final Schedules schedules;
  private final People people;
  private final Deliveries deliveries;
  private final TransactionOperations transaction;
  private final Clock clock;

  RotaGroups(
      JdbcClient db,
      Schedules schedules,
      People people,
      Deliveries deliveries,
      TransactionOperations transaction,
      Clock clock) {
    this.db = db;
    this.schedules = schedules;
    this.people = people;
    this.deliveries = deliveries;
    this.transaction = transaction;
    this.clock = clock;
  }

  void follow() {
    for (var schedule : schedules.all()) {
      for (var group : schedule.groups()) {
        transaction.executeWithoutResult(_ -> follow(schedule, group));
      }
    }
  }

  /** In the running transaction: who is on call may just have changed. */
  void changed(Schedule schedule) {
    schedule.groups().forEach(it -> follow(schedule, it));
  }

  private void follow(Schedule schedule, GroupEntry group) {
    var now = members(schedule, group).stream().map(Account::user).collect(Collectors.joining(","));
    var changed =
        db.sql(
                """
                insert into oncall_group (schedule, platform, workspace, grp, members)
                values (?, ?, ?, ?, ?)
                on conflict (schedule, platform, workspace, grp) do update
                   set members = excluded.members where oncall_group.members <> excluded.members
                """)
            .params(schedule.id(), group.platform(), group.workspace(), group.group(), now)
            .update();
    if (changed == 1) {
      deliveries.tell(List.of(telling(schedule, group)));
    }
  }

  private static Telling telling(Schedule schedule, GroupEntry group) {
    return Telling.keep(
        Topics.group(schedule, group),
        new Destination.Workspace(group.platform(), group.workspace()));
  }

  /** Whoever is on call now, by the accounts they have there. */
  List<Account> members(Schedule schedule, GroupEntry group) {
    return schedules.at(schedule, clock.instant().truncatedTo(ChronoUnit.MICROS)).stream()
        .flatMap(it -> people.accountsOf(it.who()).stream())
        .filter(it -> it.platform().equals(group.platform()))
        .filter(it -> it.workspace().equals(group.workspace()))
        .sorted(java.util.Comparator.comparing(Account::user))
        .toList();
  }
}
