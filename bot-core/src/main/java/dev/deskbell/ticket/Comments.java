package dev.deskbell.ticket;

import dev.deskbell.chat.Attachment;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.people.Person;
import dev.deskbell.store.Writes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people say on tickets; each comment goes through the door with its fact. */
@Component
class Comments {
  private final JdbcClient db;
  private final Writes writes;
  private final Tickets tickets;
  private final CommentFiles files;

  Comments(JdbcClient db, Writes writes, Tickets tickets, CommentFiles files) {
    this.files = files;
    this.db = db;
    this.writes = writes;
    this.tickets = tickets;
  }

  /** Which comments a ticket has; beside the door, which asks. */
  @Component
  static class Numbers {
    private final JdbcClient db;

    Numbers(JdbcClient db) {
      this.db = db;
    }

    List<Long> of(TicketRef ref) {
      return List.copyOf(
          db.sql("select id from comment where ticket = ? order by id")
              .param(ref.toString())
              .query(Long.class)
              .list());
    }

    /** Those that were taken back. */
    Set<Long> removed(TicketRef ref) {
      return db.sql("select id from comment where ticket = ? and removed")
          .param(ref.toString())
          .query((row, _) -> row.getLong(1))
          .set();
    }
  }

  /** What is said: by whom, when, to whom, in which words, with what attached. */
  record Draft(
      TicketRef ticket,
      Audience audience,
      Person.Id by,
      Instant at,
      Words words,
      @Nullable Posting said,
      List<Attachment> files) {}

  void add(Draft draft) {
    var id =
        db.sql("select nextval(pg_get_serial_sequence('comment', 'id'))")
            .query(Long.class)
            .single();
    insert(id, draft);
    tickets.record(new Noted(fact(id, draft)));
  }

  private static TicketFact fact(long id, Draft draft) {
    return switch (draft.audience()) {
      case REQUESTER ->
          new TicketFact.Replied(draft.ticket(), draft.by(), draft.at(), id, draft.words());
      case TEAM ->
          new TicketFact.Annotated(draft.ticket(), draft.by(), draft.at(), id, draft.words());
    };
  }

  private void insert(long id, Draft draft) {
    var said = draft.said();
    writes.add(
        1,
        """
        insert into comment (id, ticket, audience, author, at, words,
            platform, workspace, channel, thread, message)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """,
        id,
        draft.ticket().toString(),
        draft.audience(),
        draft.by().value(),
        draft.at(),
        draft.words().text(),
        said == null ? null : said.place().platform(),
        said == null ? null : said.place().workspace(),
        said == null ? null : said.place().channel(),
        said == null ? null : said.place().thread(),
        said == null ? null : said.message());
    files.add(id, 0, draft.files());
  }

  /** Its author said it differently. */
  void edit(Comment comment, Words words, List<Attachment> attached, Instant at) {
    files.replace(comment, attached);
    var version = comment.version() + 1;
    writes.add(
        1,
        "update comment set words = ?, version = ?, edited_at = ? where id = ? and version = ?",
        words.text(),
        version,
        at,
        comment.id(),
        comment.version());
    tickets.record(
        new Noted(
            new TicketFact.CommentEdited(
                comment.ticket(), comment.author(), at, comment.id(), version, words)));
  }

  /** Its author took it back. */
  void remove(Comment comment, Person.Id by, Instant at) {
    writes.add(1, "update comment set removed = true where id = ?", comment.id());
    files.remove(comment.id());
    tickets.record(
        new Noted(new TicketFact.CommentRemoved(comment.ticket(), by, at, comment.id())));
  }

  /** A message was taken away before it was heard: when it is, it is no comment. */
  void withdraw(TicketRef ref, Person.Id by, Instant at, Posting message) {
    var place = message.place();
    writes.add(
        """
        insert into comment (ticket, audience, author, at, words, removed,
            platform, workspace, channel, thread, message)
        values (?, 'TEAM', ?, ?, '', true, ?, ?, ?, ?, ?) on conflict do nothing\
        """,
        ref.toString(),
        by.value(),
        at,
        place.platform(),
        place.workspace(),
        place.channel(),
        place.thread(),
        message.message());
  }

  Optional<Comment> said(Posting message) {
    return db.sql(
            """
            select *, coalesce(edited_at, at) as last_at from comment
             where platform = :platform and workspace = :workspace and channel = :channel
               and message = :message
            """)
        .param("platform", message.place().platform())
        .param("workspace", message.place().workspace())
        .param("channel", message.place().channel())
        .param("message", message.message())
        .query((row, _) -> comment(row))
        .optional();
  }

  /** The messages in a thread that are comments and stand, written between those moments. */
  List<Posting> saidIn(Place thread, Instant from, Instant until) {
    return db.sql(
            """
            select message from comment
             where platform = :platform and workspace = :workspace and channel = :channel
               and thread = :thread and message is not null and not removed
               and at > :from and at < :until
             order by id
            """)
        .param("platform", thread.platform())
        .param("workspace", thread.workspace())
        .param("channel", thread.channel())
        .param("thread", thread.thread())
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("until", until.atOffset(ZoneOffset.UTC))
        .query((row, _) -> new Posting(thread, row.getString("message")))
        .list();
  }

  Optional<Comment> numbered(long id) {
    return db.sql("select *, coalesce(edited_at, at) as last_at from comment where id = ?")
        .param(id)
        .query((row, _) -> comment(row))
        .optional();
  }

  private Comment comment(ResultSet row) throws SQLException {
    var id = row.getLong("id");
    return new Comment(
        id,
        TicketRef.of(row.getString("ticket")),
        Audience.valueOf(row.getString("audience")),
        new Person.Id(row.getLong("author")),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getObject("last_at", OffsetDateTime.class).toInstant(),
        row.getString("words"),
        row.getInt("version"),
        row.getBoolean("removed"),
        posting(row),
        files.of(id));
  }

  private static @Nullable Posting posting(ResultSet row) throws SQLException {
    var message = row.getString("message");
    return message == null
        ? null
        : new Posting(
            new Place(
                row.getString("platform"),
                row.getString("workspace"),
                row.getString("channel"),
                row.getString("thread")),
            message);
  }
}
