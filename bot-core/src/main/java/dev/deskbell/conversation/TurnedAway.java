package dev.deskbell.conversation;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Call;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was pressed on accounts that may not do it, of people who may have another account that may:
 * once the two are linked, it is done.
 */
@Component
public class TurnedAway {
  private static final Duration REMEMBERED = Duration.ofMinutes(15);

  private final JdbcClient db;
  private final JsonMapper json;

  TurnedAway(JdbcClient db, JsonMapper json) {
    this.db = db;
    this.json = json;
  }

  /** Why not, and what may help. */
  String why(Attempt attempt, Permission.Denied no) {
    if (attempt.person().handle() != null || !(attempt.way() instanceof Attempt.Way.Pressed)) {
      return no.why();
    }
    keep(attempt);
    return no.why()
        + " If another account of yours may: say `me link` there, and here what it answers, within"
        + " a quarter of an hour. Then this is done.";
  }

  private void keep(Attempt attempt) {
    var account = attempt.origin().by().account();
    db.sql(
            """
            insert into turned_away (platform, workspace, user_id, operation, given, at)
            values (?, ?, ?, ?, ?::jsonb, ?)
            on conflict (platform, workspace, user_id) do update
               set operation = excluded.operation, given = excluded.given, at = excluded.at
            """)
        .params(
            account.platform(),
            account.workspace(),
            account.user(),
            attempt.operation().name(),
            json.writeValueAsString(attempt.given().values()),
            attempt.at().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** In the running transaction: what is to be done now, once. */
  public Optional<Outcome> take(Account account, Instant at) {
    return db.sql(
            """
            delete from turned_away where platform = ? and workspace = ? and user_id = ? and at >= ?
            returning operation, given::text
            """)
        .params(
            account.platform(),
            account.workspace(),
            account.user(),
            at.minus(REMEMBERED).atOffset(ZoneOffset.UTC))
        .query((row, _) ->
            (Outcome)
                new Outcome.Begun(
                    Call.to(row.getString(1)),
                    json.readValue(row.getString(2), new TypeReference<Map<String, String>>() {})))
        .optional();
  }

  int prune(Instant before) {
    return db.sql("delete from turned_away where at < ?")
        .param(before.atOffset(ZoneOffset.UTC))
        .update();
  }
}
