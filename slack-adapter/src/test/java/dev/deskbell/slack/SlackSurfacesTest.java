package dev.deskbell.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Field;
import dev.deskbell.chat.Form;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Origin;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Profiles;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Reply;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Speaker;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.slack.fake.Person;
import dev.deskbell.slack.fake.SlackPlayer;
import dev.deskbell.testing.SettableClock;
import dev.deskbell.testing.contract.Seen;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where people meet the desk in Slack beside commands and cards. */
class SlackSurfacesTest {
  private static final Call CALL = new Call("kit.try", "INC-7");

  private final SettableClock clock = SettableClock.tuesdayMorning();
  private final ListeningDesk desk = new ListeningDesk();
  private final SlackStage stage = SlackStage.overHttp(desk, clock);
  private final Place room = stage.room("general");
  private SlackPlayer ana;
  private SlackPlayer ben;
  private int count;

  @BeforeEach
  void arrive() {
    ana = stage.player("ana", ZoneId.of("Europe/Berlin"));
    ben = stage.player("ben", ZoneId.of("America/New_York"));
  }

  @AfterEach
  void closes() {
    stage.close();
  }

  @Test
  void the_page_of_a_person_is_asked_for_when_they_look_and_shown_to_them_alone() {
    ana.opensHome();
    assertThat(desk.hears(Incoming.HomeOpened.class).origin().by().account())
        .isEqualTo(ana.account());
    var card =
        Card.of("Your desk", Tone.CALM, new Block.Note(Text.of("nothing waits")))
            .with(Action.button("Raise a request", CALL));

    assertThat(stage.adapter.deliver(new Outgoing.Page(id(), ana.account(), card)))
        .isInstanceOf(Receipt.Delivered.class);
    assertThat(ana.home().orElseThrow().words()).contains("Your desk", "nothing waits");
    assertThat(ben.home()).isEmpty();
    ana.pressesAtHome("Raise a request");
    var press = desk.hears(Incoming.Press.class);
    assertThat(press.call()).isEqualTo(CALL);
    assertThat(press.posting()).isNull();
    assertThat(press.origin().audience()).isEqualTo(Origin.Audience.DIRECT);
  }

  @Test
  void a_form_opens_from_the_page_and_a_whisper_is_a_window_there() {
    var card = Card.of("Your desk", Tone.CALM).with(Action.button("Go", CALL));
    stage.adapter.deliver(new Outgoing.Page(id(), ana.account(), card));
    desk.answers(new Reply.Ask(form("Tell us")));
    ana.pressesAtHome("Go");
    eventually(() -> ana.form().isPresent());

    desk.answers(new Reply.Whisper(Card.of("Thank you", Tone.GOOD)));
    ana.submits(Map.of());
    eventually(() ->
        ana.form().map(it -> it.fields().isEmpty()).orElse(false)
            || ana.letters().stream().anyMatch(it -> it.words().contains("Thank you")));
  }

  @Test
  void an_operation_is_called_on_a_message() {
    var said = ana.says(room, "the printer smells of smoke");

    ben.usesShortcut(said, "kit.try");

    var shortcut = desk.hears(Incoming.Shortcut.class);
    assertThat(shortcut.call()).isEqualTo(Call.to("kit.try"));
    assertThat(shortcut.message().words()).isEqualTo("the printer smells of smoke");
    assertThat(shortcut.message().by()).isEqualTo(ana.account());
    assertThat(shortcut.message().posting()).isEqualTo(said);
    assertThat(shortcut.origin().by().account()).isEqualTo(ben.account());
  }

  @Test
  void a_reaction_is_heard_set_and_taken_back() {
    var posting = posted("A card");
    ana.reacts(posting, "eyes", true);
    ana.reacts(posting, "eyes", false);
    ana.reacts(posting, "+1::skin-tone-3", true);

    assertThat(desk.heard)
        .filteredOn(Incoming.Reaction.class::isInstance)
        .extracting(it -> ((Incoming.Reaction) it).emoji() + ((Incoming.Reaction) it).set())
        .containsExactly("eyestrue", "eyesfalse", "+1true");
  }

  @Test
  void a_pinned_message_of_anybody_is_heard_as_the_reaction_that_a_pin_is() {
    var said = ana.says(posted("A card").thread(), "failing over now");
    ben.pins(said);

    var heard =
        desk.heard.stream()
            .filter(Incoming.Reaction.class::isInstance)
            .map(Incoming.Reaction.class::cast)
            .toList();
    assertThat(heard).hasSize(1);
    assertThat(heard.getFirst().emoji()).isEqualTo(Incoming.PIN);
    assertThat(heard.getFirst().posting().message()).isEqualTo(said.message());
    assertThat(heard.getFirst().origin().by().account()).isEqualTo(ben.account());
  }

  @Test
  void a_preview_of_a_link_is_no_edit() {
    var thread = posted("A card").thread();
    var said = ana.says(thread, "see the docs");
    ana.isUnfurled(said);
    ana.edits(said, "see the manual");

    assertThat(desk.hears(Incoming.Edited.class).message().words()).isEqualTo("see the manual");
  }

