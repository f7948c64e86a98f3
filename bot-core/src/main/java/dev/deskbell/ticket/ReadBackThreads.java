package dev.deskbell.ticket;

import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The threads that are to be read back, and how far each has been. */
@Component
class ReadBackThreads {
  /** Tickets whose threads one statement asks for. */
  private static final int AT_ONCE = 1_000;

  /** Tickets whose threads are read where it is in doubt whether anything was missed. */
  static final int LIVELY = 10;

  private static final Duration LEASE = Duration.ofMinutes(10);

  /** So long before it was not heard a message may have been written that was changed meanwhile. */
  private static final Duration CHANGED = Duration.ofDays(1);

  /** People write below tickets that were closed lately. */
  private static final Duration CLOSED = Duration.ofDays(7);

  private static final String INSERT =
      """
      insert into read_back_thread
             (platform, workspace, channel, thread, direct, ticket, since, reached, asked_at)
      select k.platform, k.workspace, k.channel, coalesce(k.thread, k.message),
             bool_or(k.destination like 'person/%'), max(t.id), :since, :from, :now
      """;

  private static final String STANDING =
      " k.topic = 'ticket.card' and k.state = 'STANDS' and k.platform = :platform\n";

  private static final String STILL = " (t.phase <> 'CLOSED' or t.changed_at > :closed)\n";

  /** When somebody spoke about the tickets of the newest comments, and the newest tickets. */
  private static final String SPOKEN =
      """
      select ticket, max(at) as at from (
               (select ticket, at from comment order by id desc limit 200)
               union all
               (select ref, opened_at from ticket order by id desc limit 20)) as spoken
       group by ticket
      """;

  private static final String KEPT =
      """
       group by k.platform, k.workspace, k.channel, coalesce(k.thread, k.message)
      on conflict (platform, workspace, channel, thread) do update
         set since = least(read_back_thread.since, excluded.since),
             reached = least(read_back_thread.reached, excluded.reached),
             asked_at = excluded.asked_at
      """;

  static final String ASK_ONE =
      INSERT
          + " from delivery_kept k join ticket t on t.ref = k.subject where"
          + STANDING
          + " and k.workspace = :workspace and k.channel = :channel and k.message = :message\n"
          + KEPT;

  private final JdbcClient db;

  ReadBackThreads(JdbcClient db) {
    this.db = db;
  }

  /**
   * A thread that this instance reads now.
   *
   * @param since what was said from then on is heard
   * @param reached from there it is read
   */
  record Unread(
      Place place, boolean direct, Instant since, Instant reached, Instant askedAt, int failures) {}

  /** When the desk heard something last. */
  Optional<Instant> lastHeard() {
    return db.sql("select max(at) as at from inbox")
        .query((row, _) -> Optional.ofNullable(row.getObject("at", OffsetDateTime.class)))
        .single()
        .map(OffsetDateTime::toInstant);
  }

  /** All threads of a platform's tickets; those that are to be read already, from earlier on. */
  void ask(String platform, Instant since, Instant now) {
    ask(platform, since, now, AT_ONCE);
  }

  void ask(String platform, Instant since, Instant now, int atOnce) {
    var before = Long.MAX_VALUE;
    while (before > 0) {
      before = askPage(platform, since, now, before, atOnce);
    }
  }

  /**
   * The newest tickets that are older than one.
   *
   * @return the oldest of them, 0 when no more can follow
   */
  private long askPage(String platform, Instant since, Instant now, long before, int most) {
    var sql =
        "with page as (select t.id, t.ref from ticket t where t.id < :before"
            + " and"
            + STILL
            + " and exists (select from delivery_kept k where k.subject = t.ref and"
            + STANDING
            + ") order by t.id desc limit :most), asked as ("
            + INSERT
            + " from delivery_kept k join page t on t.ref = k.subject where"
            + STANDING
            + KEPT
            + ") select case when count(*) < :most then 0 else min(id) end from page";
    return asking(sql, platform, since, now)
        .param("before", before)
        .param("closed", at(since.minus(CLOSED)))
        .param("most", most)
        .query(Long.class)
        .single();
  }

