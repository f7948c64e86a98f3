package dev.deskbell.change;

import dev.deskbell.calendar.Interval;
import dev.deskbell.service.Service;
import dev.deskbell.service.Upkeep;
import dev.deskbell.service.Window;
import dev.deskbell.store.Questions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Changes that are being carried out disturb their services until the end of their window. */
@Component
class ChangeUpkeep implements Upkeep {
  static final String UNDER_WAY =
      """
      select ref, services, window_from, window_until from change
       where status = 'IN_PROGRESS' and window_until > ?
      """;

  @Override
  public Supplier<List<Window>> at(Instant moment, Questions questions) {
    return questions.add(UNDER_WAY, (row, _) -> window(row, moment), moment);
  }

  /** One that was started early disturbs from then on. */
  private static Window window(ResultSet row, Instant moment) throws SQLException {
    var ref = row.getString("ref");
    var from = row.getObject("window_from", OffsetDateTime.class).toInstant();
    var until = row.getObject("window_until", OffsetDateTime.class).toInstant();
    var services =
        Arrays.stream((String[]) row.getArray("services").getArray())
            .map(Service.Id::new)
            .collect(Collectors.toUnmodifiableSet());
    var since = from.isAfter(moment) ? moment : from;
    return new Window(
        Window.Kind.MAINTENANCE, ref, ref, services, new Interval(since, until), Set.of());
  }
}