  @Test
  void an_address_of_the_desk_is_unfolded_for_everyone_who_reads_it() {
    var address = URI.create("https://desk.example/INC-7?a=1&b=2");
    desk.answers(it ->
        it instanceof Incoming.Linked(var origin, var addresses)
            ? new Reply.Preview(Map.of(addresses.getFirst(), Card.of("INC-7 · Smoke", Tone.ALARM)))
            : new Reply.Silence());

    var said = ana.says(room, "look at " + address);

    assertThat(desk.hears(Incoming.Linked.class).addresses()).containsExactly(address);
    eventually(() -> seen(said).words().contains("INC-7 · Smoke"));
  }

  @Test
  void a_trigger_that_expired_gives_a_button_and_loses_nothing() {
    desk.answers(it -> {
      clock.advance(Duration.ofSeconds(4));
      return new Reply.Ask(form("Tell us"));
    });
    ana.types(room, "kit try with many words");

    eventually(() -> !ana.whispers().isEmpty());
    assertThat(ana.form()).isEmpty();
    var whisper = ana.whispers().getLast();
    assertThat(whisper.words()).contains("Tell us");
    desk.answers(new Reply.Ask(form("Tell us")));
    ana.presses(whisper, whisper.buttons().getFirst());
    assertThat(desk.hears(Incoming.Press.class).call()).isEqualTo(CALL);
    eventually(() -> ana.form().isPresent());
  }

  @Test
  void a_form_may_have_further_pages() {
    desk.answers(new Reply.Ask(form("Page 1/2")));
    ana.types(room, "kit try");
    eventually(() -> ana.form().isPresent());
    desk.answers(new Reply.Ask(form("Page 2/2")));
    ana.submits(Map.of());

    assertThat(ana.form().orElseThrow().title()).isEqualTo("Page 2/2");
    desk.answers(new Reply.Silence());
    ana.submits(Map.of());
    assertThat(ana.form()).isEmpty();
  }

  @Test
  void a_practice_has_a_command_of_its_own() {
    ana.commands(room, "/kit", "try this");
    assertThat(desk.hears(Incoming.Command.class).words()).isEqualTo("kit try this");
  }

  @Test
  void the_desk_can_be_called_from_anywhere() {
    desk.answers(new Reply.Whisper(Card.of("What can I do?", Tone.QUIET)));
    ana.usesShortcut("desk");

    assertThat(desk.hears(Incoming.Command.class).origin().by().account()).isEqualTo(ana.account());
  }

  @Test
  void strangers_are_guests_and_the_deactivated_are_not_active() {
    stage.team.becomes("ben", Person.Kind.STRANGER);
    assertThat(profile(ben).guest()).isTrue();
    stage.team.becomes("ana", Person.Kind.DEACTIVATED);
    assertThat(profile(ana).active()).isFalse();
  }

  @Test
  void a_stranger_in_a_shared_channel_is_a_guest_from_the_first_word() {
    var stranger = stage.stranger("eve");
    var thread = posted("A card").thread();

    stranger.says(thread, "hello from elsewhere");

    assertThat(desk.hears(Incoming.Said.class).origin().by().kind()).isEqualTo(Speaker.Kind.GUEST);
  }

  @Test
  void a_person_is_known_by_name_mail_and_zone() {
    var profile = profile(ana);
    assertThat(profile.name()).isEqualTo("ana");
    assertThat(profile.email()).isEqualTo("ana@example.org");
    assertThat(profile.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(profile.active()).isTrue();
    assertThat(profile.guest()).isFalse();
  }

  @Test
  void a_group_is_its_members_and_follows_what_the_desk_says() {
    stage.team.group("S0ONCALL", "ana");
    assertThat(stage.adapter.members(SlackStage.TEAM, "S0ONCALL")).containsExactly(ana.account());

    stage.adapter.deliver(
        new Outgoing.Follow(id(), SlackStage.TEAM, "S0ONCALL", List.of(ben.account())));
    assertThat(stage.team.membersOf("S0ONCALL")).containsExactly(ben.account().user());
    assertThat(stage.adapter.members(SlackStage.TEAM, "S0NONE")).isEmpty();
  }

  private Profiles.Profile profile(SlackPlayer of) {
    return Objects.requireNonNull(stage.adapter.of(of.account()));
  }

  private Seen seen(Posting posting) {
    return ben.sees(posting.place()).stream()
        .filter(it -> posting.equals(it.posting()))
        .findFirst()
        .orElseThrow();
  }

  private Posting posted(String words) {
    var receipt =
        stage.adapter.deliver(new Outgoing.Post(id(), room, new Saying(Text.of(words)), Set.of()));
    return Objects.requireNonNull(((Receipt.Delivered) receipt).posting());
  }

  private static Form form(String title) {
    var ask = new Field.Ask("story", "What happened?", "", false);
    return new Form(title, CALL, "Send", List.of(new Field.Area(ask, "", 300)));
  }

  private static void eventually(java.util.concurrent.Callable<Boolean> so) {
    await().pollInterval(Duration.ofMillis(10)).until(so);
  }

  private String id() {
    return "surface" + ++count;
  }
}
