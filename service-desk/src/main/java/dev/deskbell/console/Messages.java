package dev.deskbell.console;

import dev.deskbell.chat.History;
import dev.deskbell.chat.History.Reading;
import dev.deskbell.chat.Message;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** What was said: written once per deed, changed in place, never taken out of its row. */
final class Messages {
  private final JdbcClient db;
  private final Shelf shelf;

  Messages(JdbcClient db, Shelf shelf) {
    this.db = db;
    this.shelf = shelf;
  }

  /**
   * A message to be written.
   *
   * @param deed what makes it; a second attempt finds the first
   * @param author null for the desk
   * @param words as typed; empty for the desk
   */
  record Draft(
      String deed,
      String room,
      @Nullable Long thread,
      @Nullable String author,
      String words,
      ObjectNode content,
      Collection<String> notifying,
      Instant at) {}

  /** Where a message stands and whose it is. */
  record Standing(
      long id, String room, @Nullable Long thread, @Nullable String author, String words) {}

  /** The message that this deed made, now or before. */
  Standing write(Draft draft) {
    var made = insert(draft);
    if (made.isEmpty()) {
      return madeBy(draft.deed()).orElseThrow();
    }
    if (draft.thread() != null) {
      touch(draft.thread());
    }
    return made.get();
  }

  /** Empty if it had made one before. */
  private Optional<Standing> insert(Draft draft) {
    return db.sql(
            """
            insert into console_messages
                   (deed, room, thread, author, words, content, notifying, posted_at)
            values (:deed, :room, :thread, :author, :words, :content::jsonb, :notifying, :at)
            on conflict (deed) do nothing
            returning id, room, thread, author, words
            """)
        .param("deed", draft.deed())
        .param("room", draft.room())
        .param("thread", draft.thread())
        .param("author", draft.author())
        .param("words", Storable.words(draft.words()))
        .param("content", draft.content().toString())
        .param("notifying", draft.notifying().toArray(String[]::new))
        .param("at", draft.at().atOffset(ZoneOffset.UTC))
        .query((row, _) -> standing(row))
        .optional();
  }

  void change(long id, String words, ObjectNode content, Instant at) {
    db.sql(
            """
            update console_messages
               set words = :words, content = :content::jsonb, edited_at = :at,
                   change = nextval('console_changes')
             where id = :id and not removed
            """)
        .param("id", id)
        .param("words", Storable.words(words))
        .param("content", content.toString())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  void remove(Standing message) {
    db.sql(
            """
            update console_messages
               set removed = true, pinned = false, words = '', content = '{}',
                   change = nextval('console_changes')
             where id = ? and not removed
            """)
        .param(message.id())
        .update();
    if (message.thread() != null) {
      touch(message.thread());
    }
  }

  void pin(long id) {
    db.sql(
            """
            update console_messages set pinned = true, change = nextval('console_changes')
             where id = ? and not pinned
            """)
        .param(id)
        .update();
  }

  void react(long message, String who, String emoji, boolean set) {
    db.sql(
            set
                ? "insert into console_reactions values (?, ?, ?) on conflict do nothing"
                : "delete from console_reactions where message = ? and person = ? and emoji = ?")
        .params(message, who, emoji)
        .update();
    touch(message);
  }

  private void touch(long id) {
    db.sql("update console_messages set change = nextval('console_changes') where id = ?")
        .param(id)
        .update();
  }

  Optional<Standing> madeBy(String deed) {
    return db.sql(STANDING + " where deed = :deed")
        .param("deed", deed)
        .query((row, _) -> standing(row))
        .optional();
  }

  Optional<Standing> standing(long id) {
    return db.sql(STANDING + " where id = :id and not removed")
        .param("id", id)
        .query((row, _) -> standing(row))
        .optional();
  }

  /** A message of this person's, removed or not: what they did to it may be heard again. */
  Optional<Standing> writtenBy(String author, long id) {
    return db.sql(STANDING + " where id = :id and author = :author")
        .param("id", id)
        .param("author", author)
        .query((row, _) -> standing(row))
        .optional();
  }

  /** The message, if it stands and these eyes may see it. */
  Optional<Standing> seenBy(String who, long id) {
    return db.sql(STANDING + " where id = :id and not removed and console_sees(:who, room)")
        .param("id", id)
        .param("who", who)
        .query((row, _) -> standing(row))
        .optional();
  }

  private static final String STANDING =
      "select id, room, thread, author, words from console_messages";

  private static Standing standing(ResultSet row) throws SQLException {
    return new Standing(
        row.getLong("id"),
        row.getString("room"),
        row.getObject("thread", Long.class),
        row.getString("author"),
        row.getString("words"));
  }

  /** All that stands in a thread, oldest first: the console forgets nothing and is never cut. */
  Reading.Read in(String room, long thread) {
    var all =
        db.sql(
                """
                select id, room, thread, author, words, posted_at, edited_at from console_messages
                 where room = :room and thread = :thread and not removed order by id
                """)
            .param("room", room)
            .param("thread", thread)
            .query((row, _) ->
                new Dated(standing(row), moment(row, "posted_at"), moment(row, "edited_at")))
            .list();
    return new Reading.Read(
        all.stream().filter(it -> it.message().author() != null).map(this::past).toList(),
        all.stream().map(it -> Long.toString(it.message().id())).collect(Collectors.toSet()),
        null);
  }

  private record Dated(Standing message, @Nullable Instant posted, @Nullable Instant edited) {}

  private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
    var moment = row.getObject(column, OffsetDateTime.class);
    return moment == null ? null : moment.toInstant();
  }

  private History.Past past(Dated it) {
    return new History.Past(
        message(it.message(), it.message().words()),
        Objects.requireNonNull(it.posted()),
        it.edited());
  }

  /** A resident's message as the desk hears it: with the words exactly as typed. */
  Message message(Standing it, String words) {
    return new Message(
        Workspace.posting(it.room(), it.thread(), it.id()),
        Workspace.account(it.author() == null ? DESK : it.author()),
        words,
        shelf.on(it.id()));
  }

  static final String DESK = "desk";
}
