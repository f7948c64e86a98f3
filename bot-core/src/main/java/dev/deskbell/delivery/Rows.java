package dev.deskbell.delivery;

import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.delivery.Telling.Urgency;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** What several readers of this package's tables have in common. */
final class Rows {

  private Rows() {}

  static Piece piece(ResultSet row, int number) throws SQLException {
    return new Piece(row.getString("topic"), row.getString("subject"), row.getString("argument"));
  }

  static Posting posting(ResultSet row, String prefix) throws SQLException {
    return new Posting(
        new Place(
            row.getString(prefix + "platform"),
            row.getString(prefix + "workspace"),
            row.getString(prefix + "channel"),
            row.getString(prefix + "thread")),
        row.getString(prefix + "message"));
  }

  static Instant moment(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** As the driver takes it; cut, since the database would round it into the future. */
  static OffsetDateTime at(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }

  /** A message as {@link Heads#NEXT} reads it. */
  static Told told(ResultSet row, int number) throws SQLException {
    var deed = row.getString("deed");
    return new Told(
        row.getLong("id"),
        piece(row, number),
        Written.destination(row.getString("destination")),
        Urgency.valueOf(row.getString("urgency")),
        Telling.Manner.valueOf(row.getString("manner")),
        Telling.Manner.valueOf(row.getString("newest")),
        row.getLong("newest_id"),
        Told.State.valueOf(row.getString("state")),
        row.getInt("failures"),
        Set.of((String[]) row.getArray("tried").getArray()),
        deed == null ? null : Told.Deed.valueOf(deed),
        row.getString("target"),
        row.getObject("attempted_at") == null ? null : moment(row, "attempted_at"),
        row.getBoolean("maybe_doubled"),
        row.getInt("looks"),
        row.getString("k_message") == null ? null : posting(row, "k_"),
        row.getString("a_message") == null ? null : posting(row, "a_"));
  }
}
