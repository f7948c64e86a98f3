package dev.deskbell.oncall;

import dev.deskbell.calendar.Interval;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who asked whom to swap, in the database. */
@Component
class Swaps {
  private static final String COLUMNS =
      "id, schedule, asker, asked, from_at, until_at, back_from, back_until, state";

  private final JdbcClient db;
  private final People people;

  Swaps(JdbcClient db, People people) {
    this.db = db;
    this.people = people;
  }

  long ask(
      String schedule,
      Person.Id asker,
      Person.Id asked,
      Interval when,
      @Nullable Interval back,
      Instant at) {
    return db.sql(
            """
            insert into oncall_swap (schedule, asker, asked, from_at, until_at, back_from,
                                     back_until, state, asked_at)
            values (?, ?, ?, ?, ?, ?, ?, 'ASKED', ?) returning id
            """)
        .param(schedule)
        .param(asker.value())
        .param(asked.value())
        .param(Covers.utc(when.from()))
        .param(Covers.utc(when.until()))
        .param(back == null ? null : Covers.utc(back.from()))
        .param(back == null ? null : Covers.utc(back.until()))
        .param(Covers.utc(at))
        .query(Long.class)
        .single();
  }

  Optional<Swap> find(long id) {
    return read("select " + COLUMNS + " from oncall_swap where id = ?", id);
  }

  /** Nobody else answers it until the transaction ends. */
  Optional<Swap> lock(long id) {
    return read("select " + COLUMNS + " from oncall_swap where id = ? for update", id);
  }

  void answer(long id, Swap.State state, Instant at) {
    db.sql("update oncall_swap set state = ?, answered_at = ? where id = ?")
        .params(state.name(), Covers.utc(at), id)
        .update();
  }

  private Optional<Swap> read(String sql, long id) {
    return db.sql(sql).param(id).query((row, _) -> swap(row)).optional();
  }

  private Swap swap(ResultSet row) throws SQLException {
    var back = row.getObject("back_from", OffsetDateTime.class);
    return new Swap(
        row.getLong("id"),
        row.getString("schedule"),
        people.get(new Person.Id(row.getLong("asker"))).id(),
        people.get(new Person.Id(row.getLong("asked"))).id(),
        new Interval(Covers.moment(row, "from_at"), Covers.moment(row, "until_at")),
        back == null ? null : new Interval(back.toInstant(), Covers.moment(row, "back_until")),
        Swap.State.valueOf(row.getString("state")));
  }
}
