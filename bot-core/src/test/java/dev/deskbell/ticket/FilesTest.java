package dev.deskbell.ticket;

import static dev.deskbell.testing.theatre.CoreDesk.card;
import static dev.deskbell.testing.theatre.CoreDesk.words;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Attachment;
import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.Message;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.testing.Desk;
import dev.deskbell.testing.FakePlatform;
import dev.deskbell.testing.theatre.CoreDesk;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is attached to a message is seen wherever the message is, and no longer than it. */
class FilesTest {
  private static final FileContent LOG =
      new FileContent("relay.log", "text/plain", "connection refused".getBytes(UTF_8));

  private static final CoreDesk desk = new CoreDesk();
  private String ref = "";

  @BeforeEach
  void ana_reports() {
    desk.platform().without();
    ref =
        desk.as("ana")
            .types("incident declare \"It hangs\" impact:high urgency:high service:checkout")
            .card()
            .title()
            .split(" ", 2)[0];
    desk.later(Duration.ofMinutes(2));
  }

  @AfterAll
  static void closes() {
    desk.close();
  }

  private Posting cardIn(String room) {
    return card(desk.room(room), ref).posting();
  }

  private Posting cardOf(String user) {
    return card(desk.inbox(user), ref).posting();
  }

  /** What stands below its card in that room or inbox. */
  private List<FakePlatform.Shown> below(List<FakePlatform.Shown> all) {
    var thread = card(all, ref).posting().thread();
    return all.stream().filter(it -> it.posting().place().equals(thread)).toList();
  }

  private List<FileContent> files(List<FakePlatform.Shown> all) {
    return below(all).stream().flatMap(it -> Optional.ofNullable(it.file()).stream()).toList();
  }

  private static List<FileContent> anywhere(List<FakePlatform.Shown> all) {
    return all.stream().flatMap(it -> Optional.ofNullable(it.file()).stream()).toList();
  }

  @Test
  void a_file_is_brought_once_to_every_thread_of_its_audience() {
    desk.says("ana", cardOf("ana"), "see here", desk.platform().attached(LOG));
    assertThat(files(desk.room("incidents"))).containsExactly(LOG);
    assertThat(files(desk.room("applications"))).containsExactly(LOG);
    assertThat(files(desk.inbox("ana"))).isEmpty();
    var shown =
        below(desk.room("incidents")).stream()
            .filter(it -> it.file() != null)
            .findFirst()
            .orElseThrow();
    assertThat(shown.posting().place()).isEqualTo(cardIn("incidents").thread());
    assertThat(shown.content().plain()).isEqualTo("Ana Carvalho: relay.log");
  }

  @Test
  void what_came_with_a_report_reaches_the_team_s_threads() {
    var message =
        new Message(
            new Posting(Place.channel(Desk.PLATFORM, Desk.WORKSPACE, "lobby"), "m1"),
            Desk.account("ana"),
            "The relay refuses",
            List.of(desk.platform().attached(LOG)));
    ref =
        desk.as("ana")
            .calls("incident.declare", message)
            .sends(Map.of("impact", "high", "urgency", "high", "service", "checkout"))
            .card()
            .title()
            .split(" ", 2)[0];
    desk.later(Duration.ofMinutes(2));
    assertThat(files(desk.room("incidents"))).containsExactly(LOG);
    assertThat(words(below(desk.room("incidents")))).contains("[attached: relay.log]");
  }

  @Test
  void a_message_said_elsewhere_is_added_to_a_ticket_for_the_team_alone() {
    var message =
        new Message(
            new Posting(Place.channel(Desk.PLATFORM, Desk.WORKSPACE, "lobby"), "m2"),
            Desk.account("otto"),
            "It began with the new proxy",
            List.of(desk.platform().attached(LOG)));
    var label =
        desk.theatre().desk().phrases().stream()
            .filter(it -> "Add to a ticket".equals(it.onMessage()))
            .findFirst()
            .orElseThrow();
    desk.as("yuki").calls(label.operation(), message).sends(Map.of("ticket", ref));
    desk.later(Duration.ofMinutes(2));
    assertThat(words(below(desk.room("applications")))).contains("It began with the new proxy");
    assertThat(files(desk.room("applications"))).containsExactly(LOG);
    assertThat(words(desk.inbox("ana"))).doesNotContain("the new proxy");
  }

