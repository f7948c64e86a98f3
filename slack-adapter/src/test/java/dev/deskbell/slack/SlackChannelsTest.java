package dev.deskbell.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Reconciler.Finding;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Text;
import dev.deskbell.slack.fake.SlackPlayer;
import dev.deskbell.slack.fake.Trouble;
import dev.deskbell.testing.SettableClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the desk makes of channels. */
class SlackChannelsTest {
  private static final String ADDRESS = "https://desk.example/INC-11";

  private final SettableClock clock = SettableClock.tuesdayMorning();
  private final SlackStage stage = SlackStage.overHttp(new ListeningDesk(), clock);
  private SlackPlayer ana;
  private int count;

  @BeforeEach
  void arrives() {
    ana = stage.player("ana", ZoneId.of("Europe/Berlin"));
  }

  @AfterEach
  void closes() {
    stage.close();
  }

  @Test
  void a_room_is_made_with_its_topic_and_people_are_added() {
    var room = made("INC-7 Checkout down!", true);

    assertThat(stage.team.nameOf(room.channel())).isEqualTo("inc-7-checkout-down");
    assertThat(stage.team.topicOf(room.channel())).isEqualTo("The desk's room");
    done(new Outgoing.Invite(id(), room, List.of(ana.account())));
    assertThat(ana.sees(room)).isNotEmpty();
    done(new Outgoing.Invite(id(), room, List.of(ana.account())));
  }

  @Test
  void a_private_room_is_private() {
    var room = made("inc-8", false);
    assertThat(ana.sees(room)).isEmpty();
    done(new Outgoing.Invite(id(), room, List.of(ana.account())));
    assertThat(ana.sees(room)).isNotEmpty();
  }

  @Test
  void a_name_that_is_somebody_elses_gets_a_number() {
    stage.team.room("inc-9");
    assertThat(stage.team.nameOf(made("inc-9", true).channel())).isEqualTo("inc-9-2");
  }

  @Test
  void a_room_whose_making_was_not_heard_of_is_made_once() {
    stage.slack.trouble().next("conversations.create", new Trouble.Kind.AnswerLost());
    var wanted = new Outgoing.MakeRoom(id(), SlackStage.TEAM, "inc-10", "x", true, null);
    var attempted = clock.instant();
    assertThat(stage.adapter.deliver(wanted)).isInstanceOf(Receipt.Unknown.class);
    clock.advance(Duration.ofSeconds(20));

    if (!(stage.adapter.find(wanted, attempted) instanceof Finding.Done)) {
      done(wanted);
    }
    assertThat(stage.team.named("inc-10")).hasSize(1);
    assertThat(stage.team.named("inc-10-2")).isEmpty();
  }

  @Test
  void a_room_is_furnished_and_what_is_so_already_is_well() {
    var room = made("inc-11", true);
    var posting = posted(room);

    done(new Outgoing.Pin(id(), posting));
    done(new Outgoing.Pin(id(), posting));
    assertThat(stage.team.pinsOf(room.channel())).containsExactly(posting.message());
    var bookmark = new Outgoing.Bookmark(id(), room, "Timeline", URI.create(ADDRESS));
    stage.slack.trouble().next("bookmarks.add", new Trouble.Kind.AnswerLost());
    assertThat(stage.adapter.deliver(bookmark)).isInstanceOf(Receipt.Unknown.class);
    assertThat(stage.adapter.find(bookmark, clock.instant())).isInstanceOf(Finding.Done.class);
    assertThat(stage.team.bookmarksOf(room.channel())).containsExactly("Timeline " + ADDRESS);
    done(new Outgoing.Topic(id(), room, "a < b & c " + "x".repeat(400)));
    assertThat(stage.team.topicOf(room.channel()))
        .startsWith("a &lt; b &amp; c xxx")
        .endsWith("x…");
    done(new Outgoing.Archive(id(), room));
    done(new Outgoing.Archive(id(), room));
    assertThat(stage.adapter.deliver(post(room)))
        .isInstanceOfSatisfying(
            Receipt.Refused.class,
            it -> assertThat(it.reason()).isEqualTo(Receipt.Reason.PLACE_GONE));
  }

  @Test
  void a_file_is_shared_in_a_channel_and_in_a_thread() {
    var room = stage.room("general");
    var file = new FileContent("log <1>.txt", "text/plain", "42".getBytes(StandardCharsets.UTF_8));
    done(new Outgoing.Upload(id(), room, Text.of("The log <!channel>"), file));
    assertThat(ana.sees(room).getLast().words()).contains("log <1>.txt");
    assertThat(ana.sees(room).getLast().words()).contains("The log <!channel>");
    assertThat(ana.notifications()).isEmpty();

    var thread = posted(room).thread();
    done(new Outgoing.Upload(id(), thread, new Text(List.of()), file));
    assertThat(ana.sees(thread).getLast().words()).contains("log <1>.txt");
  }

  @Test
  void a_room_the_desk_was_thrown_out_of_is_refused() {
    var room = Place.channel("slack", SlackStage.TEAM, stage.team.privateRoom("secret", "ana"));
    stage.team.removesApp(room.channel());
    assertThat(stage.adapter.deliver(post(room))).isInstanceOf(Receipt.Refused.class);
  }

  private Place made(String name, boolean open) {
    var receipt =
        done(new Outgoing.MakeRoom(id(), SlackStage.TEAM, name, "The desk's room", open, null));
    return Objects.requireNonNull(receipt.posting()).place().withoutThread();
  }

  private Posting posted(Place room) {
    return Objects.requireNonNull(done(post(room)).posting());
  }

  private Outgoing.Post post(Place to) {
    return new Outgoing.Post(id(), to, new Saying(Text.of("hello")), Set.of());
  }

  private Receipt.Delivered done(Outgoing outgoing) {
    var receipt = stage.adapter.deliver(outgoing);
    assertThat(receipt).as(outgoing.toString()).isInstanceOf(Receipt.Delivered.class);
    return (Receipt.Delivered) receipt;
  }

  private String id() {
    return "room" + ++count;
  }
}
