package dev.deskbell.delivery;

import static dev.deskbell.delivery.Desk.card;
import static dev.deskbell.delivery.Desk.note;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Account;
import dev.deskbell.delivery.Auditor.Finding;
import dev.deskbell.delivery.Problems.Cause;
import dev.deskbell.people.Person;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the auditor finds of people: it asks the database once, and nobody's memory of each. */
class OutOfReachTest {
  private static final int MANY = 2_500;

  private final Desk desk = new Desk();
  private final Instance instance = desk.start();

  @AfterEach
  void stop() {
    desk.close();
  }

  /** Those people, with an account each. */
  private void are(String platform, int from, int many) {
    for (var id = from; id < from + many; id++) {
      desk.people.with(new Person.Id(id), new Account(platform, "w", "p" + id));
    }
    desk.db
        .sql(
            """
            insert into person (id, name, searched, met_at)
            select id, 'somebody', 'somebody', now() from generate_series(:from, :last) id\
            """)
        .param("from", from)
        .param("last", from + many - 1)
        .update();
    desk.db
        .sql(
            """
            insert into account (platform, workspace, user_id, person, met_as, name, kind, met_at)
            select :platform, 'w', 'p' || id, id, id, 'somebody', 'MEMBER', now()
              from generate_series(:from, :last) id\
            """)
        .param("platform", platform)
        .param("from", from)
        .param("last", from + many - 1)
        .update();
  }

  private void areTold(int from, int many) {
    instance.tell(
        IntStream.range(from, from + many)
            .mapToObj(
                it -> Telling.once(note("INC-1", it), new Destination.Someone(new Person.Id(it))))
            .toArray(Telling[]::new));
  }

  private Stream<Finding> found() {
    return instance.get(Auditor.class).findings().stream()
        .filter(it -> it.cause() == Cause.NOT_CONNECTED);
  }

  @Test
  void finds_people_on_a_platform_that_is_not_connected() {
    are("elsewhere", 11, 1);
    instance.tell(Telling.keep(card("INC-1"), new Destination.Someone(new Person.Id(11))));
    instance.drain();
    desk.clock.advance(Duration.ofMinutes(6));
    instance.drain();
    assertThat(instance.get(Auditor.class).findings())
        .extracting(Finding::cause, Finding::about)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Cause.NOT_CONNECTED, "person/11"));
  }

  /** However many others wait who can be told. */
  @Test
  void finds_whom_nothing_reaches_among_many_whom_something_does() {
    are("here", 1_000, 250);
    are("elsewhere", 99, 1);
    areTold(1_000, 250);
    areTold(99, 1);
    desk.clock.advance(Duration.ofMinutes(6));
    assertThat(found()).extracting(Finding::about).containsExactly("person/99");
  }

  @Test
  void who_became_another_person_is_reached_where_that_one_is() {
    are("here", 11, 1);
    are("elsewhere", 12, 1);
    desk.db.sql("update person set alias_of = 11 where id = 12").update();
    areTold(12, 1);
    desk.clock.advance(Duration.ofMinutes(6));
    assertThat(found()).isEmpty();
  }

  @Test
  void somebody_whom_nobody_knows_keeps_the_desk_from_no_look() {
    desk.people.without(new Person.Id(77));
    are("elsewhere", 99, 1);
    areTold(77, 1);
    areTold(99, 1);
    desk.clock.advance(Duration.ofMinutes(6));
    assertThat(found()).extracting(Finding::about).containsExactly("person/77", "person/99");
  }

  @Test
  void of_very_many_whom_nothing_reaches_those_are_found_who_wait_longest() {
    are("elsewhere", 1_000, MANY);
    areTold(1_000 + MANY / 2, MANY / 2);
    desk.clock.advance(Duration.ofMinutes(1));
    areTold(1_000, MANY / 2);
    desk.clock.advance(Duration.ofMinutes(6));
    var found = found().toList();
    assertThat(found).hasSize(Stuck.MOST_PEOPLE);
    assertThat(found)
        .allSatisfy(it ->
            assertThat(it.since()).isEqualTo(desk.clock.instant().minus(Duration.ofMinutes(7))));
  }
}
