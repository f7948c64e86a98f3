package dev.deskbell.delivery;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Posting;
import dev.deskbell.store.Writes;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Writes down how far messages have come and where pieces stand; in the caller's transaction. */
@Component
class Ledger {

  private final JdbcClient db;
  private final Writes writes;
  private final Problems problems;
  private final Clock clock;

  Ledger(JdbcClient db, Writes writes, Problems problems, Clock clock) {
    this.db = db;
    this.writes = writes;
    this.problems = problems;
    this.clock = clock;
  }

  void sending(Told told, Aim aim, Told.Deed deed, Instant now) {
    writes.add(
        """
        update delivery set state = 'SENDING', deed = ?, target = ?, attempted_at = ?, looks = 0,
               vain = 0
         where id = ?\
        """,
        deed,
        aim.written(),
        Rows.at(now),
        told.id());
  }

  /** One drawing settles everything about the piece that waited here when it was claimed. */
  void merge(Told told) {
    if (told.manner() == Telling.Manner.ONCE) {
      return;
    }
    writes.add(
        """
        update delivery set state = 'DROPPED', why = 'settled with another', finished_at = ?
         where finished_at is null and destination <> '' and state = 'WAITING' and manner <> 'ONCE'
           and destination = ? and subject = ? and topic = ? and argument = ?
           and id <> ? and id <= ?\
        """,
        Rows.at(clock.instant()),
        Written.of(told.to()),
        told.piece().subject(),
        told.piece().topic(),
        told.piece().argument(),
        told.id(),
        told.newestId());
  }

  /** Surely not sent: it waits as if nothing had been tried. */
  void again(Told told, Instant notBefore) {
    change(
            told,
            """
            update delivery set state = 'WAITING', deed = null, target = null, attempted_at = null,
                   not_before = :at
             where id = :id\
            """)
        .param("at", Rows.at(notBefore))
        .update();
  }

  /** A failure of ours; what it was about stays as it is. */
  void failed(Told told, Instant notBefore) {
    change(
            told,
            """
            update delivery
               set failures = failures + 1, not_before = :at,
                   target = case state when 'SENDING' then null else target end,
                   state = case state when 'SENDING' then 'WAITING' else state end
             where id = :id\
            """)
        .param("at", Rows.at(notBefore))
        .update();
  }

  /** It could not even be claimed; what it was about stays as it is. */
  void triedInVain(long id, Instant notBefore) {
    db.sql("update delivery set vain = vain + 1, not_before = :at where id = :id")
        .param("id", id)
        .param("at", Rows.at(notBefore))
        .update();
  }

  /** Who sent it never came back. */
  void orphaned(Told told) {
    change(told, "update delivery set failures = failures + 1 where id = :id").update();
  }

  void unknown(Told told, Instant lookInto) {
    change(
            told,
            """
            update delivery set state = 'UNKNOWN', not_before = :at where id = :id\
            """)
        .param("at", Rows.at(lookInto))
        .update();
  }

  /** It was looked for in vain. */
  void lookAgain(Told told, Instant notBefore) {
    change(told, "update delivery set looks = looks + 1, not_before = :at where id = :id")
        .param("at", Rows.at(notBefore))
        .update();
  }

  /** It is sent again, to where it was sent before. */
  void resend(Told told, boolean maybeDoubled) {
    change(
            told,
            """
            update delivery set state = 'WAITING', not_before = :now,
                   maybe_doubled = maybe_doubled or :doubled
             where id = :id\
            """)
        .param("now", Rows.at(clock.instant()))
        .param("doubled", maybeDoubled)
        .update();
  }

  /** Another account of the person is next. */
  void withoutAccount(Told told, Account refusing) {
    change(
            told,
            """
            update delivery set state = 'WAITING', deed = null, target = null, attempted_at = null,
                   tried = array_append(tried, :account)
             where id = :id\
            """)
        .param("account", Written.of(refusing))
        .update();
  }

  void done(Told told) {
    finish(told, Told.State.DONE, "");
  }

  /** There is nothing to show, or not any more. */
  void settle(Told told, String why) {
    merge(told);
    finish(told, Told.State.DROPPED, why);
    if (told.manner() != Telling.Manner.ONCE) {
      gone(told);
    }
  }

  void refused(Told told, String why) {
    finish(told, Told.State.REFUSED, why);
    if (told.manner() != Telling.Manner.ONCE && told.stands() == null) {
      gone(told);
    }
  }

  /** The last resort: administrators see whom the desk can't reach. */
  void unreachable(Told told, String why) {
    merge(told);
    refused(told, why);
    problems.about(told, Problems.Cause.PERSON_UNREACHABLE, Written.lane(told.to()), why);
  }

  void dead(Told told, String why) {
    dead(told.id(), told.piece().topic(), why);
  }

  /** The same of one of which no more may be known. */
  void dead(long id, String topic, String why) {
    finish(id, Told.State.DEAD, why);
    problems.about(topic, Problems.Cause.GIVEN_UP, topic, why);
  }

  /** Sent or not, nobody knows, and it had better not repeat. */
  void doubtful(Told told, String why) {
    finish(told, Told.State.DEAD, why);
    problems.about(told, Problems.Cause.OUTCOME_UNKNOWN, told.piece().topic(), why);
  }

  private void finish(Told told, Told.State state, String why) {
    finish(told.id(), state, why);
  }

  private void finish(long id, Told.State state, String why) {
    writes.add(
        "update delivery set state = ?, why = ?, finished_at = ? where id = ?",
        state,
        why,
        Rows.at(clock.instant()),
        id);
  }

  /** The piece stands there from now on. */
  void stands(Told told, Posting posting) {
    keep(told.piece(), Written.of(told.to()), "STANDS", posting);
  }

  /** The piece does not stand there, and the desk wants it so. */
  void gone(Told told) {
    keep(told.piece(), Written.of(told.to()), "GONE", null);
  }

  /** Whether something waits for the thread below it. */
  boolean holdsUp(Told told) {
    return !(told.to() instanceof Destination.Below)
        && db.sql(
                """
                select 1 from delivery
                 where finished_at is null and destination <> '' and destination = :below
                 limit 1\
                """)
            .param("below", Written.of(new Destination.Below(told.piece(), told.to())))
            .query(Integer.class)
            .optional()
            .isPresent();
  }

  /** Somebody closed the room; the desk leaves it so. */
  void gone(Destination.Inside it) {
    keep(it.room(), Written.of(it.where()), "GONE", null);
  }

  /** Somebody took the message away; the next change posts it anew. */
  void lost(Piece piece, Destination from) {
    keep(piece, Written.of(from), "LOST", null);
  }

  private void keep(Piece piece, String destination, String state, @Nullable Posting posting) {
    var place = posting == null ? null : posting.place();
    writes.add(
        """
        insert into delivery_kept (topic, subject, argument, destination, state,
               platform, workspace, channel, thread, message)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (topic, subject, argument, destination) do update
           set state = excluded.state, platform = excluded.platform,
               workspace = excluded.workspace, channel = excluded.channel,
               thread = excluded.thread, message = excluded.message\
        """,
        piece.topic(),
        piece.subject(),
        piece.argument(),
        destination,
        state,
        place == null ? null : place.platform(),
        place == null ? null : place.workspace(),
        place == null ? null : place.channel(),
        place == null ? null : place.thread(),
        posting == null ? null : posting.message());
  }

  private StatementSpec change(Told told, String sql) {
    return db.sql(sql).param("id", told.id());
  }
}
