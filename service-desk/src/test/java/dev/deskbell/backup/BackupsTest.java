package dev.deskbell.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskbell.chat.Vault;
import dev.deskbell.database.Database;
import dev.deskbell.database.Migrations;
import dev.deskbell.installation.Keyring;
import dev.deskbell.policy.OperatorMistake;
import dev.deskbell.testing.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.env.MockEnvironment;

class BackupsTest {

  private static final String[] TABLES = {"classpath:db/migration", "classpath:backup-tables"};

  private final Desk old = new Desk(TestDatabase.emptyUrl());
  private final Desk next = new Desk(TestDatabase.emptyUrl());

  @Test
  void what_is_restored_is_what_was_backed_up() throws Exception {
    use(old);
    var backup = old.backup();
    next.restore(backup);
    assertThat(entries(next.backup())).isEqualTo(entries(backup));
  }

  @Test
  void the_restored_desk_goes_on_where_the_old_one_stood() throws Exception {
    use(old);
    next.restore(old.backup());
    var names = "select string_agg(shout, ',' order by id) from parent";
    assertThat(next.value(names)).isEqualTo("ANN\t\\N,ZOË 🦊");
    next.db.sql("insert into parent (name) values ('third')").update();
    assertThat(next.value("select max(id) from parent")).isEqualTo("43");
    assertThat(next.value("select count(*) from seed")).isEqualTo("1");
  }

  @Test
  void tables_that_refuse_changes_still_do() throws Exception {
    use(old);
    next.restore(old.backup());
    assertThatThrownBy(() -> next.db.sql("delete from history").update())
        .hasMessageContaining("history does not change");
    assertThatThrownBy(() -> next.db.sql("delete from child").update())
        .hasMessageContaining("foreign key");
    var states =
        "select string_agg(tgenabled::text, '' order by tgname) from pg_trigger where tgrelid = 'history'::regclass";
    assertThat(next.value(states)).isEqualTo(old.value(states)).isEqualTo("AOD");
  }

  @Test
  void a_desk_that_is_in_use_is_not_overwritten() throws Exception {
    use(old);
    use(next);
    var backup = old.backup();
    assertThatThrownBy(() -> next.restore(backup))
        .isInstanceOf(OperatorMistake.class)
        .hasMessageContaining("There is already something in");
    assertThat(next.value("select count(*) from parent")).isEqualTo("2");
  }

  @Test
  void a_damaged_backup_leaves_nothing_behind_and_a_good_one_still_fits() throws Exception {
    use(old);
    var backup = old.backup();
    assertThatThrownBy(() -> next.restore(changed(backup, "tables/seed.copy", _ -> "7\n")))
        .isInstanceOf(OperatorMistake.class)
        .hasMessageContaining("damaged at table seed");
    assertThatThrownBy(() -> next.restore(changed(backup, "tables/parent.copy", _ -> "x")))
        .isInstanceOf(OperatorMistake.class)
        .hasMessageContaining("Nothing was restored");
    next.restore(backup);
    assertThat(next.value("select count(*) from parent")).isEqualTo("2");
  }

  @Test
  void a_backup_of_a_newer_program_is_refused() throws Exception {
    use(old);
    var newer =
        changed(
            old.backup(), "manifest.json", it -> it.replace("99990101000000", "99990101000001"));
    assertThatThrownBy(() -> next.restore(newer))
        .isInstanceOf(OperatorMistake.class)
        .hasMessageContaining("made by a newer Deskbell");
  }

  @Test
  void a_backup_from_before_a_migration_is_brought_up_to_date() throws Exception {
    new Migrations(old.database).toLatest();
    var backup = new ByteArrayOutputStream();
    new Backups(old.database, key(1)).write(backup);
    next.restore(backup.toByteArray());
    assertThat(next.value("select count(*) from seed")).isEqualTo("2");
  }

