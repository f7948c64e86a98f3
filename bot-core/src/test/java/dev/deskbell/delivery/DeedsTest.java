package dev.deskbell.delivery;

import static dev.deskbell.delivery.Desk.ANAS;
import static dev.deskbell.delivery.Desk.ROOM;
import static dev.deskbell.delivery.Desk.below;
import static dev.deskbell.delivery.Desk.card;
import static dev.deskbell.delivery.Desk.note;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.Limits.Budget;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.delivery.Drawer.Drawn;
import dev.deskbell.delivery.Drawer.View;
import dev.deskbell.testing.FakePlatform;
import dev.deskbell.testing.FakeRoom;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the desk does beside writing messages goes the same way as these. */
class DeedsTest {
  private static final Destination.Workspace WORKSPACE = new Destination.Workspace("here", "w");
  private static final Piece MADE = new Piece("made", "INC-1", "room");
  private static final Destination INSIDE = new Destination.Inside(MADE, WORKSPACE);
  private static final Drawn.Room WAR_ROOM = new Drawn.Room("inc-1", "new", true, null);

  private final Desk desk = new Desk();
  private final FakePlatform here = desk.here;
  private Instance instance;

  @BeforeEach
  void start() {
    instance = desk.start(Anything.class);
    desk.state.put("INC-1", "new");
    draws("room", WAR_ROOM);
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  private void draws(String argument, Drawn drawn) {
    instance.get(Anything.class).drawn.put(argument, drawn);
  }

  private static Piece deed(String argument) {
    return new Piece("made", "INC-1", argument);
  }

  private FakeRoom room() {
    assertThat(here.rooms()).hasSize(1);
    return here.rooms().values().iterator().next();
  }

  private String topicOf(String channel) {
    return Objects.requireNonNull(here.rooms().get(channel)).topic();
  }

  private String channel() {
    return here.rooms().keySet().iterator().next();
  }

  @Test
  void a_room_is_made_once_and_what_is_told_inside_waits_for_it() {
    draws("guests", new Drawn.Guests(List.of(ANAS)));
    draws("pin", new Drawn.Pinned());
    draws("bookmark", new Drawn.Bookmarked("INC-1", URI.create("https://desk.example/t/INC-1")));
    instance.tell(
        Telling.keep(card("INC-1"), INSIDE),
        Telling.keep(deed("pin"), new Destination.Below(card("INC-1"), INSIDE)),
        Telling.keep(deed("guests"), INSIDE),
        Telling.keep(deed("bookmark"), INSIDE),
        Telling.once(note("INC-1", 1), new Destination.Below(card("INC-1"), INSIDE)));
    instance.drain();
    assertThat(here.asked()).isEmpty();
    instance.tell(Telling.keep(MADE, WORKSPACE));
    instance.drain();
    assertThat(room().topic()).isEqualTo("new");
    assertThat(room().people()).containsExactly(ANAS);
    assertThat(room().bookmarks()).containsExactly("INC-1 https://desk.example/t/INC-1");
    assertThat(here.wordsIn(channel())).containsExactly("INC-1 is new", "INC-1 note 1");
    var card = here.in(channel()).getFirst().posting();
    assertThat(room().pinned()).containsExactly(card);
    assertThat(here.in(channel()).getLast().posting().place()).isEqualTo(card.thread());
    assertThat(desk.states()).containsOnly("DONE");
  }

  @Test
  void a_room_told_again_has_its_topic_changed_and_gone_is_closed() {
    instance.tell(Telling.keep(MADE, WORKSPACE));
    instance.drain();
    draws("room", new Drawn.Room("inc-1", "acknowledged", true, null));
    instance.tell(Telling.keep(MADE, WORKSPACE));
    instance.drain();
    assertThat(room().topic()).isEqualTo("acknowledged");
    instance.tell(Telling.gone(MADE, WORKSPACE));
    instance.drain();
    assertThat(room().isOpen()).isFalse();
    instance.tell(Telling.keep(card("INC-1"), INSIDE));
    instance.drain();
    assertThat(here.in(channel())).isEmpty();
    assertThat(instance.get(Problems.class).open()).isEmpty();
  }

  @Test
  void a_room_that_may_not_be_seen_any_more_is_closed() {
    instance.tell(Telling.keep(MADE, WORKSPACE));
    instance.drain();
    draws("room", new Drawn.Hidden());
    instance.tell(Telling.keep(MADE, WORKSPACE));
    instance.drain();
    assertThat(room().isOpen()).isFalse();
  }

  @Test
  void a_room_that_somebody_closed_is_left_alone_and_nobody_is_bothered() {
    instance.tell(Telling.keep(MADE, WORKSPACE), Telling.keep(card("INC-1"), INSIDE));
    instance.drain();
    here.close(channel());
    instance.tell(Telling.keep(note("INC-1", 1), INSIDE), Telling.once(note("INC-1", 2), INSIDE));
    instance.drain();
    assertThat(here.wordsIn(channel())).containsExactly("INC-1 is new");
    assertThat(here.rooms()).hasSize(1);
    assertThat(instance.get(Problems.class).open()).isEmpty();
  }

  @Test
  void what_a_platform_has_not_got_is_done_without_and_bothers_nobody() {
    here.without(Outgoing.MakeRoom.class, Outgoing.Page.class, Outgoing.Pin.class);
    draws("page", new Drawn.Page(Card.of("Home", Tone.CALM)));
    draws("pin", new Drawn.Pinned());
    instance.tell(
        Telling.keep(MADE, WORKSPACE),
        Telling.keep(card("INC-1"), INSIDE),
        Telling.keep(deed("page"), new Destination.OnAccount(ANAS)),
        Telling.keep(card("INC-1"), ROOM),
        Telling.keep(deed("pin"), below("INC-1", ROOM)));
    instance.drain();
    assertThat(here.wordsIn("general")).containsExactly("INC-1 is new");
    assertThat(desk.states()).containsOnly("REFUSED", "DROPPED", "DONE");
    assertThat(instance.get(Problems.class).open()).isEmpty();
  }

  @Test
  void a_right_that_the_desk_lacks_is_shown_to_administrators_and_shuts_no_room() {
    draws("pin", new Drawn.Pinned());
    instance.tell(Telling.keep(card("INC-1"), ROOM));
    instance.drain();
    here.next(
        FakePlatform.Behaviour.answering(
            new Receipt.Refused(Receipt.Reason.NOT_ALLOWED, "no right to pin")));
    instance.tell(
        Telling.keep(deed("pin"), below("INC-1", ROOM)), Telling.once(note("INC-1", 1), ROOM));
    instance.drain();
    assertThat(here.wordsIn("general")).contains("INC-1 note 1");
    assertThat(instance.get(Problems.class).open())
        .singleElement()
        .satisfies(it -> assertThat(it.sentence()).contains("no right to pin", "Give it that"));
  }

  @Test
  void a_file_stands_as_it_was_posted_until_it_is_taken_away() {
    var file = new FileContent("log.txt", "text/plain", "hello".getBytes(UTF_8));
    draws("file", new Drawn.File(Text.of("Ben: log.txt"), file));
    instance.tell(
        Telling.keep(card("INC-1"), ROOM), Telling.keep(deed("file"), below("INC-1", ROOM)));
    instance.drain();
    assertThat(here.in("general").getLast().file()).isEqualTo(file);
    instance.tell(Telling.keep(deed("file"), below("INC-1", ROOM)));
    instance.drain();
    assertThat(here.asked()).hasSize(2);
    draws("file", new Drawn.Hidden());
    instance.tell(Telling.keep(deed("file"), below("INC-1", ROOM)));
    instance.drain();
    assertThat(here.wordsIn("general")).containsExactly("INC-1 is new");
  }

  @Test
  void a_file_whose_answer_was_lost_is_found_and_not_doubled() {
    var file = new FileContent("log.txt", "text/plain", "hello".getBytes(UTF_8));
    draws("file", new Drawn.File(Text.of("Ben: log.txt"), file));
    here.next(FakePlatform.Behaviour.doneButUnknown());
    instance.tell(Telling.keep(deed("file"), ROOM));
    instance.drain();
    desk.clock.advance(Pace.USUAL.doubt());
    instance.drain();
    assertThat(here.in("general")).hasSize(1);
    assertThat(desk.states()).containsExactly("DONE");
  }

  @Test
  void pages_topics_and_groups_become_what_is_drawn_last() {
    draws("page", new Drawn.Page(Card.of("Home", Tone.CALM)));
    draws("topic", new Drawn.Topic("On call: Ana"));
    draws("group", new Drawn.Group("S1", List.of(ANAS)));
    for (var i = 0; i < 3; i++) {
      instance.tell(
          Telling.keep(deed("page"), new Destination.OnAccount(ANAS)),
          Telling.keep(deed("topic"), ROOM),
          Telling.keep(deed("group"), WORKSPACE));
    }
    instance.drain();
    assertThat(here.page(ANAS)).contains(Card.of("Home", Tone.CALM));
    assertThat(topicOf("general")).isEqualTo("On call: Ana");
    assertThat(here.groups()).isEqualTo(Map.of("S1", List.<Account>of(ANAS)));
    assertThat(here.asked()).hasSize(3);
  }

  @Test
  void a_limit_on_one_kind_of_deed_holds_no_other_back() {
    draws("topic", new Drawn.Topic("On call: Ana"));
    instance.get(Anything.class).like = new Drawn.Topic("");
    here.next(
        FakePlatform.Behaviour.answering(
            new Receipt.Later(Duration.ofMinutes(1), Receipt.Scope.METHOD, "slowly")));
    here.limitedTo(it ->
        it instanceof Outgoing.Topic
            ? List.of(new Budget("topics", 0.1, 2))
            : List.of(new Budget("posts", 10, 10)));
    instance.tell(Telling.keep(new Piece("made", "general", "topic"), ROOM));
    instance.drain();
    instance.tell(Telling.once(note("INC-1", 1), ROOM));
    instance.drain();
    assertThat(here.wordsIn("general")).containsExactly("INC-1 note 1");
    desk.clock.advance(Duration.ofMinutes(1));
    instance.drain();
    assertThat(topicOf("general")).isEqualTo("On call: Ana");
  }

  @Test
  void what_can_t_be_there_is_given_up_and_said() {
    draws("pin", new Drawn.Pinned());
    instance.tell(Telling.once(deed("pin"), WORKSPACE));
    for (var i = 0; i < 10; i++) {
      instance.drain();
      desk.clock.advance(Duration.ofMinutes(10));
    }
    assertThat(desk.states().getFirst()).isEqualTo("DEAD");
  }

  /** Draws what the test says. */
  static final class Anything implements Drawer {
    private final Map<String, Drawn> drawn = new ConcurrentHashMap<>();
    private Drawn like = Drawn.Shown.LIKE;

    @Override
    public String topic() {
      return "made";
    }

    @Override
    public Drawn draw(Piece piece, View view) {
      return Objects.requireNonNull(drawn.get(piece.argument()));
    }

    @Override
    public Drawn like() {
      return drawn.size() == 1 && drawn.containsKey("room") ? WAR_ROOM : like;
    }
  }
}
