package dev.deskbell.ticket;

import static dev.deskbell.testing.theatre.CoreDesk.card;
import static dev.deskbell.testing.theatre.CoreDesk.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Attachment;
import dev.deskbell.chat.Posting;
import dev.deskbell.testing.FakePlatform;
import dev.deskbell.testing.theatre.CoreDesk;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A comment is a message in every thread of its audience, and nowhere else. */
class ThreadsTest {
  private static final CoreDesk desk = new CoreDesk();
  private String ref = "";

  @AfterAll
  static void closes() {
    desk.close();
  }

  @BeforeEach
  void ana_reports() {
    ref =
        desk.as("ana")
            .types("incident declare \"It hangs\" impact:high urgency:high service:checkout")
            .card()
            .title()
            .split(" ", 2)[0];
    desk.later(Duration.ofMinutes(2));
  }

  private Posting cardIn(String room) {
    return card(desk.room(room), ref).posting();
  }

  private Posting cardOf(String user) {
    return card(desk.inbox(user), ref).posting();
  }

  private List<FakePlatform.Shown> thread(List<FakePlatform.Shown> all, Posting card) {
    return all.stream().filter(it -> it.posting().place().equals(card.thread())).toList();
  }

  private String threadIn(String room) {
    return words(thread(desk.room(room), cardIn(room)));
  }

  private String threadOf(String user) {
    return words(thread(desk.inbox(user), cardOf(user)));
  }

  @Test
  void what_the_team_says_stays_with_the_team_and_is_mirrored_between_its_rooms() {
    desk.says("yuki", cardIn("incidents"), "the disk is full");
    assertThat(threadIn("applications")).contains("the disk is full");
    assertThat(threadIn("incidents")).doesNotContain("the disk is full");
    assertThat(threadOf("ana")).doesNotContain("the disk is full");
  }

  @Test
  void what_the_requester_says_reaches_every_room_of_the_team_once() {
    desk.says("ana", cardOf("ana"), "it hangs for Rui too");
    assertThat(threadIn("applications")).containsOnlyOnce("it hangs for Rui too");
    assertThat(threadIn("incidents")).containsOnlyOnce("it hangs for Rui too");
    assertThat(threadOf("ana")).doesNotContain("Rui");
  }

  @Test
  void only_reply_crosses_to_the_requester_and_note_never_does() {
    desk.as("yuki").types("reply " + ref + " one hour more");
    desk.as("yuki").types("note " + ref + " or two");
    assertThat(threadOf("ana")).contains("one hour more").doesNotContain("or two");
    assertThat(threadIn("incidents")).contains("(public reply): one hour more", "or two");
    assertThat(desk.as("ana").types("timeline " + ref).text())
        .contains("one hour more")
        .doesNotContain("or two");
    assertThat(desk.as("ana").types("note " + ref + " me too").text()).contains("agent");
  }

  @Test
  void edits_and_deletions_are_followed_in_both_directions() {
    var hers = desk.says("ana", cardOf("ana"), "frist words");
    assertThat(threadIn("incidents")).contains("frist words");
    desk.edits("ana", hers, "first words");
    assertThat(threadIn("incidents")).contains("first words").doesNotContain("frist");
    desk.removes("ana", hers);
    assertThat(threadIn("incidents")).doesNotContain("first words");
    assertThat(desk.as("yuki").types("timeline " + ref).text())
        .contains("took a comment away")
        .doesNotContain("first words");

    var theirs = desk.says("yuki", cardIn("incidents"), "a note");
    desk.edits("yuki", theirs, "a better note");
    assertThat(threadIn("applications")).contains("a better note");
    desk.removes("yuki", theirs);
    assertThat(threadIn("applications")).doesNotContain("note");
  }

  @Test
  void nobody_else_s_words_are_edited_in_their_name() {
    var hers = desk.says("ana", cardOf("ana"), "my words");
    desk.edits("yuki", hers, "not her words");
    assertThat(threadIn("incidents")).contains("my words").doesNotContain("not her");
  }

