package dev.deskbell.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.testing.TestDatabase;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Which thread is read back next, whatever plan PostgreSQL makes of the question. */
class ReadBackThreadsTest {
  private static final String NESTED =
      Stream.of("hashjoin", "mergejoin", "hashagg", "material", "sort", "indexscan", "bitmapscan")
          .map(it -> "-c%20enable_" + it + "=off")
          .collect(Collectors.joining("%20"));

  private final JdbcClient db = JdbcClient.create(nested());

  private static DriverManagerDataSource nested() {
    var url = TestDatabase.freshUrl();
    return new DriverManagerDataSource(url + (url.contains("?") ? "&" : "?") + "options=" + NESTED);
  }

  @Test
  void one_thread_is_claimed_and_no_other_is_kept_from_being_read() {
    db.sql(
            """
            insert into read_back_thread
                   (platform, workspace, channel, thread, direct, ticket, since, reached, asked_at)
            select 'slack', 'acme', 'general', 'thread-' || it, false, 6 - it, now(), now(), now()
              from generate_series(1, 5) it
            """)
        .update();
    var claimed = new ReadBackThreads(db).claim(new String[] {"slack"}, Instant.now());
    assertThat(claimed).map(it -> it.place().thread()).contains("thread-1");
    assertThat(
            db.sql("select thread from read_back_thread where leased_until > now()")
                .query(String.class)
                .list())
        .containsExactly("thread-1");
  }
}
