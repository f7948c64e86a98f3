package dev.deskbell.people;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Speaker;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Users whom their platform calls the same in all its workspaces: what they are in each is an
 * account, and all these accounts are one person's. Groups and kinds stay each account's own. All
 * of it in the running transaction.
 */
final class Everywhere {
  private final JdbcClient db;

  Everywhere(JdbcClient db) {
    this.db = db;
  }

  /** One more account of a user who is known in another workspace; false when they are not. */
  boolean adds(Speaker speaker, String name, Instant at) {
    var account = speaker.account();
    return db.sql(
                """
                insert into account (platform, workspace, user_id, person, met_as, name, kind,
                                     groups, everywhere, met_at, linked_at)
                select platform, :workspace, user_id, person, met_as, :name, :kind, :groups, true,
                       :at, linked_at
                  from account
                 where platform = :platform and user_id = :user and everywhere
                 order by by_policy desc, met_at limit 1
                    on conflict do nothing
                """)
            .param("workspace", account.workspace())
            .param("name", name)
            .param("kind", speaker.kind().name())
            .param("groups", speaker.groups().toArray(String[]::new))
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("platform", account.platform())
            .param("user", account.user())
            .update()
        > 0;
  }

  /**
   * Whoever the user's accounts belonged to is one person from now on: whom the files name, else
   * who was met first. Whom the files call different people stay so.
   *
   * @return whether there were several
   */
  boolean unites(Account user) {
    var people = people(user);
    var stays = people.getFirst();
    people.stream().skip(1).filter(it -> !it.named()).forEach(it -> merge(it.id(), stays.id()));
    // Unlinked, they are together who they were first met as; linked, they cool down together.
    db.sql(
            """
            update account
               set everywhere = true,
                   met_as = (select min(it.met_as) from account it
                              where it.platform = account.platform
                                and it.user_id = account.user_id and it.person = account.person),
                   linked_at = (select max(it.linked_at) from account it
                                 where it.platform = account.platform
                                   and it.user_id = account.user_id
                                   and it.person = account.person)
             where platform = ? and user_id = ?
            """)
        .params(user.platform(), user.user())
        .update();
    return people.size() > 1;
  }

  private record Owner(long id, boolean named) {}

  private List<Owner> people(Account user) {
    return db.sql(
            """
            select distinct p.id, p.handle is not null as named
              from account a join person p on p.id = a.person
             where a.platform = ? and a.user_id = ?
             order by named desc, p.id
            """)
        .params(user.platform(), user.user())
        .query((row, _) -> new Owner(row.getLong("id"), row.getBoolean("named")))
        .list();
  }

  /** Everything of the one is the other's, and its number means the other. */
  void merge(long goes, long stays) {
    db.sql("update account set person = ? where person = ?").params(stays, goes).update();
    db.sql("update person set alias_of = ? where id = ? or alias_of = ?")
        .params(stays, goes, goes)
        .update();
  }
}
