package dev.deskbell.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What holds after every history, asked of the database and of what the platforms show. */
final class Invariants {
  /** What was said while nobody heard Discord is read back. */
  private static final Duration HEARD = Duration.ofSeconds(60);

  private final JdbcClient db;
  private final Inspection inspection;

  Invariants(Inspection inspection) {
    this.inspection = inspection;
    db = inspection.db();
  }

  /** I1: what was answered as done is there, once; I2: with a history that verifies. */
  void everythingAnsweredIsThereOnce(List<Doings> people) {
    var titles = titles();
    for (var person : people) {
      assertThat(titles).containsAllEntriesOf(person.opened());
      assertThat(titles.keySet()).containsAll(person.done());
      assertThat(titles).doesNotContainKeys(person.undone().toArray(String[]::new));
      var once = person.said().stream().collect(Collectors.toMap(it -> it, _ -> 1));
      eventually(HEARD, () -> assertThat(times(person.said())).isEqualTo(once));
      for (var ref : person.acknowledged().keySet()) {
        assertThat(acknowledgements(ref)).as(ref).isEqualTo(1);
      }
    }
    inspection.chainsVerify();
  }

  /** No mark has two tickets. */
  private Map<String, String> titles() {
    var titles = new TreeMap<String, String>();
    db.sql("select title, ref from ticket where title like 'mark-%'")
        .query(row -> {
          assertThat(titles.put(row.getString(1), row.getString(2))).as(row.getString(1)).isNull();
        });
    return titles;
  }

  private Map<String, Integer> times(Set<String> words) {
    var times = new TreeMap<String, Integer>();
    db.sql("select words, count(*) from timeline_words where words = any(?) group by words")
        .param(words.toArray(String[]::new))
        .query(row -> {
          times.put(row.getString(1), row.getInt(2));
        });
    return times;
  }

  private long acknowledgements(String ref) {
    return db.sql(
            "select count(*) from timeline where name = 'incident.acknowledged' and ticket = ?")
        .param(ref)
        .query(Long.class)
        .single();
  }

  /** I3: nothing is owed for longer than it may be, and nothing is given up. */
  void everythingIsTold(Duration within) {
    eventually(
        within,
        () ->
            assertThat(
                    rows(
                        """
                        select id, topic, subject, destination, urgency, state, failures, looks, why
                          from delivery where finished_at is null
                        """))
                .isEmpty());
    assertThat(
            rows(
                "select topic, subject, lane, why from delivery where state in ('DEAD', 'REFUSED')"))
        .isEmpty();
  }

  /**
   * I4, of every message: what the desk says it posted stands there once, and whatever stands there
   * twice it has marked.
   */
  void everyMessageStandsOnce(Map<String, Integer> posted) {
    var twice =
        posted.entrySet().stream()
            .filter(it -> it.getValue() > 1)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    var marked = ids("select id from delivery where maybe_doubled").collect(Collectors.toSet());
    assertThat(marked).containsAll(twice);
    assertThat(
            ids("select id from delivery where state = 'DONE' and deed in ('POST', 'DIRECT')")
                .filter(it -> !posted.containsKey(it)))
        .isEmpty();
  }

  private Stream<String> ids(String sql) {
    return db.sql(sql).query((row, _) -> row.getLong(1)).list().stream()
        .map(it -> Long.toString(it, Character.MAX_RADIX));
  }

  /** Every ticket has a card. */
  void everyTicketHasItsCard(Collection<String> tickets) {
    var carded =
        db.sql(
                """
                select distinct subject from delivery_kept
                 where topic = 'ticket.card' and state = 'STANDS'
                """)
            .query(String.class)
            .list();
    assertThat(carded).containsAll(tickets);
  }

  private List<Map<String, @Nullable Object>> rows(String sql) {
    return db.sql(sql).query().listOfRows();
  }

  static void eventually(Duration within, ThrowingRunnable so) {
    await().atMost(within).pollInterval(Duration.ofMillis(200)).untilAsserted(so);
  }

  long marked() {
    return db.sql("select count(*) from delivery where maybe_doubled").query(Long.class).single();
  }

  JdbcClient db() {
    return db;
  }
}
