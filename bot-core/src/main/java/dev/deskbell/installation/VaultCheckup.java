package dev.deskbell.installation;

import dev.deskbell.chat.Checkup;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether the keys at hand open everything that is sealed. */
final class VaultCheckup implements Checkup {

  private final JdbcClient db;
  private final Keyring keys;

  VaultCheckup(JdbcClient db, Keyring keys) {
    this.db = db;
    this.keys = keys;
  }

  @Override
  public List<Finding> examine() {
    var lost =
        db.sql(
                """
                select platform || ' ' || workspace || ' (key ' || key || ')' from installation
                 where key <> all(:keys) order by 1 limit 10
                """)
            .param("keys", keys.fingerprints().toArray(String[]::new))
            .query((row, _) -> row.getString(1))
            .list();
    return List.of(
        lost.isEmpty()
            ? Finding.well("sealed secrets", "the key at hand opens all of them")
            : new Finding(
                Finding.State.BROKEN,
                "sealed secrets",
                "the key at hand does not open " + String.join(", ", lost),
                "Add the old key to DESKBELL_SECRET_KEY behind a comma, or install the desk there again."));
  }
}
