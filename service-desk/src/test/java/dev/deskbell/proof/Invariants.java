package dev.deskbell.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskbell.testing.contract.Seen;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What holds after every history, asked of the database and of what Slack shows. */
final class Invariants {
  /** A page that was on its way when the acknowledgement was answered may still arrive. */
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(3);

  private final JdbcClient db;
  private final Inspection inspection;

  Invariants(String url) {
    inspection = Inspection.at(url);
    db = inspection.db();
  }

  /** I1: what was answered as done is there, once; I2: with a history that verifies. */
  void everythingAnsweredIsThereOnce(List<Chatter> people) {
    var titles = new TreeMap<String, String>();
    db.sql("select title, ref from ticket where title like 'mark-%'")
        .query(row -> {
          assertThat(titles.put(row.getString(1), row.getString(2))).as(row.getString(1)).isNull();
        });
    for (var person : people) {
      assertThat(titles).containsAllEntriesOf(person.opened());
      for (var words : person.replied()) {
        assertThat(count("select count(*) from timeline_words where words = ?", words))
            .as(words)
            .isEqualTo(1);
      }
      for (var ref : person.acknowledged().keySet()) {
        var sql =
            "select count(*) from timeline where name = 'incident.acknowledged' and ticket = ?";
        assertThat(count(sql, ref)).as(ref).isEqualTo(1);
      }
    }
    inspection.chainsVerify();
  }

  /** I3: nothing is owed for longer than it may be, and nothing is given up in silence. */
  void everythingIsTold(Duration within) {
    await()
        .atMost(within)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(() ->
            assertThat(
                    db.sql(
                            """
                            select id, topic, subject, destination, urgency, state, failures, why
                              from delivery where finished_at is null
                            """)
                        .query()
                        .listOfRows())
                .isEmpty());
    assertThat(
            db.sql(
                    "select topic, subject, lane, why from delivery where state in ('DEAD', 'REFUSED')")
                .query()
                .listOfRows())
        .isEmpty();
  }

  /** I4: every card stands once, unless the desk itself says that it may be there twice. */
  void everyCardStandsOnce(List<Seen> room, List<String> tickets) {
    var standing = new HashMap<String, Integer>();
    room.forEach(it -> standing.merge(Talker.ref(it), 1, Integer::sum));
    var doubtful =
        db.sql("select subject from delivery where maybe_doubled").query(String.class).list();
    for (var ref : tickets) {
      assertThat(standing.getOrDefault(ref, 0)).as("cards of " + ref).isPositive();
      if (!doubtful.contains(ref)) {
        assertThat(standing).as("cards of " + ref).containsEntry(ref, 1);
      }
    }
  }

  /** I4: who was to be paged was; I5: and nobody for what had been acknowledged before. */
  void everyPageIsTrue(Map<String, Instant> acknowledged) {
    assertThat(
            db.sql(
                    """
                    select ticket, run, fired, person, room, place, count(*) from page
                     group by ticket, run, fired, person, room, place having count(*) > 1
                    """)
                .query()
                .listOfRows())
        .isEmpty();
    assertThat(db.sql("select ticket, state from page where state = 'LOST'").query().listOfRows())
        .isEmpty();
    db.sql("select ticket, told_at from page where told_at is not null")
        .query(row -> {
          var until = acknowledged.get(row.getString(1));
          if (until != null) {
            assertThat(row.getObject(2, OffsetDateTime.class).toInstant())
                .as("page of " + row.getString(1))
                .isBefore(until.plus(ON_ITS_WAY));
          }
        });
  }

  private long count(String sql, String parameter) {
    return db.sql(sql).param(parameter).query(Long.class).single();
  }

  JdbcClient db() {
    return db;
  }
}
