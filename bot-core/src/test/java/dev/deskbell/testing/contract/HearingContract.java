package dev.deskbell.testing.contract;

import static dev.deskbell.testing.contract.Hostile.asRead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Attachment;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Choice;
import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.Files;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Message;
import dev.deskbell.chat.Origin;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Reply;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Speaker;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the desk hears of what people do. */
public interface HearingContract extends OnStage {

  @Test
  default void words_arrive_as_a_command() {
    var ana = scene().ana;
    ana.types(scene().room, "kit try");

    var command = scene().desk().hears(Incoming.Command.class);
    assertThat(command.words()).isEqualTo("kit try");
    assertThat(command.origin().by().account()).isEqualTo(ana.account());
    assertThat(command.origin().by().name().toLowerCase(Locale.ROOT)).contains("ana");
    assertThat(command.origin().by().kind()).isEqualTo(Speaker.Kind.MEMBER);
    assertThat(command.origin().at()).isEqualTo(scene().room);
    assertThat(command.origin().audience()).isEqualTo(Origin.Audience.OPEN);
  }

  @Test
  default void a_mention_of_the_desk_is_a_command_without_the_mention() {
    scene().ana.mentions(scene().room, "my laptop is broken");

    var command = scene().desk().hears(Incoming.Command.class);
    assertThat(command.words()).isEqualTo("my laptop is broken");
    assertThat(command.origin().at().withoutThread()).isEqualTo(scene().room);
    assertThat(command.origin().audience()).isEqualTo(Origin.Audience.OPEN);
  }

  @Test
  default void a_direct_message_is_a_command_that_nobody_reads_along() {
    scene().ana.writes("my laptop is broken");

    var command = scene().desk().hears(Incoming.Command.class);
    assertThat(command.words()).isEqualTo("my laptop is broken");
    assertThat(command.origin().audience()).isEqualTo(Origin.Audience.DIRECT);
  }

  @Test
  default void a_person_named_in_a_command_arrives_as_their_account() {
    scene().ana.types(scene().room, "kit give @ben");

    var command = scene().desk().hears(Incoming.Command.class);
    assertThat(command.accounts()).containsValue(scene().ben.account()).hasSize(1);
    var token = command.accounts().keySet().iterator().next();
    assertThat(token).startsWith("@");
    assertThat(command.words() + " " + String.join(" ", command.options().values()))
        .startsWith("kit give")
        .contains(token);
  }

  @Test
  default void what_fits_is_offered_while_a_command_is_typed() {
    var suggestions = scene().stage().commandSuggestions().orSkip();
    scene().desk().answers(new Reply.Offer(List.of(new Choice("checkout", "Checkout <live>"))));

    assertThat(suggestions.offered(scene().ana, scene().room, "kit find", "service", "che"))
        .containsExactly("Checkout <live>");
    var lookup = scene().desk().hears(Incoming.Lookup.class);
    assertThat(lookup.call()).isEqualTo(Call.to("kit.find"));
    assertThat(lookup.field()).isEqualTo("service");
    assertThat(lookup.typed()).isEqualTo("che");
    assertThat(lookup.origin().by().account()).isEqualTo(scene().ana.account());
  }

  @Test
  default void a_press_carries_its_call_and_its_card() {
    var about = Scene.CALL;
    var other = new Call("kit.other", "REQ-1");
    var posting =
        scene()
            .posted(
                Card.of("Pick one", Tone.CALM)
                    .with(Action.button("Other", other), Action.danger("This", about)));

    scene().ana.presses(scene().seenBy(scene().ana, posting), "This");

    var press = scene().desk().hears(Incoming.Press.class);
    assertThat(press.call()).isEqualTo(about);
    assertThat(press.choices()).isEmpty();
    assertThat(press.posting()).isEqualTo(posting);
    assertThat(press.origin().by().account()).isEqualTo(scene().ana.account());
    assertThat(press.origin().at().withoutThread()).isEqualTo(scene().room);
  }

  @Test
  default void a_choice_carries_its_value_and_its_card() {
    var menu =
        new Action.Menu(
            "How bad?",
            Scene.CALL,
            List.of(new Choice("low", "Little"), new Choice("p|1", "Very")));
    var posting = scene().posted(Card.of("Tell", Tone.CALM).with(menu));

    scene().ben.chooses(scene().seenBy(scene().ben, posting), "How bad?", "Very");

    var press = scene().desk().hears(Incoming.Press.class);
    assertThat(press.call()).isEqualTo(Scene.CALL);
    assertThat(press.choices()).containsExactly("p|1");
    assertThat(press.posting()).isEqualTo(posting);
  }

  @Test
  default void the_longest_call_fits_and_comes_back_whole() {
    var operation = "kit.long";
    var about = "a|b:c/d\"e<f>&'".repeat(6).substring(0, Call.LONGEST - operation.length() - 1);
    var call = new Call(operation, about);
    var menu =
        new Action.Menu(
            "Menu", call, List.of(new Choice("v".repeat(Choice.LONGEST_VALUE), "Only")));
    var posting = scene().posted(Card.of("Long", Tone.CALM).with(Action.button("Go", call), menu));
    var seen = scene().seenBy(scene().ana, posting);

    scene().ana.presses(seen, "Go");
    scene().ana.chooses(seen, "Menu", "Only");

    assertThat(scene().desk().hears(Incoming.Press.class, 2))
        .extracting(Incoming.Press::call, Incoming.Press::choices)
        .containsExactlyInAnyOrder(
            tuple(call, List.of()), tuple(call, List.of("v".repeat(Choice.LONGEST_VALUE))));
  }