  @Test
  void what_the_team_attaches_to_a_note_stays_with_the_team() {
    desk.says("yuki", cardIn("incidents"), "internal", desk.platform().attached(LOG));
    assertThat(files(desk.room("applications"))).containsExactly(LOG);
    assertThat(files(desk.room("incidents"))).isEmpty();
    assertThat(files(desk.inbox("ana"))).isEmpty();
  }

  @Test
  void it_is_taken_away_with_its_message() {
    var said = desk.says("ana", cardOf("ana"), "see here", desk.platform().attached(LOG));
    assertThat(files(desk.room("incidents"))).hasSize(1);
    desk.removes("ana", said);
    assertThat(files(desk.room("incidents"))).isEmpty();
    assertThat(bytesKept()).isZero();
  }

  @Test
  void a_message_edited_to_lose_a_file_takes_the_copy_away_and_a_new_one_is_brought() {
    var first = desk.platform().attached(LOG);
    var said = desk.says("ana", cardOf("ana"), "see here", first);
    assertThat(files(desk.room("incidents"))).hasSize(1);
    var other = new FileContent("other.log", "text/plain", "timeout".getBytes(UTF_8));
    desk.edits("ana", said, "see there", desk.platform().attached(other));
    assertThat(files(desk.room("incidents"))).containsExactly(other);
    assertThat(words(below(desk.room("incidents"))))
        .contains("see there")
        .doesNotContain("relay.log");
    desk.edits("ana", said, "see nothing");
    assertThat(files(desk.room("incidents"))).isEmpty();
  }

  @Test
  void what_is_too_large_or_not_to_be_had_is_said_in_words() {
    desk.says(
        "ana", cardOf("ana"), "all", new Attachment("test", "acme", "F9", "dump.iso", 99_000_000));
    assertThat(words(below(desk.room("incidents"))))
        .contains("dump.iso (too large to be brought here");
    desk.says("ana", cardOf("ana"), "gone", new Attachment("test", "acme", "F0", "gone.log", 12));
    assertThat(words(below(desk.room("incidents"))))
        .contains("gone.log (it could not be brought here");
    assertThat(files(desk.room("incidents"))).isEmpty();
  }

  @Test
  void turning_private_takes_files_out_of_rooms() {
    desk.says("ana", cardOf("ana"), "delicate", desk.platform().attached(LOG));
    var before = anywhere(desk.room("incidents")).size();
    assertThat(files(desk.room("incidents"))).hasSize(1);
    desk.as("yuki").types("hide " + ref);
    assertThat(anywhere(desk.room("incidents"))).hasSize(before - 1);
  }

  @Test
  void who_is_erased_leaves_no_file() {
    desk.says("ana", cardOf("ana"), "me", desk.platform().attached(LOG));
    assertThat(files(desk.room("incidents"))).hasSize(1);
    var ana = desk.get(People.class).behind(Desk.account("ana")).orElseThrow();
    desk.get(Erasure.class).erase(ana.id(), new Person.Id(0), desk.theatre().clock().instant());
    assertThat(files(desk.room("incidents"))).isEmpty();
    assertThat(bytesKept()).isZero();
  }

  @Test
  void a_platform_that_takes_no_files_reads_their_names() {
    desk.platform().without(Outgoing.Upload.class);
    desk.says("ana", cardOf("ana"), "see here", desk.platform().attached(LOG));
    assertThat(words(below(desk.room("incidents")))).contains("see here [attached: relay.log]");
    assertThat(words(desk.inbox("ada"))).doesNotContain("Somebody is not told");
  }

  @Test
  void bytes_are_forgotten_after_a_month_and_what_was_posted_stays() {
    desk.says("ana", cardOf("ana"), "see here", desk.platform().attached(LOG));
    assertThat(files(desk.room("incidents"))).hasSize(1);
    desk.theatre().clock().advance(Duration.ofDays(31));
    desk.get(FileFetches.class).forget();
    assertThat(bytesKept()).isZero();
    assertThat(files(desk.room("incidents"))).hasSize(1);
  }

  private int bytesKept() {
    return desk.get(JdbcClient.class)
        .sql(
            """
            select count(*) from comment_file
             where bytes is not null and comment in (select id from comment where ticket = ?)
            """)
        .param(ref)
        .query(Integer.class)
        .single();
  }
}
