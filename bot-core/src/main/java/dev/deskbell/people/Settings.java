package dev.deskbell.people;

import dev.deskbell.chat.Account;
import dev.deskbell.store.Writes;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** What people choose about themselves; written in the running transaction. */
@Component
public class Settings {
  private final Writes writes;
  private final People people;

  Settings(Writes writes, People people) {
    this.writes = writes;
    this.people = people;
  }

  public void zone(Person.Id who, ZoneId zone) {
    writes.add(1, "update person set zone = ? where id = ?", zone.getId(), who.value());
    people.changed(who);
  }

  public void notify(Person.Id who, Preferences.What what, Preferences.How how) {
    writes.add(
        1,
        """
        insert into notify_wish (person, what, how) values (?, ?, ?)
            on conflict (person, what) do update set how = excluded.how\
        """,
        who.value(),
        what,
        how);
    people.changed(who);
  }

  /** Where the desk writes to them first. */
  public void prefer(Person.Id who, Account account) {
    writes.add(
        """
        update account
           set preferred = (platform = ? and workspace = ? and user_id = ?)
         where person = ?\
        """,
        account.platform(),
        account.workspace(),
        account.user(),
        who.value());
    people.changed(who);
  }

  public void away(Person.Id who, Instant from, Instant until) {
    writes.add(
        1,
        """
        insert into absence (person, from_at, until_at) values (?, ?, ?)
            on conflict (person) do update
           set from_at = excluded.from_at, until_at = excluded.until_at\
        """,
        who.value(),
        from,
        until);
    people.changed(who);
  }

  public void back(Person.Id who) {
    writes.add("delete from absence where person = ?", who.value());
    people.changed(who);
  }
}
