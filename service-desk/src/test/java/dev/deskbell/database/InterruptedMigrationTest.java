package dev.deskbell.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskbell.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A start that is cut while it makes tables leaves nothing half made, and the next one goes on. */
class InterruptedMigrationTest {
  private static final List<Integer> CUTS = List.of(0, 3, 20);

  private final String url = TestDatabase.emptyUrl();
  private final JdbcClient db = JdbcClient.create(new DriverManagerDataSource(url));
  private final Migrations migrations =
      new Migrations(new ExternalDatabase(DatabaseAddress.parse(url, null, null)));

  @Test
  void a_migration_that_is_cut_is_carried_on_by_the_next_start() throws Exception {
    for (var applied : CUTS) {
      isCutAfter(applied);
    }
    migrations.toLatest();
    assertThat(migrations.applied()).isEqualTo(migrations.known());
    assertThat(tables(db))
        .isNotEmpty()
        .isEqualTo(tables(JdbcClient.create(new DriverManagerDataSource(TestDatabase.freshUrl()))));
    assertThat(
            db.sql("select count(*) from flyway_schema_history where not success")
                .query(Integer.class)
                .single())
        .isZero();
  }

  /** As when the machine goes away: its connections are gone, whatever they were doing. */
  private void isCutAfter(int applied) throws Exception {
    try (var start = Executors.newSingleThreadExecutor()) {
      var migrating = start.submit(migrations::toLatest);
      await()
          .atMost(Duration.ofSeconds(30))
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(1))
          .until(() -> migrating.isDone() || applied() >= applied);
      while (!migrating.isDone()) {
        db.sql(
                """
                select pg_terminate_backend(pid) from pg_stat_activity
                 where datname = current_database() and pid <> pg_backend_pid()
                   and state <> 'idle'
                """)
            .query()
            .listOfRows();
      }
      assertThat(migrating.state()).isEqualTo(Future.State.FAILED);
    }
  }

  private int applied() {
    var there =
        db.sql("select to_regclass('flyway_schema_history') is not null")
            .query(Boolean.class)
            .single();
    return there
        ? db.sql("select count(*) from flyway_schema_history").query(Integer.class).single()
        : -1;
  }

  /** Every column, index and constraint there is. */
  private static List<String> tables(JdbcClient db) {
    return db.sql(
            """
            select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable
                   || ' ' || coalesce(column_default, '')
              from information_schema.columns where table_schema = 'public'
            union all
            select indexdef from pg_indexes where schemaname = 'public'
            union all
            select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
              from pg_constraint where connamespace = 'public'::regnamespace
            order by 1
            """)
        .query((row, _) -> Objects.requireNonNull(row.getString(1)))
        .list();
  }
}