  @Test
  void a_file_that_is_no_backup_is_called_that() {
    var text = "hello".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> next.restore(text))
        .isInstanceOf(OperatorMistake.class)
        .hasMessageContaining("is no backup");
  }

  @Test
  void another_key_is_noticed() throws Exception {
    use(old);
    var moved =
        new Backups(next.database, key(2), new Migrations(next.database, TABLES))
            .restore(new ByteArrayInputStream(old.backup()));
    assertThat(moved.sameKey()).isFalse();
  }

  @Test
  void installations_move_sealed_and_a_key_that_was_rotated_still_opens_them() throws Exception {
    use(old);
    old.vault(key(1)).keep(new Vault.Installation("chat", "T1", "canary-token"));
    var backup = old.backup();
    assertThat(entries(backup).get("tables/installation.copy"))
        .contains("T1")
        .doesNotContain(
            "canary", HexFormat.of().formatHex("canary".getBytes(StandardCharsets.UTF_8)));
    var moved =
        new Backups(next.database, key(2, 1), new Migrations(next.database, TABLES))
            .restore(new ByteArrayInputStream(backup));
    assertThat(moved.sameKey()).isTrue();
    assertThat(next.vault(key(2, 1)).find("chat", "T1").orElseThrow().secrets())
        .isEqualTo("canary-token");
  }

  private static void use(Desk desk) {
    new Migrations(desk.database, TABLES).toLatest();
    desk.db
        .sql(
            """
            insert into parent (id, name, at, span, amount, ratio, data, raw, words, day, id2)
              overriding system value values
              (41, E'Ann\\t\\\\N', '2026-01-01 00:00:00.123456+02', '1 mon 2 days 03:04:05', 1.10,
               0.1::float8 + 0.2::float8, '{"a": [1, null]}', '\\x00ff', array['x', null, E'a"b\\n'],
               '2026-02-28', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'),
              (42, 'Zoë 🦊', 'infinity', null, 'NaN', '-Infinity', 'null', '', '{}', null, null);
            insert into child values (7, 41, null), (8, 42, 7);
            update child set sibling = 8 where id = 7;
            update parent set favourite = 8;
            insert into "Odd ""name" values ('b', 1), ('a', 2), (null, null);
            insert into history values (1, 'was'), (2, 'is');
            delete from seed where id = 1;
            """)
        .update();
    desk.value("select setval('parent_id_seq', 42)");
  }

  private static Map<String, String> entries(byte[] backup) throws IOException {
    var all = new TreeMap<String, String>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(backup))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        all.put(entry.getName(), text(zip));
      }
    }
    all.computeIfPresent("manifest.json", (_, it) -> it.replaceFirst("\"madeAt\".*", ""));
    return all;
  }

  private static byte[] changed(byte[] backup, String name, UnaryOperator<String> change)
      throws IOException {
    var result = new ByteArrayOutputStream();
    try (var from = new ZipInputStream(new ByteArrayInputStream(backup));
        var to = new ZipOutputStream(result)) {
      for (var entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
        var text = text(from);
        to.putNextEntry(new ZipEntry(entry.getName()));
        to.write(
            (entry.getName().equals(name) ? change.apply(text) : text)
                .getBytes(StandardCharsets.UTF_8));
      }
    }
    return result.toByteArray();
  }

  private static String text(InputStream entry) throws IOException {
    return new String(entry.readAllBytes(), StandardCharsets.UTF_8);
  }

  private static Keyring key(int... seeds) {
    return Keyring.of(Arrays.stream(seeds).mapToObj(BackupsTest::keyOf).toList());
  }

  private static SecretKeySpec keyOf(int seed) {
    var bytes = new byte[32];
    bytes[0] = (byte) seed;
    return new SecretKeySpec(bytes, "AES");
  }

  /** A desk on a database of its own. */
  private static final class Desk {

    final Database database;
    final JdbcClient db;

    Desk(String url) {
      database = Database.open(new MockEnvironment().withProperty("DATABASE_URL", url));
      db = JdbcClient.create(new DriverManagerDataSource(url));
    }

    byte[] backup() {
      var file = new ByteArrayOutputStream();
      backups().write(file);
      return file.toByteArray();
    }

    void restore(byte[] backup) {
      backups().restore(new ByteArrayInputStream(backup));
    }

    String value(String sql) {
      return String.valueOf(db.sql(sql).query().singleValue());
    }

    Vault vault(Keyring keys) {
      var context = new AnnotationConfigApplicationContext();
      context.registerBean(JdbcClient.class, () -> db);
      context.registerBean(Keyring.class, () -> keys);
      context.scan("dev.deskbell.installation");
      context.refresh();
      return context.getBean(Vault.class);
    }

    private Backups backups() {
      return new Backups(database, key(1), new Migrations(database, TABLES));
    }
  }
}
