package dev.deskbell.conversation;

import dev.deskbell.chat.Origin;
import dev.deskbell.people.Person;
import dev.deskbell.store.Writes;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What people gave so far, each seen by themselves only. */
@Repository
class FormSessions {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

  private final SecureRandom random = new SecureRandom();
  private final JdbcClient db;
  private final Writes writes;
  private final JsonMapper json;

  FormSessions(JdbcClient db, Writes writes, JsonMapper json) {
    this.db = db;
    this.writes = writes;
    this.json = json;
  }

  /**
   * A kept form.
   *
   * @param settled what came of it, once it was sent
   */
  record Session(String id, Given given, @Nullable Settled settled) {}

  /**
   * Keeps what was given to an operation, in the form it came through or else a new one; of a
   * confidential one nothing that was typed.
   */
  String keep(Attempt attempt) {
    return keep(
        attempt.session() == null ? name() : attempt.session(),
        attempt.operation().name(),
        attempt.person().id(),
        attempt.operation().confidential() ? attempt.given().untyped() : attempt.given(),
        attempt.at());
  }

  /** Keeps words of which it is open what they mean. */
  String keepWords(Person.Id person, Given given, Instant at) {
    return keep(name(), null, person, given, at);
  }

  private String keep(
      String id, @Nullable String operation, Person.Id person, Given given, Instant at) {
    db.sql(
            """
            insert into form_session (id, operation, person, given, at)
            values (:id, :operation, :person, cast(:given as jsonb), :at)
            on conflict (id) do update
               set given = excluded.given, at = excluded.at, operation = excluded.operation
             where form_session.person = excluded.person and form_session.outcome is null
            """)
        .param("id", id)
        .param("operation", operation)
        .param("person", person.value())
        .param("given", json.writeValueAsString(given))
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
    return id;
  }

  /** A form of this person's, or of an account that has become theirs since. */
  Optional<Session> find(String id, Person.Id person) {
    return db.sql(
            """
            select given,
                   coalesce(outcome,
                            (select i.outcome from inbox i
                              where i.platform = tried_platform and i.workspace = tried_workspace
                                and i.delivery = tried_delivery)) as outcome
              from form_session
             where id = :id
               and (person = :person
                    or exists (select from person it
                                where it.id = form_session.person and it.alias_of = :person))
            """)
        .param("id", id)
        .param("person", person.value())
        .query((row, _) -> {
          var outcome = row.getString("outcome");
          return new Session(
              id,
              json.readValue(row.getString("given"), Given.class),
              outcome == null ? null : json.readValue(outcome, Settled.Kept.class).settled());
        })
        .optional();
  }

  /** A form that was begun and not sent. */
  record Draft(String id, String operation, Given given, Instant at) {}

  /** What somebody began and did not send, newest first. */
  List<Draft> drafts(Person.Id person, int most) {
    return db.sql(
            """
            select id, operation, given, at
              from form_session
             where person in (select :person union all
                              select it.id from person it where it.alias_of = :person)
               and outcome is null and operation is not null
               and not exists (select from inbox i
                                where i.platform = tried_platform
                                  and i.workspace = tried_workspace
                                  and i.delivery = tried_delivery)
             order by at desc, id
             limit :most
            """)
        .param("person", person.value())
        .param("most", most)
        .query((row, _) ->
            new Draft(
                row.getString("id"),
                row.getString("operation"),
                json.readValue(row.getString("given"), Given.class),
                row.getObject("at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** In the turn: forgets a form that was not sent; false when there is none of this person's. */
  boolean drop(String id, Person.Id person) {
    return db.sql(
                """
                delete from form_session
                 where id = :id and outcome is null
                   and person in (select :person union all
                                  select it.id from person it where it.alias_of = :person)
                """)
            .param("id", id)
            .param("person", person.value())
            .update()
        == 1;
  }

  /** Nobody can tell whether it was done under that delivery; if it was, it was sent. */
  void tried(String id, Origin under) {
    db.sql(
            """
            update form_session set tried_platform = ?, tried_workspace = ?, tried_delivery = ?
             where id = ?
            """)
        .params(under.at().platform(), under.at().workspace(), under.delivery(), id)
        .update();
  }

  /** In the turn: the form was sent. Fails as overtaken if it was already. */
  void settle(String id, Settled what) {
    writes.add(
        1,
        "update form_session set outcome = cast(? as jsonb) where id = ? and outcome is null",
        json.writeValueAsString(what.kept()),
        id);
  }

  /** Forgets forms that nobody will come back to. */
  int prune(Instant before) {
    return db.sql("delete from form_session where at < :before")
        .param("before", before.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** 80 random bits. */
  private String name() {
    return random
        .ints(16, 0, LETTERS.length())
        .collect(
            StringBuilder::new,
            (name, letter) -> name.append(LETTERS.charAt(letter)),
            StringBuilder::append)
        .toString();
  }
}
