package dev.deskbell.ticket;

import static dev.deskbell.testing.theatre.CoreDesk.card;
import static dev.deskbell.testing.theatre.CoreDesk.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskbell.chat.History.Reading;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Receipt;
import dev.deskbell.people.Person;
import dev.deskbell.testing.Desk;
import dev.deskbell.testing.theatre.CoreDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What happened in threads while the desk was deaf is made up for, once. */
class ReadBackTest {
  private static final Duration A_WHILE = Duration.ofMinutes(10);
  private static final CoreDesk desk = new CoreDesk();

  private Posting incidents;
  private Posting anas;
  private Instant silent = Instant.EPOCH;

  @AfterAll
  static void closes() {
    desk.close();
  }

  @BeforeEach
  void the_desk_goes_deaf() {
    var ref = reported();
    incidents = card(desk.room("incidents"), ref).posting();
    anas = card(desk.inbox("ana"), ref).posting();
  }

  private static String reported() {
    return desk.as("ana")
        .types("incident declare \"It hangs\" impact:high urgency:high service:checkout")
        .card()
        .title()
        .split(" ", 2)[0];
  }

  @AfterEach
  void nothing_is_left() {
    desk.platform().behave();
    desk.platform().readingAtOnce(Integer.MAX_VALUE);
    desk.get(JdbcClient.class).sql("delete from read_back_thread").update();
    desk.get(JdbcClient.class).sql("update delivery_kept set state = 'GONE'").update();
  }

  private void silence() {
    desk.later(A_WHILE);
    silent = desk.theatre().clock().instant();
    desk.later(A_WHILE);
  }

  /** How many threads were asked for. */
  private int hearsAgain() {
    desk.get(ReadBack.class).over(Desk.PLATFORM, silent);
    return reads();
  }

  private static int reads() {
    var before = desk.platform().readings();
    var more = true;
    while (more) {
      more = desk.get(ReadBack.class).next();
    }
    desk.theatre().settles();
    return desk.platform().readings() - before;
  }

  /** In another room's thread of the same ticket. */
  private String mirrored() {
    var card = card(desk.room("applications"), ref());
    return words(
        desk.room("applications").stream()
            .filter(it -> it.posting().place().equals(card.posting().thread()))
            .toList());
  }

  private String ref() {
    return desk.room("incidents").stream()
        .filter(it -> it.posting().equals(incidents))
        .map(it -> it.content().plain().split(" ", 2)[0])
        .findFirst()
        .orElseThrow();
  }

  @Test
  void what_was_said_in_rooms_and_direct_messages_is_heard_once_with_its_own_time() {
    silence();
    var at = desk.theatre().clock().instant();
    desk.unheard("yuki", incidents, "said by the team");
    desk.unheard("ana", anas, "said by the requester");
    desk.later(A_WHILE);
    hearsAgain();
    hearsAgain();
    assertThat(mirrored())
        .containsOnlyOnce("said by the team")
        .containsOnlyOnce("said by the requester");
    assertThat(toldAt("said by the team")).isEqualTo(at);
    assertThat(audience("said by the requester")).isEqualTo("REQUESTER");
    assertThat(audience("said by the team")).isEqualTo("TEAM");
  }

  private Instant toldAt(String words) {
    return desk.get(JdbcClient.class)
        .sql("select at from comment where words = ?")
        .param(words)
        .query(java.time.OffsetDateTime.class)
        .single()
        .toInstant();
  }

  private String audience(String words) {
    return desk.get(JdbcClient.class)
        .sql("select audience from comment where words = ? and ticket = ?")
        .params(words, ref())
        .query(String.class)
        .single();
  }

  @Test
  void what_was_heard_before_the_silence_or_after_it_is_not_heard_again() {
    desk.says("yuki", incidents, "before it");
    silence();
    desk.says("yuki", incidents, "after it");
    hearsAgain();
    assertThat(mirrored()).containsOnlyOnce("before it").containsOnlyOnce("after it");
  }

  @Test
  void what_was_said_to_the_desk_before_the_silence_becomes_no_comment() {
    desk.unheard("yuki", incidents, "a command that was carried out");
    silence();
    hearsAgain();
    assertThat(mirrored()).doesNotContain("carried out");
  }

  @Test
  void what_was_edited_meanwhile_is_edited_everywhere() {
    var theirs = desk.says("yuki", incidents, "frist words");
    silence();
    desk.editsUnheard("yuki", theirs, "first words");
    desk.later(A_WHILE);
    hearsAgain();
    hearsAgain();
    assertThat(mirrored()).contains("first words").doesNotContain("frist");
    assertThat(desk.as("yuki").types("timeline " + ref()).text()).containsOnlyOnce("first words");
  }

