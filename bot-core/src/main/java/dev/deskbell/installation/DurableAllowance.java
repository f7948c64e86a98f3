package dev.deskbell.installation;

import dev.deskbell.chat.Allowance;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One row for each name: its lock makes spenders queue, and each sees what the one before spent.
 */
final class DurableAllowance implements Allowance {

  private final JdbcClient db;

  DurableAllowance(JdbcClient db) {
    this.db = db;
  }

  @Override
  public boolean spend(String name, int most, Duration window) {
    return most > 0
        && db.sql(
                """
                insert into allowance as it (name, spent) values (:name, array[clock_timestamp()])
                on conflict (name) do update
                   set spent = array(select at from unnest(it.spent) at
                                      where at > clock_timestamp() - :window * interval '1 ms')
                               || clock_timestamp()
                 where (select count(*) from unnest(it.spent) at
                         where at > clock_timestamp() - :window * interval '1 ms') < :most
                returning name
                """)
            .param("name", name)
            .param("window", window.toMillis())
            .param("most", most)
            .query(String.class)
            .optional()
            .isPresent();
  }
}
