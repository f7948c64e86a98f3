package dev.deskbell.status;

import dev.deskbell.calendar.Interval;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.store.Writes;
import dev.deskbell.ticket.TicketRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people are about to publish, kept until they do or discard it, for a quarter of a year. */
@Repository
class Drafts {
  private final JdbcClient db;
  private final Writes writes;
  private final People people;

  Drafts(JdbcClient db, Writes writes, People people) {
    this.db = db;
    this.writes = writes;
    this.people = people;
  }

  /** Its number. */
  long add(Draft draft, Instant at) {
    writes.add(
        "delete from status_draft where made_at < ?", at.minus(java.time.Duration.ofDays(90)));
    return db.sql(
            """
            insert into status_draft (author, kind, notice, state, title, words, services, effect,
                from_at, until_at, ticket, made_at)
            values (:author, :kind, :notice, :state, :title, :words, cast(:services as text[]),
                :effect, :from, :until, :ticket, :at)
            returning id
            """)
        .param("author", draft.author().value())
        .param("kind", draft.state().kind().name())
        .param("notice", draft.notice())
        .param("state", draft.state().name())
        .param("title", draft.title())
        .param("words", draft.words())
        .param("services", draft.services().toArray(String[]::new))
        .param("effect", draft.effect() == null ? null : draft.effect().name())
        .param("from", utc(draft.planned() == null ? null : draft.planned().from()))
        .param("until", utc(draft.planned() == null ? null : draft.planned().until()))
        .param("ticket", draft.ticket() == null ? null : draft.ticket().toString())
        .param("at", utc(at))
        .query(Long.class)
        .single();
  }

  /** The next edition takes the place of the one before, and of no other. */
  void replace(Draft draft) {
    writes.add(
        1,
        """
        update status_draft set state = ?, title = ?, words = ?, services = ?, effect = ?, edition = ?
         where id = ? and edition = ?\
        """,
        draft.state(),
        draft.title(),
        draft.words(),
        draft.services().toArray(String[]::new),
        draft.effect(),
        draft.edition(),
        draft.id(),
        draft.edition() - 1);
  }

  /** This very edition is gone. */
  void remove(Draft draft) {
    writes.add(
        1, "delete from status_draft where id = ? and edition = ?", draft.id(), draft.edition());
  }

  /** A draft is nobody's business but its author's. */
  Optional<Draft> find(long id, Person.Id reader) {
    return db.sql("select * from status_draft where id = ?")
        .param(id)
        .query((row, _) -> draft(row))
        .optional()
        .filter(it -> people.same(it.author(), reader));
  }

  /** Theirs, the newest first. */
  List<Draft> of(Person.Id author, int most) {
    return List.copyOf(
        db.sql("select * from status_draft where author = any(:ids) order by id desc limit :most")
            .param("ids", people.idsOf(author).stream().map(Person.Id::value).toArray(Long[]::new))
            .param("most", most)
            .query((row, _) -> draft(row))
            .list());
  }

  private static Draft draft(ResultSet row) throws SQLException {
    var notice = row.getLong("notice");
    var effect = row.getString("effect");
    var ticket = row.getString("ticket");
    var from = row.getObject("from_at", OffsetDateTime.class);
    var until = row.getObject("until_at", OffsetDateTime.class);
    return new Draft(
        row.getLong("id"),
        new Person.Id(row.getLong("author")),
        notice == 0 ? null : notice,
        State.valueOf(row.getString("state")),
        row.getString("title"),
        row.getString("words"),
        Arrays.asList((String[]) row.getArray("services").getArray()),
        effect == null ? null : Effect.valueOf(effect),
        from == null ? null : new Interval(from.toInstant(), until.toInstant()),
        ticket == null ? null : TicketRef.of(ticket),
        row.getInt("edition"));
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant moment) {
    return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
  }
}
