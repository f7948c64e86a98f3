package dev.deskbell.policy;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The accepted sets of files, in the database that all instances share. */
@Component
class PolicyStore {
  /** Any number nobody else locks by: one set is accepted at a time. */
  private static final long LOCK = 0x706f6c696379L;

  private final JdbcClient db;
  private final TransactionOperations transaction;
  private final Clock clock;

  PolicyStore(JdbcClient db, TransactionOperations transaction, Clock clock) {
    this.db = db;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** An accepted set without its files. */
  record Version(long number, String digest) {}

  /** Cheap: the top of the primary key's index. */
  long latest() {
    return db.sql("select coalesce(max(version), 0) from policy_version")
        .query(Long.class)
        .single();
  }

  List<PolicyFile> files(long version) {
    return db.sql("select path, content from policy_file where version = ? order by path")
        .param(version)
        .query((row, _) -> new PolicyFile(row.getString("path"), row.getString("content")))
        .list();
  }

  /** The version of these files: a new one, unless the latest is the same. */
  long keep(List<PolicyFile> files, String digest, String by) {
    return transaction.execute(_ -> {
      db.sql("select pg_advisory_xact_lock(?)").param(LOCK).query().singleRow();
      var latest = current();
      if (latest.isPresent() && latest.get().digest().equals(digest)) {
        return latest.get().number();
      }
      return insert(latest.map(Version::number).orElse(0L) + 1, files, digest, by);
    });
  }

  private Optional<Version> current() {
    return db.sql("select version, digest from policy_version order by version desc limit 1")
        .query((row, _) -> new Version(row.getLong("version"), row.getString("digest")))
        .optional();
  }

  private long insert(long version, List<PolicyFile> files, String digest, String by) {
    db.sql(
            """
            insert into policy_version (version, digest, accepted_at, accepted_by)
            values (?, ?, ?, ?)
            """)
        .params(version, digest, clock.instant().atOffset(ZoneOffset.UTC), by)
        .update();
    db.sql(
            """
            insert into policy_file (version, path, content)
            select ?, path, content from unnest(?, ?) as it (path, content)
            """)
        .params(
            version,
            files.stream().map(PolicyFile::path).toArray(String[]::new),
            files.stream().map(PolicyFile::text).toArray(String[]::new))
        .update();
    return version;
  }
}
