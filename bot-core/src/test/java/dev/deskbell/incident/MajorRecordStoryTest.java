package dev.deskbell.incident;

import static dev.deskbell.testing.theatre.CoreDesk.card;
import static dev.deskbell.testing.theatre.CoreDesk.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.Incoming;
import dev.deskbell.people.People;
import dev.deskbell.testing.FakePlatform;
import dev.deskbell.ticket.Erasure;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.TicketRef;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What is kept of major incidents, for how long, and who reads it. */
class MajorRecordStoryTest extends MajorStories {
  @Test
  void what_turns_private_is_taken_out_of_the_rooms_that_heard_of_it() {
    promoted();
    desk.as("yuki").types("major report " + ref + " \"first secret\" impact:b next:c");
    desk.as("yuki").types("major report " + ref + " \"second secret\" impact:b next:c");
    desk.as("yuki").types("incident review " + ref);
    assertThat(reviews()).hasSize(1);
    assertThat(words(desk.room("general"))).contains("first secret", "second secret");
    desk.as("yuki").types("hide " + ref);
    assertThat(reviews()).isEmpty();
    assertThat(titled(desk.room("general"), "Major incident")).isEmpty();
    assertThat(words(desk.room("general"))).doesNotContain("first secret", "second secret");
  }

  @Test
  void what_turns_private_is_taken_from_whoever_heard_that_it_is_over() {
    desk.as("otto").types("incident me-too " + ref);
    desk.as("yuki").types("incident resolve " + ref + " secret disk");
    soon();
    assertThat(words(desk.inbox("otto"))).contains("It is over: " + ref, "secret disk");
    desk.as("yuki").types("hide " + ref);
    assertThat(titled(desk.inbox("otto"), "It is over")).isEmpty();
    assertThat(words(desk.inbox("otto"))).doesNotContain("secret disk");
  }

  @Test
  void the_record_is_kept_by_command_and_by_reaction_and_its_times_are_set_right() {
    promoted();
    desk.as("yuki").types("incident log " + ref + " The disk was full at:08:40");
    var said = desk.says("ben", card(desk.room("incidents"), ref).posting(), "failing over now");
    for (var times = 0; times < 2; times++) {
      desk.as("ben").does(it -> new Incoming.Reaction(it, said, "pushpin", true));
    }
    desk.as("ben").does(it -> new Incoming.Reaction(it, said, "heart", true));
    desk.as("yuki").types("incident correct " + ref + " detected 08:30 the graph shows it");
    var history = desk.as("yuki").types("incident history " + ref).text();
    assertThat(history)
        .containsOnlyOnce("noted for the record: failing over now")
        .containsPattern("1 · .* 08:30 WET .recorded .*. Ana Carvalho reported")
        .containsSubsequence("reported: Checkout is slow", "The disk was full", "failing over");
    assertThat(desk.as("yuki").types("incident correct " + ref + " 999 08:30").text())
        .contains("no such line");
    assertThat(desk.as("yuki").types("timeline " + ref).text())
        .contains("corrected the time of line 1");
  }

  @Test
  void its_review_is_a_document_drafted_from_the_record_with_figures_and_follow_ups() {
    promoted();
    desk.as("yuki").types("incident ack " + ref);
    desk.later(Duration.ofMinutes(10));
    desk.as("yuki").types("major progress " + ref + " mitigated *failed* over");
    desk.later(Duration.ofMinutes(60));
    desk.as("yuki").types("incident resolve " + ref + " New disk");
    desk.as("yuki")
        .types(
            "incident learned " + ref + " causes:\"No alert on <disks>\" well:\"Quick fail-over\"");
    desk.as("yuki")
        .types("incident follow-up " + ref + " Alert on disks owner:@ben due:\"in 5 days\"");
    assertThat(desk.as("yuki").types("incident review " + ref).text()).contains("as a file");
    var file =
        desk.room("incidents").stream()
            .map(FakePlatform.Shown::file)
            .filter(
                it -> it != null && it.name().equals(ref.toLowerCase(Locale.ROOT) + "-review.md"))
            .findFirst()
            .orElseThrow();
    var text = new String(file.bytes(), StandardCharsets.UTF_8);
    assertThat(text)
        .startsWith("# Review of " + ref + ": Checkout is slow")
        .contains(
            "| Acknowledged | 2026-03-", "| Mitigated | 2026-03-", " | 10 min |", " | 1 h 10 min |")
        .contains("No alert on \\<disks\\>", "Quick fail-over", "IMP-", "Alert on disks")
        .contains("\\*failed\\* over", "made it a major incident: the whole shop", "New disk");
  }

  /** What somebody typed goes from every place in which it was kept. */
  @Test
  void what_a_person_typed_is_erased_from_reports_tasks_notes_and_the_review() {
    promoted();
    desk.as("yuki").types("major report " + ref + " \"gossip one\" impact:gossip next:gossip");
    desk.as("yuki").types("major task " + ref + " gossip two owner:@ben");
    desk.as("yuki").types("major role " + ref + " commander @ben gossip three");
    desk.as("yuki").types("incident learned " + ref + " causes:gossip well:gossip");
    desk.as("yuki").types("incident log " + ref + " gossip four");
    desk.as("yuki").types("major invite " + ref + " @kofi why:\"gossip five\"");
    desk.as("yuki").types("incident review " + ref);
    assertThat(words(desk.inbox("ben"))).contains("gossip three");
    assertThat(reviews()).hasSize(1);
    erased("yuki");
    assertThat(desk.get(ReviewDocument.class).of(TicketRef.of(ref)))
        .contains("Situation reports", "Tasks")
        .doesNotContain("gossip");
    assertThat(reviews()).isEmpty();
    assertThat(words(desk.inbox("ben"))).doesNotContain("gossip three");
    assertThat(roomCard().plain()).doesNotContain("gossip");
  }

  @Test
  void what_others_put_on_the_record_is_erased_with_the_words_of_who_said_it() {
    promoted();
    var said = desk.says("ben", card(desk.room("incidents"), ref).posting(), "gossip of Ben");
    desk.as("yuki").does(it -> new Incoming.Reaction(it, said, "pushpin", true));
    desk.as("yuki").types("incident log " + ref + " The disk was full");
    var document = desk.get(ReviewDocument.class);
    assertThat(document.of(TicketRef.of(ref))).contains("gossip of Ben");
    erased("ben");
    assertThat(document.of(TicketRef.of(ref)))
        .doesNotContain("gossip of Ben")
        .contains("The disk was full");
  }

  private List<FakePlatform.Shown> reviews() {
    var name = ref.toLowerCase(Locale.ROOT) + "-review.md";
    return desk.room("incidents").stream()
        .filter(it -> it.file() instanceof FileContent file && file.name().equals(name))
        .toList();
  }

  private static void erased(String user) {
    var who = desk.get(People.class).named(user).orElseThrow().id();
    desk.get(Erasure.class).erase(who, Fact.DESK, desk.theatre().clock().instant());
  }

  @Test
  void its_review_is_asked_for_unless_it_is_there() {
    promoted();
    desk.as("yuki").types("major role " + ref + " commander me");
    desk.as("yuki").types("incident resolve " + ref + " New disk");
    desk.later(Duration.ofDays(5).plusMinutes(1));
    assertThat(titled(desk.inbox("yuki"), "The review is due")).hasSize(1);
  }
}
