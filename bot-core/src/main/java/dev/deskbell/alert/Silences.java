package dev.deskbell.alert;

import dev.deskbell.people.Person;
import dev.deskbell.store.Questions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What is expected and opens nothing while it lasts. */
@Component
class Silences {
  private final JdbcClient db;
  private final JsonMapper json;

  Silences(JdbcClient db, JsonMapper json) {
    this.db = db;
    this.json = json;
  }

  /** One of them. */
  record Silence(long id, Matcher matcher, Instant until, String why, Person.Id by) {}

  private static final String CURRENT =
      "select id, matches::text, until, why, by from alert_silence where until > ? order by until";

  List<Silence> current(Instant now) {
    return db.sql(CURRENT).param(Signals.at(now)).query((row, _) -> silence(row)).list();
  }

  /** The same, asked with others. */
  Supplier<List<Silence>> current(Instant now, Questions questions) {
    return questions.add(CURRENT, (row, _) -> silence(row), now);
  }

  private Silence silence(ResultSet row) throws SQLException {
    return new Silence(
        row.getLong("id"),
        Matcher.of(
            json.readValue(row.getString("matches"), new TypeReference<Map<String, String>>() {})),
        row.getObject("until", OffsetDateTime.class).toInstant(),
        row.getString("why"),
        new Person.Id(row.getLong("by")));
  }

  /** Until when an alert with these labels is held back, if it is. */
  static Optional<Instant> over(List<Silence> silences, Map<String, String> labels) {
    return silences.stream()
        .filter(it -> it.matcher().matches(labels))
        .map(Silence::until)
        .max(Comparator.naturalOrder());
  }

  void begin(Matcher matcher, Instant until, String why, Person.Id by, Instant now) {
    db.sql(
            """
            insert into alert_silence (matches, until, why, by, at)
            values (cast(:matches as jsonb), :until, :why, :by, :now)
            """)
        .param("matches", json.writeValueAsString(matcher.wanted()))
        .param("until", Signals.at(until))
        .param("why", why)
        .param("by", by.value())
        .param("now", Signals.at(now))
        .update();
  }

  /** What it held back and still fires is looked at again. */
  boolean end(long id, Instant now) {
    var ended =
        db.sql("update alert_silence set until = :now where id = :id and until > :now")
                .param("now", Signals.at(now))
                .param("id", id)
                .update()
            == 1;
    if (ended) {
      db.sql(
              """
              update alert set waiting_until = :now
               where firing and belongs_to is null and waiting_until > :now
              """)
          .param("now", Signals.at(now))
          .update();
    }
    return ended;
  }
}
