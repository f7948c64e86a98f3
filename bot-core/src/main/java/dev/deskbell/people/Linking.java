package dev.deskbell.people;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Speaker;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes two accounts one person's: a code is asked for on one and typed on the other. Which of the
 * two becomes the alias: whom no file names, else who was met later. Answers rather than refuses,
 * so that a wrong code is counted in the caller's transaction.
 */
@Component
public class Linking {
  static final Duration VALID = Duration.ofMinutes(10);

  /** How long what an account says does not count where two people must agree. */
  static final Duration COOL_DOWN = Duration.ofDays(1);

  private static final int MOST_WRONG = 5;

  private final JdbcClient db;
  private final PeopleStore store;
  private final People people;
  private final AccountAudit audit;
  private final List<UnlinkablePlatform> unlinkable;
  private final TransactionOperations transaction;

  Linking(
      JdbcClient db,
      PeopleStore store,
      People people,
      AccountAudit audit,
      ObjectProvider<UnlinkablePlatform> unlinkable,
      TransactionOperations transaction) {
    this.db = db;
    this.store = store;
    this.people = people;
    this.audit = audit;
    this.unlinkable = unlinkable.stream().toList();
    this.transaction = transaction;
  }

  /** What came of it. */
  public sealed interface Answer {
    /** The code to type on the other account within ten minutes. */
    record Code(String code, Instant until) implements Answer {}

    /**
     * Done.
     *
     * @param person who both accounts are now; after unlinking, who the account is
     * @param other who they also were; after unlinking, whom the account left
     */
    record Done(Person.Id person, Person.Id other, Account one, Account two) implements Answer {}

    /** Not done, with a sentence that says why and what to do. */
    record No(String why) implements Answer {}
  }

  /** A code for this account; the ones before become void. */
  public Answer begin(Person.Id who, Account from, Instant at) {
    var no = notHere(people.known(who));
    return no.isPresent()
        ? no.get()
        : transaction.execute(_ -> {
          var code = Codes.make();
          var until = at.plus(VALID);
          db.sql("delete from link_code where person = ? or expires_at <= ?")
              .params(who.value(), at.atOffset(ZoneOffset.UTC))
              .update();
          db.sql("insert into link_code values (?, ?, ?, ?, ?, ?)")
              .params(
                  Codes.digest(code),
                  who.value(),
                  from.platform(),
                  from.workspace(),
                  from.user(),
                  until.atOffset(ZoneOffset.UTC))
              .update();
          audit.note(at, who, who, "account.link-begun", written(from));
          return new Answer.Code(code, until);
        });
  }

  /** Links this account with the one that asked for the code; in the running transaction. */
  public Answer confirm(Person.Id who, Account here, String code, Instant at) {
    if (wrongTries(who, at) >= MOST_WRONG) {
      return new Answer.No("That were too many wrong codes. Wait ten minutes, then try again.");
    }
    var begun = take(code, at);
    if (begun.isEmpty()) {
      db.sql("insert into link_attempt values (?, ?)")
          .params(who.value(), at.atOffset(ZoneOffset.UTC))
          .update();
      return new Answer.No(
          "That code is wrong, used or older than ten minutes. Say `me link` on your other account"
              + " for a new one.");
    }
    return link(begun.get(), who, here, at);
  }

  private record Begun(Person.Id person, Account account) {}

  private int wrongTries(Person.Id who, Instant at) {
    return db.sql("select count(*) from link_attempt where person = ? and at > ?")
        .params(who.value(), at.minus(VALID).atOffset(ZoneOffset.UTC))
        .query(Integer.class)
        .single();
  }

  /** Found by its digest, which tells nothing about a code that is nearly right; works once. */
  private Optional<Begun> take(String code, Instant at) {
    return db.sql(
            """
            delete from link_code where digest = ? and expires_at > ?
            returning person, platform, workspace, user_id
            """)
        .params(Codes.digest(code), at.atOffset(ZoneOffset.UTC))
        .query((row, _) ->
            new Begun(
                new Person.Id(row.getLong("person")),
                new Account(
                    row.getString("platform"),
                    row.getString("workspace"),
                    row.getString("user_id"))))
        .optional();
  }

