package dev.deskbell.delivery;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an instance that was killed had in hand, when it is known that no other can be at work. */
@Component
public class Succession {
  private final JdbcClient db;

  Succession(JdbcClient db) {
    this.db = db;
  }

  /** Takes everything up at once, instead of when the leases end. Before any sending begins. */
  public void begin() {
    db.sql("update delivery_lane set leased_until = '-infinity' where leased_until > '-infinity'")
        .update();
  }
}
