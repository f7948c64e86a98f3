package dev.deskbell.installation;

import dev.deskbell.chat.Lease;
import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Leases as rows; only the database's clock counts, and it is read after the row is locked. */
final class DatabaseLease implements Lease {

  private final JdbcClient db;
  private final UUID me = UUID.randomUUID();

  DatabaseLease(JdbcClient db) {
    this.db = db;
  }

  @Override
  public boolean hold(String name, Duration length) {
    return db.sql(
            """
            insert into lease as it (name, holder, until)
            values (:name, :me, clock_timestamp() + :length * interval '1 ms')
            on conflict (name) do update
               set holder = excluded.holder, until = clock_timestamp() + :length * interval '1 ms'
             where it.holder = excluded.holder or it.until <= clock_timestamp()
            returning name
            """)
        .param("name", name)
        .param("me", me)
        .param("length", length.toMillis())
        .query(String.class)
        .optional()
        .isPresent();
  }

  @Override
  public void release(String name) {
    db.sql("delete from lease where name = :name and holder = :me")
        .param("name", name)
        .param("me", me)
        .update();
  }
}
