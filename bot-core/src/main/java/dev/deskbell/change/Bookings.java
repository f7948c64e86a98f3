package dev.deskbell.change;

import dev.deskbell.calendar.Interval;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.service.Service;
import dev.deskbell.ticket.TicketRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which change has which service when; two that need it alone never have it at once. */
@Component
class Bookings {
  private static final String FOUND =
      """
      select b.ref, b.service, lower(b.span) as from_at, upper(b.span) as until_at, b.alone,
             coalesce(t.title, '') as title, coalesce(t.hidden, false) as hidden,
             coalesce(c.uid::text, '') as uid
        from change_booking b left join ticket t on t.ref = b.ref
             left join change c on c.ref = b.ref
      """;

  /** What is looked up while somebody plans a change. */
  static final String OF_SERVICES =
      FOUND
          + """
             where b.service = any(:services) and b.span && tstzrange(:from, :until)
             order by lower(b.span), b.ref, b.service
          """;

  private final JdbcClient db;

  Bookings(JdbcClient db) {
    this.db = db;
  }

  /**
   * The change has these services then, and nothing else of them that it had before.
   *
   * @param alone whether nothing else may have them meanwhile
   * @throws Refusal if another took one of them in the meantime
   */
  void book(TicketRef ref, Collection<Service.Id> services, Interval when, boolean alone) {
    try {
      db.sql(
              """
              delete from change_booking where ref = :ref;
              insert into change_booking (ref, service, span, alone)
              select :ref, unnest(cast(:services as text[])), tstzrange(:from, :until), :alone
              """)
          .param("ref", ref.toString())
          .param("services", words(services))
          .param("from", utc(when.from()))
          .param("until", utc(when.until()))
          .param("alone", alone)
          .update();
    } catch (DataIntegrityViolationException _) {
      throw new Refusal(
          "Another change of the same services has just been planned for that time."
              + " Send it again to see which, and when they are free.");
    }
  }

  /** It will not be carried out. */
  void release(TicketRef ref) {
    db.sql("delete from change_booking where ref = ?").param(ref.toString()).update();
  }

  /** It is over: others may have what is left of its time, which may be all of it. */
  void end(TicketRef ref, Instant at) {
    db.sql(
            """
            delete from change_booking where ref = :ref and lower(span) >= :at;
            update change_booking set span = tstzrange(lower(span), :at)
             where ref = :ref and upper(span) > :at
            """)
        .param("ref", ref.toString())
        .param("at", utc(at))
        .update();
  }

  /** What has a moment in common with the bounds and any of these services, in order of time. */
  List<Booking> during(Collection<Service.Id> services, Interval within) {
    return db.sql(OF_SERVICES)
        .param("services", words(services))
        .param("from", utc(within.from()))
        .param("until", utc(within.until()))
        .query((row, _) -> booking(row))
        .list();
  }

  /** The same of all services. */
  List<Booking> during(Interval within) {
    return db.sql(
            FOUND
                + """
                   where b.span && tstzrange(:from, :until)
                   order by lower(b.span), b.ref, b.service limit 2000
                """)
        .param("from", utc(within.from()))
        .param("until", utc(within.until()))
        .query((row, _) -> booking(row))
        .list();
  }

  private static String[] words(Collection<Service.Id> services) {
    return services.stream().map(Service.Id::value).distinct().sorted().toArray(String[]::new);
  }

  private static Booking booking(ResultSet row) throws SQLException {
    return new Booking(
        TicketRef.of(row.getString("ref")),
        new Service.Id(row.getString("service")),
        new Interval(moment(row, "from_at"), moment(row, "until_at")),
        row.getBoolean("alone"),
        row.getString("title"),
        row.getBoolean("hidden"),
        row.getString("uid"));
  }

  private static Instant moment(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
