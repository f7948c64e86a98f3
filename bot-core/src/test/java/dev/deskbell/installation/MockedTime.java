package dev.deskbell.installation;

import com.zaxxer.hikari.HikariDataSource;
import dev.deskbell.testing.TestDatabase;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database whose own clock stands still until the test moves it. */
final class MockedTime {

  private final JdbcClient client;

  MockedTime() {
    var database = new PGSimpleDataSource();
    database.setUrl(TestDatabase.freshUrl());
    var plain = JdbcClient.create(database);
    plain.sql("create schema mock").update();
    plain.sql("create table mock.time as select timestamptz '2026-11-22 04:00Z' as at").update();
    plain
        .sql(
            """
            create function mock.clock_timestamp() returns timestamptz volatile language sql
            as 'select at from mock.time'
            """)
        .update();
    database.setOptions("-c search_path=mock,public,pg_catalog");
    var pool = new HikariDataSource();
    pool.setDataSource(database);
    client = JdbcClient.create(pool);
  }

  JdbcClient client() {
    return client;
  }

  void passes(Duration time) {
    client
        .sql("update mock.time set at = at + :ms * interval '1 ms'")
        .param("ms", time.toMillis())
        .update();
  }
}