  @Test
  void a_file_is_named_where_it_can_t_be_seen() {
    var file = new Attachment("test", "acme", "F1", "screen.png", 12);
    desk.says("ana", cardOf("ana"), "see here", file);
    assertThat(threadIn("incidents")).contains("see here", "screen.png");
    desk.says("ana", cardOf("ana"), "", new Attachment("test", "acme", "F2", "log.txt", 12));
    assertThat(threadIn("incidents")).contains("log.txt");
  }

  @Test
  void a_passer_by_in_the_team_s_room_is_heard_by_the_team() {
    desk.says("otto", cardIn("incidents"), "same on my floor");
    assertThat(threadIn("applications")).contains("Otto", "same on my floor");
    assertThat(threadOf("ana")).doesNotContain("floor");
  }

  @Test
  void the_assignee_s_messages_are_a_thread_of_the_team() {
    desk.as("yuki").types("incident ack " + ref);
    desk.says("yuki", cardOf("yuki"), "from my messages");
    assertThat(threadIn("incidents")).contains("from my messages");
    assertThat(threadOf("ana")).doesNotContain("from my messages");
    desk.says("ben", cardIn("incidents"), "for yuki");
    assertThat(threadOf("yuki")).contains("for yuki");
  }

  @Test
  void an_agent_who_is_the_requester_is_a_requester_in_their_messages() {
    ref =
        desk.as("yuki")
            .types("incident declare \"Mine hangs\" impact:low urgency:low service:checkout")
            .card()
            .title()
            .split(" ", 2)[0];
    desk.as("ben").types("note " + ref + " again Yuki");
    assertThat(threadOf("yuki")).doesNotContain("again Yuki");
    desk.as("yuki").types("take " + ref);
    desk.says("yuki", cardOf("yuki"), "as I said");
    assertThat(threadIn("incidents")).contains("(public reply): as I said");
    assertThat(threadOf("yuki")).doesNotContain("again Yuki");
  }

  @Test
  void words_below_a_closed_ticket_are_kept_and_their_author_learns_how_to_go_on() {
    desk.as("yuki").types("incident resolve " + ref + " done");
    desk.as("ana").types("incident confirm " + ref);
    desk.says("ana", cardOf("ana"), "and it hangs again");
    assertThat(threadIn("incidents")).contains("and it hangs again");
    var told = thread(desk.inbox("ana"), cardOf("ana"));
    assertThat(words(told)).contains(ref + " is closed", "Reopen it");
    desk.says("ana", cardOf("ana"), "really");
    assertThat(words(thread(desk.inbox("ana"), cardOf("ana")))).containsOnlyOnce("is closed\n");
    desk.as("ana").types("incident reopen " + ref + " hangs again");
    desk.says("ana", cardOf("ana"), "thank you");
    assertThat(threadOf("ana")).contains("reopened it: hangs again");
  }

  @Test
  void turning_private_takes_cards_and_words_out_of_rooms_and_outsiders_messages() {
    desk.as("otto").types("watch " + ref);
    desk.as("yuki").types("reply " + ref + " delicate");
    desk.says("ana", cardOf("ana"), "very delicate");
    desk.as("yuki").types("incident hold " + ref + " supplier delicate too");
    assertThat(threadIn("incidents")).contains("delicate");
    desk.as("yuki").types("hide " + ref);
    for (var room : List.of("incidents", "applications")) {
      assertThat(desk.room(room))
          .noneMatch(it -> it.content().plain().contains(ref + " ·"))
          .noneMatch(it -> it.content().plain().contains("delicate"));
    }
    assertThat(threadOf("otto")).contains("delicate");
    assertThat(words(desk.inbox("ben"))).contains(ref + " ·");
    desk.as("yuki").types("unhide " + ref);
    assertThat(words(desk.room("incidents"))).contains(ref + " ·");
  }
}