  @Test
  void what_was_taken_back_meanwhile_is_taken_away_everywhere() {
    var theirs = desk.says("yuki", incidents, "a secret");
    desk.says("ben", incidents, "no secret");
    silence();
    desk.platform().unsaid(theirs);
    hearsAgain();
    assertThat(mirrored()).contains("no secret").doesNotContain("a secret");
  }

  @Test
  void erased_words_do_not_come_back() {
    var theirs = desk.says("yuki", incidents, "my words");
    desk.later(Duration.ofSeconds(1));
    desk.edits("yuki", theirs, "my own words");
    silence();
    var yuki = person("yuki");
    desk.get(Erasure.class).erase(yuki, yuki, silent);
    hearsAgain();
    assertThat(mirrored()).doesNotContain("my own words");
    assertThat(desk.as("ben").types("timeline " + ref()).text()).doesNotContain("my own words");
  }

  private static Person.Id person(String user) {
    return desk.get(dev.deskbell.people.People.class).behind(Desk.account(user)).orElseThrow().id();
  }

  @Test
  void a_platform_that_takes_no_questions_now_is_asked_when_it_says_and_nobody_asks_before() {
    silence();
    var all = hearsAgain();
    desk.unheard("yuki", incidents, "said meanwhile");
    desk.platform().nextReading(new Reading.NotNow(Duration.ofMinutes(1), "too many questions"));
    assertThat(hearsAgain()).as("one thread shows it for all").isEqualTo(1);
    assertThat(left()).as("none is let go").isEqualTo(all);
    desk.later(Duration.ofSeconds(59));
    assertThat(reads()).isZero();
    assertThat(mirrored()).doesNotContain("said meanwhile");
    desk.later(Duration.ofSeconds(1));
    assertThat(reads()).isPositive();
    assertThat(mirrored()).containsOnlyOnce("said meanwhile");
  }

  @Test
  void a_thread_that_fails_is_read_later_and_keeps_no_other_from_being_read() {
    silence();
    desk.unheard("yuki", incidents, "in the one");
    desk.unheard("ana", anas, "in the other");
    desk.platform().nextReading(new Reading.NotNow(Duration.ZERO, "no answer came"));
    hearsAgain();
    var heard = mirrored();
    assertThat(List.of(heard.contains("in the one"), heard.contains("in the other")))
        .as("one of them was read")
        .contains(true);
    assertThat(left()).as("the one that failed").isEqualTo(1);
    desk.later(Duration.ofSeconds(30));
    reads();
    assertThat(left()).isZero();
    assertThat(mirrored()).contains("in the one", "in the other");
  }

  @Test
  void a_thread_that_can_never_be_read_is_let_go() {
    silence();
    var all = hearsAgain();
    for (var i = 0; i < all; i++) {
      desk.platform().nextReading(new Reading.Never("gone"));
    }
    hearsAgain();
    assertThat(left()).isZero();
  }

  private static int left() {
    return desk.get(JdbcClient.class)
        .sql("select count(*) from read_back_thread")
        .query(Integer.class)
        .single();
  }

  @Test
  void the_threads_of_older_tickets_are_asked_for_too() {
    var older = ref();
    var newer = reported();
    desk.theatre().settles();
    silence();
    desk.get(ReadBackThreads.class).ask(Desk.PLATFORM, silent, silent, 1);
    assertThat(askedFor()).contains(older, newer);
  }

  @Test
  void where_it_is_in_doubt_the_threads_in_which_people_spoke_last_are_read() {
    var quiet = ref();
    desk.says("yuki", incidents, "before it");
    silence();
    desk.unheard("yuki", incidents, "said meanwhile");
    desk.get(ReadBack.class).perhaps(Desk.PLATFORM, silent);
    reads();
    assertThat(mirrored()).containsOnlyOnce("said meanwhile");

    for (var i = 0; i < 21; i++) {
      reported();
    }
    desk.theatre().settles();
    desk.get(ReadBackThreads.class).askLively(Desk.PLATFORM, silent, silent);
    assertThat(askedFor()).hasSize(ReadBackThreads.LIVELY).doesNotContain(quiet);
    desk.later(A_WHILE);
    desk.says("yuki", incidents, "somebody speaks");
    desk.get(ReadBackThreads.class).askLively(Desk.PLATFORM, silent, silent);
    assertThat(askedFor()).contains(quiet);
  }

  /** The tickets whose threads are to be read. */
  private static List<String> askedFor() {
    return desk.get(JdbcClient.class)
        .sql("select distinct t.ref from read_back_thread r join ticket t on t.id = r.ticket")
        .query((row, _) -> row.getString(1))
        .list();
  }