  /** The threads of those tickets in which people spoke last. */
  void askLively(String platform, Instant since, Instant now) {
    var sql =
        "with lively as (select t.id, t.ref from ("
            + SPOKEN
            + ") as s join ticket t on t.ref = s.ticket where"
            + STILL
            + " and exists (select from delivery_kept k where k.subject = t.ref and"
            + STANDING
            + ") order by s.at desc limit :most) "
            + INSERT
            + " from delivery_kept k join lively t on t.ref = k.subject where"
            + STANDING
            + KEPT;
    asking(sql, platform, since, now)
        .param("most", LIVELY)
        .param("closed", at(since.minus(CLOSED)))
        .update();
  }

  /** The thread of that card alone. */
  void askOne(Posting card, Instant since, Instant now) {
    var place = card.place();
    asking(ASK_ONE, place.platform(), since, now)
        .param("workspace", place.workspace())
        .param("channel", place.channel())
        .param("message", card.message())
        .update();
  }

  private JdbcClient.StatementSpec asking(String sql, String platform, Instant since, Instant now) {
    return db.sql(sql)
        .param("platform", platform)
        .param("since", at(since))
        .param("from", at(since.minus(CHANGED)))
        .param("now", at(now));
  }

  /**
   * One is chosen before any is leased: a subquery may be asked again for every row of the table.
   */
  Optional<Unread> claim(String[] platforms, Instant now) {
    return db.sql(
            """
            with next as materialized (
              select platform, workspace, channel, thread from read_back_thread
               where platform = any(:platforms) and next_try <= :now and leased_until < :now
               order by ticket desc limit 1 for update skip locked)
            update read_back_thread r set leased_until = :until
              from next n
             where r.platform = n.platform and r.workspace = n.workspace
               and r.channel = n.channel and r.thread = n.thread
            returning r.*
            """)
        .param("until", at(now.plus(LEASE)))
        .param("platforms", platforms)
        .param("now", at(now))
        .query(ReadBackThreads::thread)
        .optional();
  }

  private static Unread thread(ResultSet row, int number) throws SQLException {
    return new Unread(
        new Place(
            row.getString("platform"),
            row.getString("workspace"),
            row.getString("channel"),
            row.getString("thread")),
        row.getBoolean("direct"),
        moment(row, "since"),
        moment(row, "reached"),
        moment(row, "asked_at"),
        row.getInt("failures"));
  }

  /**
   * It was read up to there, or to its end. What is to be read again from earlier on since it was
   * claimed stays so.
   */
  void reached(Unread thread, @Nullable Instant upTo) {
    var sql =
        upTo == null
            ? "delete from read_back_thread"
            : """
            update read_back_thread set reached = :upTo, failures = 0, leased_until = '-infinity'
            """;
    var changed =
        of(thread.place(), sql, "and asked_at = :asked and reached = :reached")
            .param("asked", at(thread.askedAt()))
            .param("reached", at(thread.reached()))
            .param("upTo", at(upTo == null ? thread.reached() : upTo))
            .update();
    if (changed == 0) {
      of(thread.place(), "update read_back_thread set leased_until = '-infinity'", "").update();
    }
  }

  void failed(Unread thread, Instant nextTry) {
    of(
            thread.place(),
            """
            update read_back_thread
               set failures = failures + 1, next_try = :next, leased_until = '-infinity'
            """,
            "")
        .param("next", at(nextTry))
        .update();
  }

  /** No thread of this workspace is asked for before. */
  void hold(Place in, Instant until) {
    db.sql(
            """
            update read_back_thread set next_try = greatest(next_try, :until)
             where platform = :platform and workspace = :workspace
            """)
        .param("until", at(until))
        .param("platform", in.platform())
        .param("workspace", in.workspace())
        .update();
  }

  private JdbcClient.StatementSpec of(Place place, String sql, String also) {
    return db.sql(
            sql
                + """
                 where platform = :platform and workspace = :workspace and channel = :channel
                   and thread = :thread
                """
                + also)
        .param("platform", place.platform())
        .param("workspace", place.workspace())
        .param("channel", place.channel())
        .param("thread", Objects.requireNonNull(place.thread()));
  }

  private static Instant moment(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime at(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
