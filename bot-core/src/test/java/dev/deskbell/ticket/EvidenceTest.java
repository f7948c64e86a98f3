package dev.deskbell.ticket;

import static dev.deskbell.testing.theatre.CoreDesk.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.testing.theatre.CoreDesk;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The history is what was written, and says so when it is not. */
class EvidenceTest {
  private static final CoreDesk desk = new CoreDesk();
  private final JdbcClient db = desk.get(JdbcClient.class);
  private final Evidence evidence = desk.get(Evidence.class);

  @AfterAll
  static void closes() {
    desk.close();
  }

  private static TicketRef worked() {
    var answer =
        desk.as("ana")
            .types(
                "incident declare \"A secret of Ana\" impact:high urgency:high service:checkout");
    var ref = answer.card().title().split(" ", 2)[0];
    desk.as("yuki").types("incident ack " + ref);
    desk.as("ana").types("reply " + ref + " my password is swordfish");
    desk.as("yuki").types("incident resolve " + ref + " changed swordfish");
    return TicketRef.of(ref);
  }

  private void tamper(String sql) {
    desk.get(TransactionTemplate.class)
        .executeWithoutResult(_ -> {
          db.sql("set local session_replication_role = replica").update();
          assertThat(db.sql(sql).update()).isPositive();
        });
  }

  @Test
  void a_history_that_nobody_touched_verifies() {
    assertThat(evidence.verify(worked())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update timeline set body = replace(body, 'incident', 'Incident') where ticket = ? and seq = 2",
        "update timeline set body = replace(body, '\"by\":', '\"by\": ') where ticket = ? and seq = 2",
        "update timeline set hash = sha256('guess') where ticket = ? and seq = 2",
        "update timeline set actor = actor + 1 where ticket = ? and seq = 2",
        "update timeline set at = at + interval '1 minute' where ticket = ? and seq = 2",
        "update timeline set name = 'incident.started' where ticket = ? and seq = 2",
        "update timeline set milestone = null where ticket = ? and seq = 2",
        "delete from timeline where ticket = ? and seq = 2",
        "delete from timeline where ticket = ? and seq = (select max(seq) from timeline where ticket = ?)",
        "update timeline_words set words = 'something else' where ticket = ?",
        "update timeline_words set salt = sha256('other') where ticket = ?",
        "update ticket set head = sha256('other') where ref = ?",
        "update ticket set facts = facts - 1 where ref = ?",
        "insert into timeline select ticket, seq + 1, at, actor, name, milestone, body, hash from timeline where ticket = ? order by seq desc limit 1"
      })
  void any_tampering_shows(String sql) {
    var ref = worked();
    tamper(sql.replace("?", "'" + ref + "'"));
    assertThat(evidence.verify(ref)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update timeline set at = at",
        "delete from timeline",
        "truncate timeline cascade",
        "truncate ticket cascade",
        "delete from ticket"
      })
  void the_database_itself_refuses(String sql) {
    worked();
    assertThatThrownBy(() -> db.sql(sql).update())
        .rootCause()
        .hasMessageMatching("(?s).*(append-only|violates foreign key).*");
  }

  @Test
  void a_person_s_words_are_erased_and_the_history_still_verifies() {
    var ref = worked();
    var ana = desk.get(People.class).named("ana").orElseThrow().id();
    assertThat(words(desk.inbox("yuki"))).contains("swordfish");
    desk.get(Erasure.class).erase(ana, new Person.Id(0), desk.theatre().clock().instant());

    assertThat(evidence.verify(ref)).isEmpty();
    var shown =
        words(desk.room("incidents")) + words(desk.inbox("ana")) + words(desk.inbox("yuki"));
    assertThat(shown).doesNotContain("password", "secret of Ana").contains(ref + " · (erased)");
    assertThat(desk.as("yuki").types("show " + ref).text()).contains("(erased)");
    assertThat(desk.as("yuki").types("timeline " + ref).text())
        .contains("resolved it: changed swordfish")
        .doesNotContain("password");
    assertThat(desk.as("ben").types("search secret").text()).contains("Nothing here");
  }

  @Test
  void words_that_are_on_their_way_while_they_are_erased_are_taken_back() {
    var ref = worked();
    var yuki = desk.get(People.class).named("yuki").orElseThrow().id();
    desk.theatre().settles();
    var erased = new AtomicBoolean();
    for (var deeds = 0; deeds < 50; deeds++) {
      desk.platform()
          .next((outgoing, deed) -> {
            if (outgoing.toString().contains("a tuna") && !erased.getAndSet(true)) {
              desk.get(Erasure.class)
                  .erase(yuki, new Person.Id(0), desk.theatre().clock().instant());
            }
            return deed.done();
          });
    }
    desk.as("yuki").types("reply " + ref + " it is a tuna now");
    assertThat(words(desk.inbox("ana")) + words(desk.room("applications")))
        .doesNotContain("a tuna");
    assertThat(erased).isTrue();
    desk.platform().behave();
  }

  @Test
  void who_resolved_can_be_erased_too() {
    var ref = worked();
    var yuki = desk.get(People.class).named("yuki").orElseThrow().id();
    desk.get(Erasure.class).erase(yuki, new Person.Id(0), desk.theatre().clock().instant());
    assertThat(evidence.verify(ref)).isEmpty();
    assertThat(desk.as("ana").types("show " + ref).text()).doesNotContain("swordfish");
    assertThat(words(desk.inbox("ana"))).doesNotContain("changed swordfish");
  }
}
