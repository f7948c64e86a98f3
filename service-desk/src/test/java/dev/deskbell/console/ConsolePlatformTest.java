package dev.deskbell.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.History;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Receipt.Delivered;
import dev.deskbell.chat.Receipt.Reason;
import dev.deskbell.chat.Receipt.Refused;
import dev.deskbell.chat.Reconciler.Finding;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConsolePlatformTest {
  private static final Place GENERAL = Place.channel("console", "example", "general");
  private static final Account ANA = Workspace.account("ana");

  private final Stage stage = new Stage();
  private final ConsolePlatform platform = stage.platform;

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void a_card_asked_for_twice_appears_once() {
    var post = new Outgoing.Post("d1", GENERAL, card("INC-1"), Set.of(ANA));
    var first = platform.deliver(post);
    assertThat(platform.deliver(post)).isEqualTo(first);
    assertThat(stage.seen("ana", "general"))
        .singleElement()
        .satisfies(it -> assertThat(it.path("content").path("title").asString()).isEqualTo("INC-1"))
        .satisfies(it -> assertThat(it.path("calls").asBoolean()).isTrue());
  }

  @Test
  void a_lost_answer_is_found_again() {
    var post = new Outgoing.Post("d1", GENERAL, card("INC-1"), Set.of());
    assertThat(platform.find(post, Instant.EPOCH)).isInstanceOf(Finding.Absent.class);
    var posting = posting(platform.deliver(post));
    assertThat(platform.find(post, Instant.EPOCH)).isEqualTo(new Finding.Done(posting));
  }

  @Test
  void an_edit_changes_the_card_it_names_and_no_other() {
    var one = posting(platform.deliver(new Outgoing.Post("d1", GENERAL, card("one"), Set.of())));
    platform.deliver(new Outgoing.Post("d2", GENERAL, card("two"), Set.of()));
    platform.deliver(new Outgoing.Edit("d3", one, card("one, changed")));
    assertThat(stage.seen("ana", "general"))
        .extracting(it -> it.path("content").path("title").asString())
        .containsExactly("one, changed", "two");
  }

  @Test
  void a_removed_card_is_gone_and_stays_removed_when_asked_again() {
    var at = posting(platform.deliver(new Outgoing.Post("d1", GENERAL, card("one"), Set.of())));
    assertThat(platform.deliver(new Outgoing.Remove("d2", at))).isInstanceOf(Delivered.class);
    assertThat(platform.deliver(new Outgoing.Remove("d3", at))).isInstanceOf(Delivered.class);
    assertThat(stage.seen("ana", "general")).isEmpty();
    assertRefused(platform.deliver(new Outgoing.Edit("d4", at, card("x"))), Reason.PLACE_GONE);
  }

  @Test
  void what_people_wrote_is_theirs() {
    stage.post("/api/as/ana/say", Stage.said("request-1", "general", "mine"));
    var id = stage.seen("ana", "general").getFirst().path("id").asString();
    var at = new Posting(GENERAL, id);
    assertRefused(platform.deliver(new Outgoing.Edit("d1", at, card("x"))), Reason.NOT_ALLOWED);
    assertRefused(platform.deliver(new Outgoing.Remove("d2", at)), Reason.NOT_ALLOWED);
  }

  @Test
  void a_direct_message_reaches_one_person_only() {
    platform.deliver(new Outgoing.Direct("d1", ANA, card("for Ana")));
    assertThat(stage.seen("ana", "@ana")).hasSize(1);
    assertThat(stage.tryGet("/api/as/ravi/rooms/%40ana").statusCode()).isEqualTo(404);
  }

  @Test
  void a_lost_room_or_person_is_refused() {
    var nowhere = Place.channel("console", "example", "nowhere");
    var elsewhere = Place.channel("console", "other", "general");
    var noThread = new Place("console", "example", "general", "999");
    for (var place : List.of(nowhere, elsewhere, noThread)) {
      assertRefused(
          platform.deliver(new Outgoing.Post("d1", place, card("x"), Set.of())), Reason.PLACE_GONE);
    }
    assertRefused(
        platform.deliver(new Outgoing.Direct("d2", Workspace.account("nobody"), card("x"))),
        Reason.PERSON_UNREACHABLE);
  }

  @Test
  void a_room_that_is_named_later_is_there_when_the_desk_speaks_in_it() {
    stage.keeping.db().sql("delete from console_rooms where id = 'general'").update();
    posting(platform.deliver(new Outgoing.Post("d1", GENERAL, card("one"), Set.of())));
    assertThat(stage.seen("ana", "general")).hasSize(1);
  }

  @Test
  void a_room_is_made_once_and_seen_by_whom_it_invites() {
    var make = new Outgoing.MakeRoom("d1", "example", "INC-1 Checkout!", "War room", false, null);
    var at = posting(platform.deliver(make)).place();
    assertThat(posting(platform.deliver(make)).place()).isEqualTo(at);
    assertThat(at.channel()).isEqualTo("inc-1-checkout");
    var another = new Outgoing.MakeRoom("d2", "example", "INC-1 checkout", "", true, null);
    assertThat(posting(platform.deliver(another)).place().channel()).isEqualTo("inc-1-checkout-2");

    assertThat(stage.tryGet("/api/as/ana/rooms/inc-1-checkout").statusCode()).isEqualTo(404);
    platform.deliver(new Outgoing.Invite("d3", at, List.of(ANA)));
    assertThat(stage.seen("ana", "inc-1-checkout")).hasSize(1);
  }

  @Test
  void a_topic_a_pin_and_a_group_are_kept() {
    var at = posting(platform.deliver(new Outgoing.Post("d1", GENERAL, card("one"), Set.of())));
    platform.deliver(new Outgoing.Pin("d2", at));
    platform.deliver(new Outgoing.Topic("d3", GENERAL, "All is well"));
    platform.deliver(new Outgoing.Follow("d4", "example", "oncall", List.of(ANA)));
    platform.deliver(
        new Outgoing.Follow("d5", "example", "oncall", List.of(Workspace.account("ravi"))));
    assertThat(stage.seen("ana", "general").getFirst().path("pinned").asBoolean()).isTrue();
    assertThat(stage.get("/api/as/ana").path("rooms").path(0).path("topic").asString())
        .isEqualTo("All is well");
    assertThat(platform.members("example", "oncall")).containsExactly(Workspace.account("ravi"));
  }

  @Test
  void a_file_and_a_picture_are_seen_by_those_who_see_the_message() {
    var at = Place.channel("console", "example", "network");
    var file = new FileContent("log.txt", "text/plain", "words".getBytes(StandardCharsets.UTF_8));
    platform.deliver(new Outgoing.Upload("d1", at, Text.NONE, file));
    platform.deliver(new Outgoing.Upload("d1", at, Text.NONE, file));
    var picture =
        new Block.Picture("A chart", new FileContent("c.png", "image/png", new byte[] {1}));
    platform.deliver(new Outgoing.Post("d2", at, Card.of("Chart", Tone.CALM, picture), Set.of()));
    var seen = stage.seen("ravi", "network");
    assertThat(seen).hasSize(2);
    var log = seen.getFirst().path("content").path("files").path(0).path("id").asString();
    var chart = seen.getLast().path("content").path("blocks").path(0).path("file").asString();
    for (var id : List.of(log, chart)) {
      assertThat(stage.tryGet("/api/as/ravi/files/" + id).statusCode()).isEqualTo(200);
      assertThat(stage.tryGet("/api/as/ana/files/" + id).statusCode()).isEqualTo(404);
    }
    assertThat(stage.tryGet("/api/as/ravi/files/" + log).body()).isEqualTo("words");
  }

  @Test
  void what_was_said_is_there_after_a_restart() {
    platform.deliver(new Outgoing.Post("d1", GENERAL, card("INC-1"), Set.of()));
    stage.close();
    try (var again = new Stage(stage.database, new ScriptedDesk(), 0)) {
      assertThat(again.seen("ana", "general")).hasSize(1);
      again.platform.deliver(new Outgoing.Post("d1", GENERAL, card("INC-1"), Set.of()));
      assertThat(again.seen("ana", "general")).hasSize(1);
    }
  }

  @Test
  void what_people_said_in_a_thread_can_be_read_back() {
    var at = posting(platform.deliver(new Outgoing.Post("d1", GENERAL, card("INC-1"), Set.of())));
    var thread = Long.parseLong(at.message());
    stage.post(
        "/api/as/ana/say", Stage.said("request-1", "general", "me too").put("thread", thread));
    platform.deliver(new Outgoing.Post("d2", at.thread(), new Saying(Text.of("noted")), Set.of()));
    assertThat(platform.since(at.thread(), Instant.EPOCH))
        .isInstanceOfSatisfying(
            History.Reading.Read.class,
            read -> {
              assertThat(read.said())
                  .singleElement()
                  .satisfies(it -> assertThat(it.message().words()).isEqualTo("me too"))
                  .satisfies(it -> assertThat(it.message().by()).isEqualTo(ANA));
              assertThat(read.standing()).hasSize(2);
            });
  }

  private static Card card(String title) {
    return Card.of(title, Tone.CALM, new Block.Paragraph(Text.of("words")));
  }

  private static Posting posting(Receipt receipt) {
    assertThat(receipt).isInstanceOf(Delivered.class);
    return Objects.requireNonNull(((Delivered) receipt).posting());
  }

  private static void assertRefused(Receipt receipt, Reason reason) {
    assertThat(receipt)
        .isInstanceOfSatisfying(Refused.class, it -> assertThat(it.reason()).isEqualTo(reason));
  }
}
