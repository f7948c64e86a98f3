package dev.deskbell.change;

import dev.deskbell.conversation.Refusal;
import dev.deskbell.policy.Policies;
import dev.deskbell.store.Writes;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.Noted;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which templates may be used: what fails too often is withdrawn by itself. */
@Component
class Templates {
  private final JdbcClient db;
  private final Writes writes;
  private final Policies policies;
  private final Tickets tickets;

  Templates(JdbcClient db, Writes writes, Policies policies, Tickets tickets) {
    this.db = db;
    this.writes = writes;
    this.policies = policies;
    this.tickets = tickets;
  }

  /**
   * One that is not to be used.
   *
   * @param last the change whose failure was one too many
   */
  record Withdrawal(String id, Instant since, int failed, int ofLast, TicketRef last) {
    String words() {
      return "%d of the last %d changes made from it failed, the last was %s"
          .formatted(failed, ofLast, last);
    }
  }

  /** Those that are withdrawn now, by template. */
  Map<String, Withdrawal> withdrawn() {
    return db
        .sql("select id, since, failed, of_last, ref from change_template where withdrawn")
        .query((row, _) ->
            new Withdrawal(
                row.getString(1),
                row.getTimestamp(2).toInstant(),
                row.getInt(3),
                row.getInt(4),
                TicketRef.of(row.getString(5))))
        .list()
        .stream()
        .collect(Collectors.toMap(Withdrawal::id, Function.identity()));
  }

  Optional<Withdrawal> withdrawn(String template) {
    return Optional.ofNullable(withdrawn().get(template));
  }

  void check(ChangePolicy.Template template) {
    withdrawn(template.id())
        .ifPresent(it -> {
          throw new Refusal(
              "The template “%s” is withdrawn: %s. Propose a normal change with `change propose`, or ask a manager to reinstate it."
                  .formatted(template.name(), it.words()));
        });
  }

  /** What made the template of a change unfit since it was scheduled. */
  Optional<Withdrawal> withdrawn(ChangeRecord change) {
    return Optional.ofNullable(change.terms().template()).flatMap(this::withdrawn);
  }

  /** What was approved in advance is not any more. */
  void check(ChangeRecord change) {
    withdrawn(change)
        .ifPresent(it -> {
          throw new Refusal(
              "The template of %s is withdrawn: %s. Ask a manager to reinstate it, or cancel this and propose a normal change."
                  .formatted(change.ref(), it.words()));
        });
  }

  /** A change made from a template failed: perhaps that was one too many. */
  void ended(ChangeRecord change, Instant at) {
    var template = change.terms().template();
    if (template == null || change.course().result() == Result.DONE) {
      return;
    }
    var policy = policies.current(ChangePolicy.SECTION).failing();
    var failed = failures(template, policy.ofLast());
    if (failed >= policy.failed() && withdrawn(template).isEmpty()) {
      withdraw(new Withdrawal(template, at, failed, policy.ofLast(), change.ref()), at);
    }
  }

  /** Of so many that ended last, without those from before it was reinstated. */
  private int failures(String template, int ofLast) {
    return db.sql(
            """
            select count(*) filter (where result <> 'DONE') from
              (select result from change
                where template = :template and ended_at is not null
                  and ended_at > coalesce(
                        (select since from change_template where id = :template), '-infinity')
                order by ended_at desc limit :last) newest
            """)
        .param("template", template)
        .param("last", ofLast)
        .query(Integer.class)
        .single();
  }

  private void withdraw(Withdrawal it, Instant at) {
    put(it, true);
    tickets.record(
        new Noted(
            new ChangeFact.TemplateWithdrawn(
                it.last(), Fact.DESK, at, it.id(), it.failed(), it.ofLast())));
  }

  /** It may be used again; its failures so far no longer count. */
  void reinstated(Withdrawal it, Instant at) {
    put(new Withdrawal(it.id(), at, it.failed(), it.ofLast(), it.last()), false);
  }

  private void put(Withdrawal it, boolean withdrawn) {
    writes.add(
        """
        insert into change_template (id, withdrawn, since, failed, of_last, ref)
        values (?, ?, ?, ?, ?, ?)
        on conflict (id) do update
           set withdrawn = excluded.withdrawn, since = excluded.since, failed = excluded.failed,
               of_last = excluded.of_last, ref = excluded.ref\
        """,
        it.id(),
        withdrawn,
        it.since(),
        it.failed(),
        it.ofLast(),
        it.last().toString());
  }
}