  private Answer link(Begun begun, Person.Id who, Account here, Instant at) {
    lock(begun.person(), who);
    var one = store.of(begun.person()).orElseThrow();
    var two = store.of(who).orElseThrow();
    if (one.id() == two.id()) {
      return new Answer.No("You are the same person there and here already.");
    }
    if (one.handle() != null && two.handle() != null) {
      return new Answer.No(
          "The organisation's files know both accounts as different people. Ask an administrator to"
              + " name both accounts under one of them.");
    }
    var no = Stream.of(one, two).flatMap(it -> notHere(it).stream()).findFirst();
    if (no.isPresent()) {
      return no.get();
    }
    var stays = stays(one, two);
    var goes = stays.equals(one) ? two : one;
    cool(at, goes);
    store.merge(goes, stays);
    cool(at, stays, begun.account(), here);
    audit.note(
        at,
        who,
        stays.personId(),
        "account.linked",
        written(begun.account()) + " and " + written(here) + "; was " + goes.id());
    people.changed();
    return new Answer.Done(stays.personId(), goes.personId(), begun.account(), here);
  }

  private static Known stays(Known one, Known two) {
    if (one.handle() != null || two.handle() != null) {
      return one.handle() != null ? one : two;
    }
    return one.id() < two.id() ? one : two;
  }

  private void lock(Person.Id one, Person.Id two) {
    db.sql("select id from person where id in (?, ?) order by id for update")
        .params(one.value(), two.value())
        .query(Long.class)
        .list();
  }

  /** Whoever linked may speak through any account of the person who is not one any more. */
  private void cool(Instant at, Known goes) {
    db.sql("update account set linked_at = ? where person = ?")
        .params(at.atOffset(ZoneOffset.UTC), goes.id())
        .update();
  }

  /** One user's accounts in several workspaces are in the same hands. */
  private void cool(Instant at, Known stays, Account... linked) {
    for (var account : linked) {
      db.sql(
              """
              update account set linked_at = ?
               where platform = ? and user_id = ? and person = ?
              """)
          .params(at.atOffset(ZoneOffset.UTC), account.platform(), account.user(), stays.id())
          .update();
    }
  }

  /** Makes this account again who it was met as; in the running transaction. */
  public Answer unlink(Person.Id who, Account here, Instant at) {
    lock(who, who);
    var met =
        db.sql(
                """
                select a.met_as,
                       exists (select from account it
                                where it.by_policy and it.person = a.person
                                  and it.platform = a.platform and it.user_id = a.user_id)
                         as by_policy
                  from account a
                 where a.platform = ? and a.workspace = ? and a.user_id = ? and a.person = ?
                """)
            .params(here.platform(), here.workspace(), here.user(), who.value())
            .query((row, _) -> new Met(row.getLong("met_as"), row.getBoolean("by_policy")))
            .optional();
    if (met.isEmpty() || met.get().as() == who.value()) {
      return new Answer.No(
          "This account is the one you began with. Say `me unlink` on the account that you linked to"
              + " it.");
    }
    if (met.get().byPolicy()) {
      return new Answer.No(
          "The organisation's files say that this account is yours. Ask an administrator to change"
              + " them.");
    }
    separate(met.get().as());
    var self = new Person.Id(met.get().as());
    audit.note(at, who, self, "account.unlinked", written(here) + "; left " + who);
    people.changed();
    return new Answer.Done(self, who, here, here);
  }

  private record Met(long as, boolean byPolicy) {}

  /** Whom the files name stays theirs in all workspaces, whoever they were met as. */
  private void separate(long self) {
    db.sql("update person set alias_of = null where id = ?").param(self).update();
    db.sql(
            """
            update account a set person = met_as
             where met_as = ?
               and not exists (select from account it
                                where it.by_policy and it.person = a.person
                                  and it.platform = a.platform and it.user_id = a.user_id)
            """)
        .param(self)
        .update();
  }

  private Optional<Answer.No> notHere(Known known) {
    if (known.kind() == Speaker.Kind.BOT) {
      return Optional.of(new Answer.No("Only people can link accounts."));
    }
    return known.accounts().stream()
        .map(Known.AccountRow::platform)
        .filter(it -> unlinkable.contains(new UnlinkablePlatform(it)))
        .findFirst()
        .map(it ->
            new Answer.No(
                "Anyone can be anyone on the " + it + ", so its people can't be linked."));
  }

  private static String written(Account account) {
    return account.platform() + "/" + account.workspace() + "/" + account.user();
  }
}
