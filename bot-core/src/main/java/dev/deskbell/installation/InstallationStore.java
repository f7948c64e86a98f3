package dev.deskbell.installation;

import dev.deskbell.installation.Seal.Sealed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of the vault, sealed. */
final class InstallationStore {

  private final JdbcClient db;

  InstallationStore(JdbcClient db) {
    this.db = db;
  }

  /** A row that the caller alone renews. */
  record Claimed(Sealed sealed, long epoch) {}

  void keep(String platform, String workspace, Sealed sealed) {
    db.sql(
            """
            insert into installation (platform, workspace, key, nonce, sealed)
            values (:platform, :workspace, :key, :nonce, :sealed)
            on conflict (platform, workspace) do update
               set key = excluded.key, nonce = excluded.nonce, sealed = excluded.sealed,
                   kept_at = clock_timestamp(), epoch = installation.epoch + 1,
                   renewing_until = '-infinity'
            """)
        .param("platform", platform)
        .param("workspace", workspace)
        .param("key", sealed.key())
        .param("nonce", sealed.nonce())
        .param("sealed", sealed.bytes())
        .update();
  }

  Optional<Sealed> find(String platform, String workspace) {
    return db.sql(
            """
            select key, nonce, sealed from installation
             where platform = :platform and workspace = :workspace
            """)
        .param("platform", platform)
        .param("workspace", workspace)
        .query((row, _) -> sealed(row))
        .optional();
  }

  List<String> workspaces(String platform) {
    return db.sql(
            "select workspace from installation where platform = :platform order by workspace")
        .param("platform", platform)
        .query((row, _) -> row.getString(1))
        .list();
  }

  void forget(String platform, String workspace) {
    db.sql("delete from installation where platform = :platform and workspace = :workspace")
        .param("platform", platform)
        .param("workspace", workspace)
        .update();
  }

  Optional<Claimed> claim(String platform, String workspace, Duration longest) {
    return db.sql(
            """
            update installation
               set epoch = epoch + 1, renewing_until = clock_timestamp() + :longest * interval '1 ms'
             where platform = :platform and workspace = :workspace
               and renewing_until <= clock_timestamp()
            returning key, nonce, sealed, epoch
            """)
        .param("longest", longest.toMillis())
        .param("platform", platform)
        .param("workspace", workspace)
        .query((row, _) -> new Claimed(sealed(row), row.getLong("epoch")))
        .optional();
  }

  void release(String platform, String workspace, long epoch) {
    db.sql(
            """
            update installation set renewing_until = '-infinity'
             where platform = :platform and workspace = :workspace and epoch = :epoch
            """)
        .param("platform", platform)
        .param("workspace", workspace)
        .param("epoch", epoch)
        .update();
  }

  /** False when another was quicker. */
  boolean renewed(String platform, String workspace, Sealed sealed, long epoch) {
    return db.sql(
                """
                update installation
                   set key = :key, nonce = :nonce, sealed = :sealed, kept_at = clock_timestamp()
                 where platform = :platform and workspace = :workspace and epoch = :epoch
                """)
            .param("key", sealed.key())
            .param("nonce", sealed.nonce())
            .param("sealed", sealed.bytes())
            .param("platform", platform)
            .param("workspace", workspace)
            .param("epoch", epoch)
            .update()
        == 1;
  }

  private static Sealed sealed(ResultSet row) throws SQLException {
    return new Sealed(row.getString("key"), row.getBytes("nonce"), row.getBytes("sealed"));
  }
}
