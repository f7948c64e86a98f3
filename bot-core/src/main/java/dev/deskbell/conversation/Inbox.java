package dev.deskbell.conversation;

import dev.deskbell.chat.Origin;
import dev.deskbell.store.Writes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What was heard, and what came of it. */
@Repository
class Inbox {
  private final JdbcClient db;
  private final Writes writes;
  private final JsonMapper json;

  Inbox(JdbcClient db, Writes writes, JsonMapper json) {
    this.db = db;
    this.writes = writes;
    this.json = json;
  }

  /**
   * Claims the delivery together with all that the turn writes: who comes second waits for the
   * first and then fails with a {@link org.springframework.dao.DuplicateKeyException}.
   */
  void claim(Origin origin, long person, String operation, @Nullable String subject, Settled what) {
    writes.add(
        1,
        """
        insert into inbox (platform, workspace, delivery, person, operation, subject, outcome, at)
        values (?, ?, ?, ?, ?, ?, cast(? as jsonb), ?)
        """,
        origin.at().platform(),
        origin.at().workspace(),
        origin.delivery(),
        person,
        operation,
        subject,
        json.writeValueAsString(what.kept()),
        origin.when());
  }

  /**
   * What came of a delivery of this person, if it was heard before; the deed may have made them
   * another person's alias.
   */
  Optional<Settled> find(Origin origin, long person) {
    return db.sql(
            """
            select outcome from inbox
             where platform = :platform and workspace = :workspace and delivery = :delivery
               and (person = :person
                    or exists (select from person it
                                where it.id = inbox.person and it.alias_of = :person))
            """)
        .param("platform", origin.at().platform())
        .param("workspace", origin.at().workspace())
        .param("delivery", origin.delivery())
        .param("person", person)
        .query(String.class)
        .optional()
        .map(it -> json.readValue(it, Settled.Kept.class).settled());
  }

  /** Forgets what no platform repeats any more. */
  int prune(Instant before) {
    return db.sql("delete from inbox where at < :before")
        .param("before", before.atOffset(ZoneOffset.UTC))
        .update();
  }
}
