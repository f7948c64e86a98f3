package dev.deskbell.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A desk that nobody talks to leaves its database in peace. PostgreSQL itself counts. */
class IdleLoadTest {

  /** What is asked once a minute is asked once in it, however long the counting itself takes. */
  private static final Duration WINDOW = Duration.ofSeconds(58);

  @TempDir private Path folder;

  private record Statement(String text, long calls) {}

  @Test
  void an_idle_desk_asks_its_database_at_most_twice_a_second() throws Exception {
    var url = TestDatabase.freshUrl();
    var base = url.replaceFirst(".*/(\\w+)\\?.*", "$1").replaceFirst(".*/", "");
    var settings = new HashMap<>(Map.of("DATABASE_URL", url, "DESKBELL_DATA", folder.toString()));
    try (var desk = Program.start(settings).serves()) {
      settled(url);
      var before = calls(base);
      var began = System.nanoTime();
      // The time that passes is what is measured.
      Thread.sleep(WINDOW);
      var after = calls(base);
      var seconds = (System.nanoTime() - began) / 1e9;
      var asked = difference(before, after);
      var perSecond = asked.stream().mapToLong(Statement::calls).sum() / seconds;
      System.out.printf("idle: %.2f statements per second%n", perSecond);
      asked.forEach(it -> System.out.printf("%5d  %s%n", it.calls(), it.text()));
      assertThat(perSecond)
          .as(() -> asked.stream().map(Statement::toString).collect(Collectors.joining("\n")))
          .isLessThanOrEqualTo(2.0);
      assertThat(desk.output()).doesNotContain("ERROR");
    }
  }

  /** What a start brings along is over: the platform was asked about everybody of the files. */
  private static void settled(String url) {
    var db = JdbcClient.create(new DriverManagerDataSource(url));
    Awaitility.await()
        .pollInterval(Duration.ofSeconds(1))
        .atMost(Duration.ofSeconds(90))
        .until(() ->
            db.sql("select not exists (select from account where profile_at is null)")
                .query(Boolean.class)
                .single());
  }

  private static List<Statement> difference(Map<String, Long> before, Map<String, Long> after) {
    return after.entrySet().stream()
        .map(it -> new Statement(it.getKey(), it.getValue() - before.getOrDefault(it.getKey(), 0L)))
        .filter(it -> it.calls() > 0)
        .sorted((one, other) -> Long.compare(other.calls(), one.calls()))
        .toList();
  }

  private static Map<String, Long> calls(String base) {
    return JdbcClient.create(TestDatabase.watching())
        .sql(
            """
            select left(regexp_replace(query, '\\s+', ' ', 'g'), 400) as text, calls
              from pg_stat_statements s join pg_database d on d.oid = s.dbid
             where d.datname = :base
            """)
        .param("base", base)
        .query((row, _) -> new Statement(row.getString("text"), row.getLong("calls")))
        .list()
        .stream()
        .collect(Collectors.toMap(Statement::text, Statement::calls, Long::sum, HashMap::new));
  }
}
