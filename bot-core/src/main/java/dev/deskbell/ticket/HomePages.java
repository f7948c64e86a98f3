package dev.deskbell.ticket;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Receipt;
import dev.deskbell.conversation.Homes;
import dev.deskbell.delivery.Deliveries;
import dev.deskbell.delivery.Destination;
import dev.deskbell.delivery.Piece;
import dev.deskbell.delivery.Telling;
import dev.deskbell.delivery.Witness;
import dev.deskbell.people.Person;
import dev.deskbell.store.Writes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Keeps the pages of those who looked at theirs within a month: what changes is noted in the turn,
 * without a round trip, and told a few seconds later, once for all that changed.
 */
@Component
public class HomePages implements Homes, FactListener, Witness {
  static final String TOPIC = "ticket.home";
  private static final Duration KEPT = Duration.ofDays(30);

  /** While nobody looks at a page nothing is noted; whose pages change is asked when telling. */
  static final String SOMEBODY_LOOKS = " where exists (select from home_page)";

  private final JdbcClient db;
  private final Writes writes;
  private final Deliveries deliveries;
  private final TransactionOperations transaction;
  private final Clock clock;

  HomePages(
      JdbcClient db,
      Writes writes,
      Deliveries deliveries,
      TransactionOperations transaction,
      Clock clock) {
    this.db = db;
    this.writes = writes;
    this.deliveries = deliveries;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public boolean opened(Account account, Person by, Instant at) {
    transaction.executeWithoutResult(_ -> {
      db.sql(
              """
              insert into home_page (platform, workspace, user_id, person, opened_at)
              values (?, ?, ?, ?, ?)
              on conflict (platform, workspace, user_id) do update
                 set person = excluded.person, opened_at = excluded.opened_at
              """)
          .params(
              account.platform(),
              account.workspace(),
              account.user(),
              by.id().value(),
              at.atOffset(ZoneOffset.UTC))
          .update();
      deliveries.tell(List.of(page(account)));
    });
    return shows(account.platform());
  }

  private boolean shows(String platform) {
    return db.sql("select 1 from home_page where platform = ? and shown limit 1")
        .param(platform)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  private static Telling page(Account account) {
    var subject = account.platform() + "/" + account.workspace() + "/" + account.user();
    return Telling.keep(new Piece(TOPIC, subject, ""), new Destination.OnAccount(account));
  }

  @Override
  public void heard(Heard heard) {
    var concerned = new HashSet<>(concerned(heard.before()));
    concerned.addAll(concerned(heard.after()));
    writes.add(
        """
        insert into home_changed (person, ticket)
        select person, ? from unnest(?::bigint[]) whose (person)\
        """
            + SOMEBODY_LOOKS,
        heard.after().ref().toString(),
        numbers(concerned));
  }

  private static Set<Person.Id> concerned(Head head) {
    var concerned = new HashSet<>(head.watchers());
    concerned.add(head.requester());
    if (head.assignee() != null) {
      concerned.add(head.assignee());
    }
    return concerned;
  }

  /** In the running transaction: what these people's pages show has changed. */
  public void changed(Collection<Person.Id> whose) {
    writes.add(
        """
        insert into home_changed (person)
        select person from unnest(?::bigint[]) whose (person)\
        """
            + SOMEBODY_LOOKS,
        (Object) numbers(whose));
  }

  /** Tells the pages of all for whom something changed; those nobody looks at are forgotten. */
  public void refresh() {
    if (!isStale()) {
      return;
    }
    transaction.executeWithoutResult(_ -> {
      db.sql("delete from home_page where opened_at < ?")
          .param(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
          .update();
      deliveries.tell(staleOnes());
    });
  }

  private boolean isStale() {
    return db.sql("select exists (select from home_changed)").query(Boolean.class).single();
  }

  /**
   * The pages of those for whom something changed and of those by whom such a ticket is awaited.
   * Who turned out to be somebody else may have opened it as either.
   */
  private static final String TAKEN =
      """
      with noted as (delete from home_changed returning person, ticket)
      select distinct p.platform, p.workspace, p.user_id
        from (select person from noted
              union
              select a.person from ticket_awaited a
               where a.ticket in (select ticket from noted)) whose
        join person me on me.id = whose.person
       cross join lateral (
              select coalesce(me.alias_of, me.id) union all
              select a.id from person a where a.alias_of = coalesce(me.alias_of, me.id)) same (id)
        join home_page p on p.person = same.id
       order by 1, 2, 3
      """;

  private List<Telling> staleOnes() {
    return db.sql(TAKEN)
        .query((row, _) -> page(new Account(row.getString(1), row.getString(2), row.getString(3))))
        .list();
  }

  private static Long[] numbers(Collection<Person.Id> whose) {
    return whose.stream().map(Person.Id::value).distinct().sorted().toArray(Long[]::new);
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  /** Where there are no pages, none is kept. */
  @Override
  public void saw(Piece piece, Destination to, Sight sight) {
    if (!(to instanceof Destination.OnAccount(var account))) {
      return;
    }
    switch (sight.came()) {
      case Came.Arrived _ -> set(account, "update home_page set shown = true");
      case Came.TurnedAway(var reason, _, _) when reason == Receipt.Reason.NOT_POSSIBLE ->
          set(account, "delete from home_page");
      case Came.TurnedAway _, Came.Unclear _, Came.Lost _ -> {}
    }
  }

  private void set(Account account, String what) {
    db.sql(what + " where platform = ? and workspace = ? and user_id = ?")
        .params(account.platform(), account.workspace(), account.user())
        .update();
  }
}
