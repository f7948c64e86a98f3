package dev.deskbell.doctor;

import dev.deskbell.chat.Checkup;
import dev.deskbell.database.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database: which, whether it keeps what it says it keeps, and whose time it tells. */
final class DatabaseCheckup implements Checkup {

  private static final Duration HARMLESS = Duration.ofSeconds(2);
  private static final Duration DANGEROUS = Duration.ofMinutes(1);

  private final JdbcClient db;
  private final Database database;
  private final InstantSource machine;

  DatabaseCheckup(JdbcClient db, Database database, InstantSource machine) {
    this.db = db;
    this.database = database;
    this.machine = machine;
  }

  @Override
  public List<Finding> examine() {
    return List.of(version(), durability(), clock());
  }

  private Finding version() {
    var version = db.sql("show server_version").query(String.class).single();
    return Finding.well("database", database.name() + ", PostgreSQL " + version);
  }

  private Finding durability() {
    var off =
        db.sql(
                """
                select name from pg_settings
                 where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off'
                 order by name
                """)
            .query(String.class)
            .list();
    return off.isEmpty()
        ? Finding.well("durability", "what is answered survives a power cut")
        : new Finding(
            Finding.State.BROKEN,
            "durability",
            "a power cut can lose what was answered, since these are off: "
                + String.join(", ", off),
            "Turn them on in postgresql.conf of the database and reload it.");
  }

  private Finding clock() {
    var before = machine.instant();
    var said =
        Objects.requireNonNull(
            db.sql("select clock_timestamp()").query(OffsetDateTime.class).single());
    var middle = before.plus(Duration.between(before, machine.instant()).dividedBy(2));
    var apart = Duration.between(middle, said.toInstant()).abs();
    var found =
        "%.1f s between the database's and this machine's".formatted(apart.toMillis() / 1e3);
    return apart.compareTo(HARMLESS) <= 0
        ? Finding.well("clock", found)
        : new Finding(
            apart.compareTo(DANGEROUS) > 0 ? Finding.State.BROKEN : Finding.State.WORTH_A_LOOK,
            "clock",
            found,
            "Let both machines follow a time server (chrony, systemd-timesyncd): signatures and certificates are refused when clocks disagree.");
  }
}
