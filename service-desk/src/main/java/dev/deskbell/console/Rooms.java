package dev.deskbell.console;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Rooms and direct messages, and who sees them. */
final class Rooms {
  /** Who reads along in a room. */
  enum Kind {
    OPEN,
    INVITED,
    DIRECT
  }

  private final JdbcClient db;

  Rooms(JdbcClient db) {
    this.db = db;
  }

  /** Makes the rooms and direct messages that are missing; changes nothing that exists. */
  void furnish(Residents residents) {
    furnish(residents.rooms());
    residents.all().forEach(it -> directWith(it.user()));
  }

  /** The same for one who looks: how many others there are does not matter. */
  void furnish(Residents residents, Resident who) {
    furnish(residents.rooms());
    directWith(who.user());
  }

  private void furnish(List<Residents.Room> rooms) {
    for (var room : rooms) {
      var kind = room.members().isEmpty() ? Kind.OPEN : Kind.INVITED;
      if (make(room.id(), kind, room.name(), room.topic(), null)) {
        join(room.id(), room.members());
      }
    }
  }

  /** The room in which this person and the desk talk. */
  String directWith(String user) {
    var room = Workspace.directOf(user);
    if (make(room, Kind.DIRECT, "Deskbell", "", null)) {
      join(room, List.of(user));
    }
    return room;
  }

  /** False if there is such a room already. */
  boolean make(String id, Kind kind, String name, String topic, @Nullable String deed) {
    return db.sql(
                """
                insert into console_rooms (id, kind, name, topic, deed)
                values (:id, :kind, :name, :topic, :deed) on conflict do nothing
                """)
            .param("id", id)
            .param("kind", kind.name())
            .param("name", Storable.words(name))
            .param("topic", Storable.words(topic))
            .param("deed", deed)
            .update()
        > 0;
  }

  void join(String room, Collection<String> people) {
    for (var person : people) {
      db.sql("insert into console_members (room, person) values (?, ?) on conflict do nothing")
          .params(room, person)
          .update();
    }
    touch(room);
  }

  boolean topic(String room, String topic) {
    return db.sql(
                """
                update console_rooms set topic = :topic, change = nextval('console_changes')
                 where id = :room
                """)
            .param("topic", Storable.words(topic))
            .param("room", room)
            .update()
        > 0;
  }

  private void touch(String room) {
    db.sql("update console_rooms set change = nextval('console_changes') where id = ?")
        .param(room)
        .update();
  }

  boolean exists(String room) {
    return kindOf(room).isPresent();
  }

  Optional<Kind> kindOf(String room) {
    return db.sql("select kind from console_rooms where id = ?")
        .param(room)
        .query((row, _) -> Kind.valueOf(row.getString(1)))
        .optional();
  }

  Optional<String> madeBy(String deed) {
    return db.sql("select id from console_rooms where deed = ?")
        .param(deed)
        .query((row, _) -> row.getString(1))
        .optional();
  }

  /** Refuses whoever may not see the room. */
  void check(String who, String room) {
    if (seenBy(who, room).isEmpty()) {
      throw Unwelcome.gone("That room");
    }
  }

  /** What kind of room it is, if these eyes may see it. */
  Optional<Kind> seenBy(String who, String room) {
    return db.sql("select kind from console_rooms where id = :room and console_sees(:who, id)")
        .param("room", room)
        .param("who", who)
        .query((row, _) -> Kind.valueOf(row.getString(1)))
        .optional();
  }

  /** All that these eyes may see, those for everybody first, with what is unread there. */
  List<ObjectNode> allSeenBy(String who) {
    return db.sql(
            SEEN
                + " order by array_position(array['OPEN', 'INVITED', 'DIRECT'], r.kind), r.name, r.id")
        .param("who", who)
        .query((row, _) -> room(row))
        .list();
  }

  Optional<ObjectNode> one(String who, String room) {
    return db.sql(SEEN + " and r.id = :room")
        .param("who", who)
        .param("room", room)
        .query((row, _) -> room(row))
        .optional();
  }

  private static final String SEEN =
      """
      select r.id, r.kind, r.name, r.topic, coalesce(u.upto, 0) as upto,
             m.unread, m.calls
        from console_rooms r
        left join console_reads u on u.room = r.id and u.person = :who
        cross join lateral (
          select count(*) as unread,
                 count(*) filter (where r.kind = 'DIRECT' or :who = any (notifying)) as calls
            from console_messages
           where room = r.id and id > coalesce(u.upto, 0)
             and not removed and author is distinct from :who) m
       where console_sees(:who, r.id)
      """;

  void read(String who, String room, long upto) {
    db.sql(
            """
            insert into console_reads (room, person, upto) values (:room, :who, :upto)
            on conflict (room, person) do update
               set upto = greatest(console_reads.upto, excluded.upto)
            """)
        .param("room", room)
        .param("who", who)
        .param("upto", upto)
        .update();
  }

  private static ObjectNode room(ResultSet row) throws SQLException {
    return Drawing.object()
        .put("id", row.getString("id"))
        .put("kind", row.getString("kind").toLowerCase(Locale.ROOT))
        .put("name", row.getString("name"))
        .put("topic", row.getString("topic"))
        .put("upto", row.getLong("upto"))
        .put("unread", row.getLong("unread"))
        .put("calls", row.getLong("calls"));
  }
}
