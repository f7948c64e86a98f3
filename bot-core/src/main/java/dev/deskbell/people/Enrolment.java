package dev.deskbell.people;

import dev.deskbell.chat.Account;
import dev.deskbell.policy.Policies;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives everybody whom the files name a row of their own, once per version of the files. */
@Component
class Enrolment {
  private static final long LOCK = 0x70656f706c65L;

  private final JdbcClient db;
  private final TransactionOperations own;
  private final Clock clock;

  Enrolment(JdbcClient db, PlatformTransactionManager transactions, Clock clock) {
    var template = new TransactionTemplate(transactions);
    template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.db = db;
    this.own = template;
    this.clock = clock;
  }

  /** The ids of the files' people by handle, after the tables follow the files. */
  Map<String, Person.Id> of(Policies policies) {
    var entries = policies.current(PeopleSections.PEOPLE).entries();
    return own.execute(_ -> {
      db.sql("select pg_advisory_xact_lock(?)").param(LOCK).query().singleRow();
      if (followed() < policies.version()) {
        follow(entries);
        db.sql("update people_version set version = version + 1, policy = ?")
            .param(policies.version())
            .update();
      }
      return ids();
    });
  }

  private long followed() {
    return db.sql("select policy from people_version").query(Long.class).single();
  }

  private Map<String, Person.Id> ids() {
    var ids = new HashMap<String, Person.Id>();
    db.sql("select handle, id from person where handle is not null")
        .query(row -> {
          ids.put(row.getString("handle"), new Person.Id(row.getLong("id")));
        });
    return ids;
  }

  private void follow(List<PeoplePolicy.Entry> entries) {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    people(entries, now);
    departures(entries, now);
    var ids = ids();
    forgetAccounts(entries);
    for (var entry : entries) {
      var id = ids.get(entry.handle());
      if (id != null) {
        entry.known().forEach(it -> account(it, id, entry.name(), now));
      }
    }
  }

  private void people(List<PeoplePolicy.Entry> entries, OffsetDateTime now) {
    db.sql("update person set handle = null where handle is not null and not (handle = any (?))")
        .param(words(entries, PeoplePolicy.Entry::handle))
        .update();
    db.sql(
            """
            insert into person (handle, name, searched, email, met_at)
            select handle, name, searched, nullif(email, ''), ?
              from unnest(?, ?, ?, ?) as it (handle, name, searched, email)
                on conflict (handle) do update
               set name = excluded.name, searched = excluded.searched,
                   email = coalesce(excluded.email, person.email)
            """)
        .params(
            now,
            words(entries, PeoplePolicy.Entry::handle),
            words(entries, PeoplePolicy.Entry::name),
            words(entries, it -> Names.searched(it.name())),
            words(entries, it -> it.email() == null ? "" : it.email()))
        .update();
  }

  private void departures(List<PeoplePolicy.Entry> entries, OffsetDateTime now) {
    var gone = entries.stream().filter(it -> !it.isActive()).toList();
    var here = entries.stream().filter(PeoplePolicy.Entry::isActive).toList();
    db.sql(
            """
            update person set active = false, left_at = ?, left_by = 'POLICY', left_heard = false
             where active and handle = any (?)
            """)
        .params(now, words(gone, PeoplePolicy.Entry::handle))
        .update();
    db.sql(
            """
            update person set active = true, left_at = null, left_by = null, left_heard = true
             where left_by = 'POLICY' and handle = any (?)
            """)
        .param(words(here, PeoplePolicy.Entry::handle))
        .update();
  }

  /**
   * An account that the files no longer give to anybody is a stranger's when it speaks again, in
   * all workspaces that know its user; that of somebody who left stays theirs, or it would be met
   * again with a newcomer's rights.
   */
  private void forgetAccounts(List<PeoplePolicy.Entry> entries) {
    var named = entries.stream().flatMap(it -> it.known().stream()).toList();
    db.sql(
            """
            delete from account a
             where (a.by_policy
                    or a.everywhere
                       and exists (select from account n
                                    where n.by_policy and n.person = a.person
                                      and n.platform = a.platform and n.user_id = a.user_id))
               and exists (select from person p where p.id = a.person and p.active)
               and not exists (
                 select from unnest(?, ?, ?) as it (platform, workspace, user_id)
                  where (it.platform, it.user_id) = (a.platform, a.user_id)
                    and (it.workspace = a.workspace or a.everywhere))
            """)
        .params(columns(named))
        .update();
    db.sql(
            """
            update account a set by_policy = false
             where a.by_policy and a.everywhere
               and (a.platform, a.workspace, a.user_id) not in (select * from unnest(?, ?, ?))
            """)
        .params(columns(named))
        .update();
  }

  private static Object[] columns(List<Account> accounts) {
    return new Object[] {
      accounts.stream().map(Account::platform).toArray(String[]::new),
      accounts.stream().map(Account::workspace).toArray(String[]::new),
      accounts.stream().map(Account::user).toArray(String[]::new)
    };
  }

  private void account(Account account, Person.Id person, String name, OffsetDateTime now) {
    owners(account).forEach(it -> absorb(it, person));
    db.sql(
            """
            update account set person = ?
             where platform = ? and user_id = ? and everywhere and not by_policy
            """)
        .params(person.value(), account.platform(), account.user())
        .update();
    db.sql(
            """
            insert into account
                   (platform, workspace, user_id, person, met_as, name, kind, by_policy, met_at)
            values (:platform, :workspace, :user, :person, :person, :name, 'MEMBER', true, :now)
                on conflict (platform, workspace, user_id) do update
               set person = excluded.person, by_policy = true
            """)
        .param("platform", account.platform())
        .param("workspace", account.workspace())
        .param("user", account.user())
        .param("person", person.value())
        .param("name", name)
        .param("now", now)
        .update();
  }

  private List<Person.Id> owners(Account account) {
    return db.sql(
            """
            select distinct a.person from account a join person p on p.id = a.person
             where a.platform = ? and a.user_id = ? and (a.workspace = ? or a.everywhere)
               and p.handle is null
            """)
        .params(account.platform(), account.user(), account.workspace())
        .query((row, _) -> new Person.Id(row.getLong("person")))
        .list();
  }

  /** Somebody met before the files named them turns out to be this person. */
  private void absorb(Person.Id met, Person.Id person) {
    db.sql("update account set person = ? where person = ?")
        .params(person.value(), met.value())
        .update();
    db.sql("update person set alias_of = ? where id = ? or alias_of = ?")
        .params(person.value(), met.value(), met.value())
        .update();
  }

  private static String[] words(
      List<PeoplePolicy.Entry> entries, Function<PeoplePolicy.Entry, String> of) {
    return entries.stream().map(of).toArray(String[]::new);
  }
}
