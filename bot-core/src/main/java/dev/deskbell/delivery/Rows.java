package dev.deskbell.delivery;

import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

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
}