  @Test
  void a_long_thread_is_read_on_from_where_it_was_left() {
    desk.platform().readingAtOnce(3);
    silence();
    for (var i = 0; i < 8; i++) {
      desk.unheard("yuki", incidents, "word number " + i);
      desk.later(Duration.ofSeconds(10));
    }
    desk.platform().nextReading(new Reading.NotNow(Duration.ofSeconds(5), "x"));
    hearsAgain();
    desk.later(Duration.ofSeconds(5));
    reads();
    for (var i = 0; i < 8; i++) {
      assertThat(mirrored()).containsOnlyOnce("word number " + i);
    }
    assertThat(left()).isZero();
  }

  @Test
  void words_below_a_ticket_that_was_closed_lately_are_heard() {
    var ref = ref();
    desk.as("yuki").types("incident resolve " + ref + " done");
    desk.as("ana").types("incident confirm " + ref);
    silence();
    desk.unheard("ana", anas, "it hangs again");
    hearsAgain();
    assertThat(mirrored()).contains("it hangs again");
  }

  @Test
  void who_restarts_begins_where_the_desk_heard_last_and_a_little_before() {
    var begun = desk.theatre().clock().instant();
    desk.says("yuki", incidents, "the last that was heard");
    desk.later(Duration.ofSeconds(1));
    desk.unheard("yuki", incidents, "the first that was not");
    desk.later(A_WHILE);
    desk.get(ReadBack.class).begin();
    reads();
    assertThat(mirrored()).containsOnlyOnce("the first that was not");
    assertThat(begun).isBefore(desk.theatre().clock().instant());
  }

  @Test
  void what_was_said_below_a_card_before_the_desk_knew_of_it_is_heard() {
    var answersLost = new AtomicInteger(20);
    for (var i = 0; i < 20; i++) {
      desk.platform()
          .next((outgoing, deed) -> {
            var receipt = deed.done();
            return outgoing instanceof Outgoing.Post && answersLost.decrementAndGet() > 0
                ? new Receipt.Unknown("the one who sent it was killed")
                : receipt;
          });
    }
    var late = reported();
    desk.theatre().settles();
    answersLost.set(0);
    var words = "before anybody knew of " + late;
    desk.says("yuki", card(desk.room("incidents"), late).posting(), words);
    assertThat(words(desk.room("applications"))).doesNotContain(words);

    desk.later(Duration.ofSeconds(30));
    await().until(() -> unknown() == 0);
    assertThat(askedFor()).as("no other thread").containsExactly(late);
    reads();
    assertThat(words(desk.room("applications"))).containsOnlyOnce(words);
  }

  @Test
  void what_was_said_below_a_card_whose_answer_took_long_is_heard() {
    var slow = new AtomicInteger(1);
    for (var i = 0; i < 20; i++) {
      desk.platform()
          .next((outgoing, deed) -> {
            var receipt = deed.done();
            if (isFor("incidents", outgoing) && slow.getAndDecrement() == 1) {
              desk.theatre().clock().advance(Duration.ofSeconds(6));
            }
            return receipt;
          });
    }
    var late = reported();
    var card = card(desk.room("incidents"), late).posting();
    assertThat(slow).hasNonPositiveValue();
    var words = "before the answer about " + late;
    desk.unheard("yuki", card, words);
    assertThat(askedFor()).as("no other thread").containsExactly(late);
    reads();
    assertThat(words(desk.room("applications"))).containsOnlyOnce(words);
  }

  @Test
  void a_late_card_is_found_without_looking_through_all_that_stands_in_its_room() {
    var plan =
        desk.get(TransactionOperations.class)
            .execute(transaction -> {
              transaction.setRollbackOnly();
              var db = desk.get(JdbcClient.class);
              db.sql(MANY_CARDS).update();
              db.sql("analyze delivery_kept").update();
              return String.join("\n", db.sql("explain " + inserted()).query(String.class).list());
            });
    assertThat(plan).containsPattern("delivery_kept_at.*\\R.*Index Cond: .*message = ");
  }

  private static final String MANY_CARDS =
      """
      insert into delivery_kept
             (topic, subject, argument, destination, state, platform, workspace, channel, message)
      select 'ticket.card', 'INC-' || i, 'x', 'place/' || i, 'STANDS', 'fake', 'w', 'c', 'm' || i
        from generate_series(1, 3000) i
      """;

  private static String inserted() {
    return ReadBackThreads.ASK_ONE
        .replace(":platform", "'fake'")
        .replace(":workspace", "'w'")
        .replace(":channel", "'c'")
        .replace(":message", "'m7'")
        .replaceAll("(?<!:):(since|from|now)", "timestamptz 'epoch'");
  }

  private static boolean isFor(String room, Outgoing outgoing) {
    return outgoing instanceof Outgoing.Post post && post.to().channel().equals(room);
  }

  private static int unknown() {
    return desk.get(JdbcClient.class)
        .sql("select count(*) from delivery where state = 'UNKNOWN'")
        .query(Integer.class)
        .single();
  }
}