  @Test
  default void a_repeated_request_acts_once_and_gets_the_same_answer() {
    scene().desk().answers(new Reply.Whisper(Card.of("INC-1 declared", Tone.GOOD)));
    scene().ana.types(scene().room, "kit try");
    scene().last(scene().ana::whispers);

    scene().ana.isRepeated();
    scene().ana.types(scene().room, "kit try");

    scene().eventually(scene().desk()::deeds, it -> assertThat(it).hasSize(2));
    assertThat(scene().desk().heard().stream().map(Object::toString).distinct()).hasSize(2);
    assertThat(scene().ana.whispers())
        .allSatisfy(it -> assertThat(it.words()).contains("INC-1 declared"));
  }

  @Test
  default void a_repeated_press_is_the_same_deed() {
    var posting = scene().posted(Card.of("One", Tone.CALM).with(Action.button("Go", Scene.CALL)));
    scene().ana.presses(scene().seenBy(scene().ana, posting), "Go");
    scene().desk().hears(Incoming.Press.class);

    scene().ana.isRepeated();
    scene().ben.writes("done");

    scene().desk().hears(Incoming.Command.class);
    assertThat(scene().desk().deeds()).as("one press and one word").hasSize(2);
  }

  @Test
  default void a_forged_request_is_turned_away() {
    var attempts = scene().stage().forgery().orSkip().attempts(scene().ana, "kit try");

    assertThat(attempts).isNotEmpty();
    assertThat(attempts)
        .allSatisfy(it -> assertThat(it.isTurnedAway().getAsBoolean()).as(it.name()).isTrue());
    assertThat(scene().desk().heard()).isEmpty();
    scene().ana.types(scene().room, "kit try");
    scene().desk().hears(Incoming.Command.class);
  }

  @Test
  default void the_bot_never_hears_itself() {
    var posting = scene().posted(Card.of("A card", Tone.CALM));
    scene().delivered(scene().post(posting.thread(), new Saying(Text.of("kit try"))));
    scene()
        .delivered(
            new Outgoing.Direct(
                scene().id(), scene().ana.account(), new Saying(Text.of("kit try"))));

    scene().ana.says(posting.thread(), "a person speaks");

    scene().desk().hears(Incoming.Said.class);
    assertThat(scene().desk().heard())
        .extracting(it -> it.origin().by().account())
        .containsOnly(scene().ana.account());
    assertThat(scene().desk().heard()).hasSize(1);
  }

  @Test
  default void a_message_in_a_thread_is_heard() {
    var thread = scene().posted("A card").thread();
    var said = scene().ana.says(thread, "still broken");

    var heard = scene().desk().hears(Incoming.Said.class);
    assertThat(heard.message())
        .isEqualTo(new Message(said, scene().ana.account(), "still broken", List.of()));
    assertThat(heard.message().posting().place()).isEqualTo(thread);
    assertThat(heard.origin().at()).isEqualTo(thread);
  }

  @Test
  default void an_attached_file_is_heard_and_can_be_fetched() {
    var thread = scene().posted("A card").thread();
    var bytes = "it says 42\n".getBytes(StandardCharsets.UTF_8);
    scene().ana.says(thread, "see", new FileContent("error log.txt", "text/plain", bytes));

    var files = scene().desk().hears(Incoming.Said.class).message().files();
    assertThat(files)
        .extracting(Attachment::name, Attachment::size)
        .containsExactly(tuple("error log.txt", (long) bytes.length));
    assertThat(scene().platform()).isInstanceOf(Files.class);
    var fetched = ((Files) scene().platform()).fetch(files.getFirst());
    assertThat(fetched).isNotNull();
    assertThat(Objects.requireNonNull(fetched).bytes()).isEqualTo(bytes);
  }

  @Test
  default void an_edited_message_is_heard_as_edited() {
    var thread = scene().posted("A card").thread();
    var said = scene().ana.says(thread, "stil broken");
    scene().ana.edits(said, "still broken");

    var edited = scene().desk().hears(Incoming.Edited.class);
    assertThat(edited.message().posting()).isEqualTo(said);
    assertThat(edited.message().words()).isEqualTo("still broken");
    assertThat(edited.message().by()).isEqualTo(scene().ana.account());
    assertThat(edited.origin().when())
        .as("when it was edited, by which edits that overtake each other are told apart")
        .isAfter(scene().desk().hears(Incoming.Said.class).origin().when());
  }

  @Test
  default void a_removed_message_is_heard_as_removed() {
    var thread = scene().posted("A card").thread();
    var said = scene().ana.says(thread, "my password is 1234");
    scene().ana.removes(said);

    assertThat(scene().desk().hears(Incoming.Removed.class).posting()).isEqualTo(said);
  }

  @Test
  default void what_people_typed_arrives_as_they_typed_it() {
    var thread = scene().posted("A card").thread();
    var longest = Hostile.lengthy(Math.min(10_000, scene().stage().longestMessage()));
    for (var words : Hostile.WORDS) {
      scene().ana.says(thread, words);
      scene().ana.writes("x " + words);
    }
    scene().ana.says(thread, longest);

    var expected = Hostile.WORDS.stream().map(Hostile::asRead);
    assertThat(scene().desk().hears(Incoming.Said.class, Hostile.WORDS.size() + 1))
        .extracting(it -> asRead(it.message().words()))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(expected, Stream.of(asRead(longest))).toList());
    assertThat(scene().desk().hears(Incoming.Command.class, Hostile.WORDS.size()))
        .extracting(it -> asRead(it.words()))
        .containsExactlyInAnyOrderElementsOf(
            Hostile.WORDS.stream().map(it -> asRead("x " + it)).toList());
  }
}
