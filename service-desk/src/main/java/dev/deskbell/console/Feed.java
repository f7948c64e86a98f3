package dev.deskbell.console;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads what one person may see: pages of messages, and what changed since. */
final class Feed {
  static final int PAGE = 50;
  private static final int MOST_AT_ONCE = 100;

  private final JdbcClient db;
  private final Rooms rooms;
  private final JsonMapper json;

  Feed(JdbcClient db, Rooms rooms, JsonMapper json) {
    this.db = db;
    this.rooms = rooms;
    this.json = json;
  }

  /** Something that changed: {@code message} or {@code room}, as it is now for these eyes. */
  record Event(long change, String kind, ObjectNode state) {}

  private record Changed(long change, String kind, String id) {}

  /** The newest change of all: where somebody begins who has just read everything. */
  long newest() {
    return db.sql(
            """
            select greatest((select max(change) from console_messages),
                            (select max(change) from console_rooms))
            """)
        .query((row, _) -> row.getLong(1))
        .single();
  }

  /** What changed after that number, oldest first; not all of it at once. */
  List<Event> after(String who, long change) {
    return db
        .sql(
            """
            (select change, 'room' as kind, id from console_rooms
              where change > :change and console_sees(:who, id)
              order by change limit :most)
            union all
            (select change, 'message', id::text from console_messages
              where change > :change and console_sees(:who, room)
              order by change limit :most)
            order by change limit :most
            """)
        .param("who", who)
        .param("change", change)
        .param("most", MOST_AT_ONCE)
        .query((row, _) -> new Changed(row.getLong(1), row.getString(2), row.getString(3)))
        .list()
        .stream()
        .flatMap(it -> stateOf(who, it).stream())
        .toList();
  }

  private Optional<Event> stateOf(String who, Changed it) {
    var state =
        it.kind().equals("room") ? rooms.one(who, it.id()) : one(who, Long.parseLong(it.id()));
    return state.map(now -> new Event(it.change(), it.kind(), now));
  }

  /** The message as these eyes see it; removed ones only say so. */
  Optional<ObjectNode> one(String who, long id) {
    return db.sql(SEEN + " and m.id = :id")
        .param("who", who)
        .param("id", id)
        .query((row, _) -> draw(row))
        .optional();
  }

  /** The newest messages of a room, or of a thread, before that one; oldest first. */
  List<ObjectNode> page(String who, String room, @Nullable Long thread, @Nullable Long before) {
    return db.sql(
            SEEN
                + """
                 and m.room = :room and m.id < :before
                 and (m.thread = :thread or :thread::bigint is null and m.thread is null)
                 and (not m.removed or exists
                       (select 1 from console_messages r where r.thread = m.id and not r.removed))
                order by m.id desc limit :page
                """)
        .param("who", who)
        .param("room", room)
        .param("thread", thread, Types.BIGINT)
        .param("before", before == null ? Long.MAX_VALUE : before)
        .param("page", PAGE)
        .query((row, _) -> draw(row))
        .list()
        .reversed();
  }

  private static final String SEEN =
      """
      select m.*, :who = any (m.notifying) as calls,
             (select count(*) from console_messages r
               where r.thread = m.id and not r.removed) as replies,
             (select max(id) from console_messages r
               where r.thread = m.id and not r.removed) as last_reply,
             (select max(posted_at) from console_messages r
               where r.thread = m.id and not r.removed) as last_reply_at,
             (select jsonb_agg(to_jsonb(e) order by emoji)
                from (select emoji, count(*), bool_or(person = :who) as mine
                        from console_reactions
                       where message = m.id group by emoji) e) as reactions
        from console_messages m
       where console_sees(:who, m.room)
      """;

  private ObjectNode draw(ResultSet row) throws SQLException {
    var drawn =
        Drawing.object()
            .put("id", row.getLong("id"))
            .put("room", row.getString("room"))
            .put("thread", row.getObject("thread", Long.class))
            .put("author", row.getString("author"))
            .put("at", moment(row, "posted_at"))
            .put("change", row.getLong("change"))
            .put("replies", row.getLong("replies"));
    if (row.getBoolean("removed")) {
      return drawn.put("removed", true);
    }
    drawn.put("edited", moment(row, "edited_at")).put("pinned", row.getBoolean("pinned"));
    drawn.put("calls", row.getBoolean("calls")).put("words", row.getString("words"));
    drawn.put("lastReply", row.getObject("last_reply", Long.class));
    drawn.put("lastReplyAt", moment(row, "last_reply_at"));
    var reactions = row.getString("reactions");
    if (reactions != null) {
      drawn.set("reactions", json.readTree(reactions));
    }
    return drawn.set("content", json.readTree(row.getString("content")));
  }

  private static @Nullable String moment(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant().toString();
  }
}
