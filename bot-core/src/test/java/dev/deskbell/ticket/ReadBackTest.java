package dev.deskbell.ticket;

import static dev.deskbell.testing.theatre.CoreDesk.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.History.Reading;
import dev.deskbell.people.Person;
import dev.deskbell.testing.Desk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happened in threads while the desk was deaf is made up for, once. */
class ReadBackTest extends ReadBacks {
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
}
