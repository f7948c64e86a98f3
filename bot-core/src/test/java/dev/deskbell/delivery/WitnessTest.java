package dev.deskbell.delivery;

import static dev.deskbell.delivery.Desk.ANAS;
import static dev.deskbell.delivery.Desk.ANAS_OTHER;
import static dev.deskbell.delivery.Desk.DIRECT;
import static dev.deskbell.delivery.Desk.ROOM;
import static dev.deskbell.delivery.Desk.card;
import static dev.deskbell.delivery.Desk.note;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Receipt.Reason;
import dev.deskbell.delivery.Witness.Came;
import dev.deskbell.delivery.Witness.Sight;
import dev.deskbell.people.Person;
import dev.deskbell.testing.FakePlatform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody is told what became of each piece, in the transaction that writes it down. */
class WitnessTest {
  private final Desk desk = new Desk();
  private Instance instance;

  @BeforeEach
  void start() {
    instance = desk.start(Ledgers.class);
    desk.state.put("INC-1", "new");
    desk.db.sql("create table seen (words text)").update();
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  private List<Sight> seen() {
    return instance.get(Ledgers.class).sights;
  }

  private List<Came> came() {
    return seen().stream().map(Sight::came).toList();
  }

  @Test
  void what_arrives_is_seen_with_where_and_when_it_left() {
    var told = desk.clock.instant();
    instance.tell(Telling.once(note("INC-1", 1), ROOM));
    instance.drain();
    assertThat(seen()).hasSize(1);
    var sight = seen().getFirst();
    assertThat(sight.came()).isInstanceOf(Came.Arrived.class);
    assertThat(sight.sentAt()).isEqualTo(told);
    assertThat(sight.platform()).isEqualTo("here");
    assertThat(sight.where()).isEqualTo("w/general");
    assertThat(desk.db.sql("select words from seen").query(String.class).list())
        .containsExactly("INC-1 1");
  }

  @Test
  void an_account_that_turns_it_away_is_seen_and_then_the_one_that_takes_it() {
    desk.here.shut(ANAS.user(), Reason.PERSON_UNREACHABLE);
    instance.tell(Telling.once(note("INC-1", 1), DIRECT));
    instance.drain();
    assertThat(came())
        .satisfiesExactly(
            it ->
                assertThat(it)
                    .isEqualTo(
                        new Came.TurnedAway(
                            Reason.PERSON_UNREACHABLE,
                            "the platform says PERSON_UNREACHABLE",
                            true)),
            it -> assertThat(it).isInstanceOf(Came.Arrived.class));
    assertThat(seen()).extracting(Sight::where).containsExactly("w/ana", "w/ana2");
  }

  @Test
  void whom_nothing_reaches_is_seen_to_be_lost() {
    desk.here.shut(ANAS.user(), Reason.PERSON_UNREACHABLE);
    desk.there.shut(ANAS_OTHER.user(), Reason.PERSON_UNREACHABLE);
    instance.tell(
        Telling.once(note("INC-1", 1), DIRECT),
        Telling.once(note("INC-1", 2), new Destination.Someone(new Person.Id(5))));
    instance.drain();
    assertThat(came())
        .filteredOn(Came.TurnedAway.class::isInstance)
        .extracting(it -> ((Came.TurnedAway) it).anotherWay())
        .containsExactly(true, false);
    assertThat(came())
        .filteredOn(Came.Lost.class::isInstance)
        .containsExactlyInAnyOrder(
            new Came.Lost("no account took it"),
            new Came.Lost("there is no account to reach them on"));
  }

  @Test
  void a_lost_answer_is_unclear_until_it_is_found() {
    desk.here.next(FakePlatform.Behaviour.doneButUnknown());
    instance.tell(Telling.once(note("INC-1", 1), ROOM));
    instance.drain();
    assertThat(came()).containsExactly(new Came.Unclear("the answer was lost"));
    desk.clock.advance(Pace.USUAL.doubt());
    instance.drain();
    assertThat(came()).hasSize(2).last().isInstanceOf(Came.Arrived.class);
  }

  @Test
  void what_is_put_off_is_not_seen_until_it_went_out() {
    desk.here.next(
        FakePlatform.Behaviour.answering(
            new Receipt.Later(Duration.ofSeconds(3), Receipt.Scope.CHANNEL, "slowly")));
    instance.tell(Telling.once(note("INC-1", 1), ROOM));
    instance.drain();
    assertThat(came()).isEmpty();
    desk.clock.advance(Duration.ofSeconds(3));
    instance.drain();
    assertThat(came()).hasSize(1);
  }

  @Test
  void a_witness_that_fails_undoes_nothing_and_administrators_hear_of_it() {
    instance.tell(Telling.once(note("FAIL", 1), ROOM), Telling.once(note("INC-1", 2), ROOM));
    desk.state.put("FAIL", "here");
    instance.drain();
    assertThat(desk.here.wordsIn("general")).containsExactly("FAIL note 1", "INC-1 note 2");
    assertThat(desk.db.sql("select words from seen").query(String.class).list())
        .containsExactly("INC-1 2");
    assertThat(desk.there.wordsIn(FakePlatform.inboxOf(new Account("there", "w", "admin"))))
        .singleElement()
        .asString()
        .contains("could not be written down where it belongs");
  }

  @Test
  void what_concerns_an_account_goes_there_and_nowhere_else() {
    instance.tell(Telling.once(note("INC-1", 1), new Destination.OnAccount(ANAS_OTHER)));
    instance.drain();
    assertThat(desk.here.effects()).isEmpty();
    assertThat(desk.there.wordsIn(FakePlatform.inboxOf(ANAS_OTHER)))
        .containsExactly("INC-1 note 1");
    desk.there.shut(ANAS_OTHER.user(), Reason.PERSON_UNREACHABLE);
    instance.tell(Telling.once(note("INC-1", 2), new Destination.OnAccount(ANAS_OTHER)));
    instance.drain();
    assertThat(desk.here.effects()).isEmpty();
    assertThat(came()).last().isEqualTo(new Came.Lost("no account took it"));
  }

  @Test
  void other_topics_are_not_seen() {
    instance.tell(Telling.keep(card("INC-1"), ROOM));
    instance.drain();
    assertThat(came()).isEmpty();
  }

  /** Writes down what it sees of notes. */
  static final class Ledgers implements Witness {
    private final List<Sight> sights = new ArrayList<>();
    private final JdbcClient db;

    Ledgers(JdbcClient db) {
      this.db = db;
    }

    @Override
    public String topic() {
      return "note";
    }

    @Override
    public void saw(Piece piece, Destination to, Sight sight) {
      sights.add(sight);
      db.sql("insert into seen values (?)")
          .param(piece.subject() + " " + piece.argument())
          .update();
      if (piece.subject().equals("FAIL")) {
        db.sql("insert into nowhere values (1)").update();
      }
    }
  }
}
