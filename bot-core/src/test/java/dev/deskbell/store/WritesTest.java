package dev.deskbell.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskbell.testing.TestDatabase;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class WritesTest {
  private final DataSource real = TestDatabase.fresh();
  private final JdbcClient others = JdbcClient.create(real);

  /** What others see when the program asks for the commit. */
  private final List<Integer> seen = new ArrayList<>();

  private final List<String> prepared = new ArrayList<>();

  private final DataSource database = watched(real);
  private final JdbcTemplate template = new Attentive(database);
  private final Writes writes = new Writes(template);
  private final TransactionTemplate transaction =
      new TransactionTemplate(new JdbcTransactionManager(database));

  private DataSource watched(DataSource real) {
    return new DelegatingDataSource(real) {
      @Override
      public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        return (Connection)
            Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (_, method, arguments) -> {
                  if (method.getName().equals("commit")) {
                    seen.add(sum());
                  }
                  if (method.getName().equals("prepareStatement")) {
                    prepared.add((String) arguments[0]);
                  }
                  return method.invoke(connection, arguments);
                });
      }
    };
  }

  @BeforeEach
  void table() {
    others.sql("create table pot (name text primary key, amount int not null)").update();
    others.sql("insert into pot values ('old', 1)").update();
  }

  private int sum() {
    return others.sql("select sum(amount) from pot").query(Integer.class).single();
  }

  private void inTurn(Runnable deed) {
    transaction.executeWithoutResult(_ -> deed.run());
  }

  @Test
  void the_commit_goes_along_where_nothing_has_to_be_looked_at_before_it() {
    inTurn(() -> {
      writes.add(1, "insert into pot values (?, ?)", "new", 2);
      writes.add("update pot set amount = 5 where name = ?", "old");
    });
    assertThat(seen).containsExactly(7);
  }

  @Test
  void what_must_have_changed_its_rows_is_committed_after_that_was_seen() {
    inTurn(() -> writes.add(1, "update pot set amount = 5 where name = ?", "old"));
    inTurn(
        () -> writes.add(1, "insert into pot values (?, ?) on conflict do nothing", "another", 10));
    assertThat(seen).containsExactly(1, 5);
    assertThat(sum()).isEqualTo(15);
    assertThatThrownBy(() ->
            inTurn(() -> {
              writes.add(1, "insert into pot values (?, ?)", "new", 2);
              writes.add(1, "update pot set amount = 6 where name = ?", "nobody's");
            }))
        .isInstanceOf(OptimisticLockingFailureException.class);
    assertThat(sum()).isEqualTo(15);
  }

  @Test
  void what_fails_undoes_all_although_the_commit_went_along() {
    assertThatThrownBy(() ->
            inTurn(() -> {
              writes.add(1, "insert into pot values (?, ?)", "new", 2);
              writes.add(1, "insert into pot values (?, ?)", "old", 3);
            }))
        .hasMessageContaining("pot_pkey");
    assertThat(sum()).isEqualTo(1);
    inTurn(() -> writes.add(1, "insert into pot values (?, ?)", "new", 2));
    assertThat(sum()).isEqualTo(3);
  }

  @Test
  void rows_are_there_for_whoever_reads_their_table_and_come_before_all_else() {
    var db = JdbcClient.create(template);
    inTurn(() -> {
      writes.add(1, "update pot set amount = amount + 1 where name = ?", "new");
      writes.addRow("pot", "insert into pot values (?, ?)", "new", 2);
      assertThat(db.sql("select 1 as spot, 2 as pots").query().singleRow()).hasSize(2);
      assertThat(db.sql("select amount from pot where name = 'new'").query(Integer.class).single())
          .isEqualTo(2);
      writes.addRow("pot", "update pot set amount = ? where name = ?", 4, "new");
      assertThat(db.sql("update pot set amount = amount * 2 where name = 'new'").update())
          .isEqualTo(1);
    });
    assertThat(sum()).isEqualTo(1 + 4 * 2 + 1);
  }

  private void raises(String name, int rows) {
    writes.apart(() -> {
      writes.add(1, "insert into pot values (?, ?)", name, 1);
      writes.add(rows, "update pot set amount = amount + 1 where name = ?", name);
    });
  }

  @Test
  void what_many_do_apart_is_sent_together() {
    inTurn(() -> IntStream.range(0, 40).forEach(it -> raises("pot " + it, 1)));
    assertThat(prepared)
        .containsExactly(
            "insert into pot values (?, ?)", "update pot set amount = amount + 1 where name = ?");
    assertThat(sum()).isEqualTo(1 + 40 * 2);
  }

  @Test
  void who_was_overtaken_among_many_undoes_all() {
    assertThatThrownBy(() ->
            inTurn(
                () -> IntStream.range(0, 40).forEach(it -> raises("pot " + it, it == 30 ? 2 : 1))))
        .isInstanceOf(OptimisticLockingFailureException.class)
        .hasMessageContaining("changed 1 rows instead of 2: update pot");
    assertThatThrownBy(
            () -> inTurn(() -> IntStream.range(0, 40).forEach(it -> raises("pot " + it % 39, 1))))
        .isInstanceOf(DuplicateKeyException.class)
        .hasMessageContaining("pot_pkey");
    assertThat(sum()).isEqualTo(1);
  }

  /** As the program is configured: the driver makes one statement of many rows, and counts none. */
  private static JdbcTemplate rewriting() throws SQLException {
    var source = new PGSimpleDataSource();
    source.setUrl(TestDatabase.freshUrl());
    source.setReWriteBatchedInserts(true);
    return new JdbcTemplate(source);
  }

  private static void fortyTimes(JdbcTemplate db, BiConsumer<Writes, Long> deed) {
    var writes = new Writes(db);
    new TransactionTemplate(new JdbcTransactionManager(Objects.requireNonNull(db.getDataSource())))
        .executeWithoutResult(_ -> LongStream.range(0, 40).forEach(it -> deed.accept(writes, it)));
  }

  @Test
  void rows_that_the_driver_puts_in_together_are_not_missed() throws SQLException {
    var db = rewriting();
    db.execute("create table moment (number bigint not null, at timestamptz, words text[])");
    var at = Instant.parse("2026-11-22T20:00:00Z");
    fortyTimes(
        db,
        (to, number) ->
            to.add(
                1,
                "insert into moment (number, at, words) values (?, ?, ?)",
                number,
                number % 2 == 0 ? null : at,
                new String[] {"a,b", "c"}));
    assertThat(
            JdbcClient.create(db)
                .sql("select count(*), count(at), sum(cardinality(words)) from moment")
                .query((row, _) -> List.of(row.getInt(1), row.getInt(2), row.getInt(3)))
                .single())
        .containsExactly(40, 20, 80);
  }

  @Test
  void what_the_same_turn_puts_in_twice_is_not_put_in_together() throws SQLException {
    var db = rewriting();
    db.execute("create table latest (name text primary key, number bigint not null)");
    fortyTimes(
        db,
        (to, number) ->
            to.add(
                "insert into latest (name, number) values (?, ?)"
                    + " on conflict (name) do update set number = excluded.number",
                "the same",
                number));
    assertThat(JdbcClient.create(db).sql("select number from latest").query(Long.class).single())
        .isEqualTo(39);
  }

  @Test
  void arrays_arrive_as_they_were_whatever_stands_in_them() {
    others.sql("create table bag (words text[], numbers bigint[])").update();
    var words = new String[] {"", "NULL", "a\"b", "c\\d", "{e,f}", " g ", "ü 🔔\n\t", "\\\"", "'"};
    inTurn(() -> {
      writes.add("insert into bag values (?, ?)", words, new Long[] {1L, -2L, Long.MAX_VALUE});
      writes.add(
          "insert into bag select array_agg(w), '{}' from unnest(?::text[]) w",
          (Object) new String[] {"h", null});
      writes.add("delete from bag where 'none' = any(?)", (Object) new String[0]);
    });
    var read =
        others
            .sql("select words, numbers from bag order by cardinality(words) desc")
            .query((row, _) ->
                List.of(
                    Arrays.asList((String[]) row.getArray(1).getArray()),
                    Arrays.asList((Long[]) row.getArray(2).getArray())))
            .list();
    assertThat(read)
        .containsExactly(
            List.of(Arrays.asList(words), List.of(1L, -2L, Long.MAX_VALUE)),
            List.of(Arrays.asList("h", null), List.of()));
  }
}
