package dev.deskbell.testing.contract;

import static dev.deskbell.testing.contract.Hostile.asRead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Reply;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.testing.contract.Seen.Mark;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people see of what the desk says. */
public interface ShowingContract extends OnStage {

  @Test
  default void a_whisper_is_seen_by_one() {
    scene().desk().answers(new Reply.Whisper(Card.of("Between us", Tone.QUIET)));
    scene().ana.types(scene().room, "kit try");

    assertThat(scene().last(scene().ana::whispers).words()).contains("Between us");
    assertThat(scene().ben.whispers()).isEmpty();
    assertThat(scene().ben.sees(scene().room))
        .extracting(Seen::words)
        .noneMatch(it -> it.contains("Between us"));
  }

  @Test
  default void a_press_on_a_whisper_can_replace_it() {
    var again = Card.of("Page 1", Tone.QUIET).with(Action.button("Next", Scene.CALL));
    scene().desk().answers(new Reply.Whisper(again));
    scene().ana.types(scene().room, "kit try");
    scene().desk().answers(new Reply.Replace(Card.of("Page 2", Tone.QUIET)));

    scene().ana.presses(scene().last(scene().ana::whispers), "Next");

    scene()
        .eventually(
            () -> scene().ana.whispers().stream().map(Seen::words).toList(),
            it -> assertThat(it).singleElement().asString().contains("Page 2"));
    assertThat(scene().desk().hears(Incoming.Press.class).posting()).isNull();
  }

  @Test
  default void silence_shows_nothing() {
    scene().ana.types(scene().room, "kit try");
    scene().desk().hears(Incoming.Command.class);

    scene().posted("afterwards");

    assertThat(scene().ana.whispers()).isEmpty();
    assertThat(scene().ana.letters()).isEmpty();
  }

  @Test
  default void a_card_for_a_room_is_seen_by_everyone_in_it() {
    var posting = scene().posted(Card.of("Checkout is down", Tone.ALARM));

    assertThat(posting.place()).isEqualTo(scene().room);
    assertThat(scene().seenBy(scene().ana, posting).words()).contains("Checkout is down");
    assertThat(scene().seenBy(scene().ben, posting).words()).contains("Checkout is down");
    assertThat(scene().ben.whispers()).isEmpty();
  }

  @Test
  default void a_message_for_a_thread_stands_in_that_thread() {
    var card = scene().posted("A card");
    var other = scene().posted("Another");
    var inside = scene().delivered(scene().post(card.thread(), new Saying(Text.of("The detail"))));

    assertThat(inside.place()).isEqualTo(card.thread());
    assertThat(scene().seenBy(scene().ana, inside).words()).contains("The detail");
    assertThat(scene().ana.sees(other.thread()))
        .extracting(Seen::words)
        .noneMatch(it -> it.contains("The detail"));
    assertThat(scene().ana.sees(scene().room))
        .extracting(Seen::words)
        .noneMatch(it -> it.contains("The detail"));
  }

  @Test
  default void a_direct_message_is_seen_by_its_reader_alone() {
    var letter =
        new Outgoing.Direct(scene().id(), scene().ana.account(), Card.of("For you", Tone.CALM));
    assertThat(scene().platform().deliver(letter)).isInstanceOf(Receipt.Delivered.class);

    assertThat(scene().last(scene().ana::letters).words()).contains("For you");
    assertThat(scene().ben.letters()).isEmpty();
    assertThat(scene().ben.sees(scene().room)).isEmpty();
  }

  @Test
  default void an_edit_replaces_the_card_it_names() {
    var first = scene().posted(Card.of("INC-1 new", Tone.ALARM).with(button("Acknowledge")));
    var second = scene().posted(Card.of("INC-2 new", Tone.ALARM));
    var edit =
        new Outgoing.Edit(scene().id(), first, Card.of("INC-1 held", Tone.CALM).with(button("Go")));
    assertThat(scene().platform().deliver(edit)).isEqualTo(new Receipt.Delivered(first));

    scene()
        .eventually(
            () -> scene().seenBy(scene().ben, first),
            it -> {
              assertThat(it.words()).contains("INC-1 held").doesNotContain("new");
              assertThat(it.buttons()).containsExactly("Go");
            });
    assertThat(scene().seenBy(scene().ben, second).words()).contains("INC-2 new");
    assertThat(scene().ben.sees(scene().room)).hasSize(2);
  }

  @Test
  default void a_message_taken_away_is_gone_and_may_be_taken_away_again() {
    var kept = scene().posted("kept");
    var gone = scene().posted("gone");
    var remove = new Outgoing.Remove(scene().id(), gone);

    assertThat(scene().platform().deliver(remove)).isInstanceOf(Receipt.Delivered.class);
    assertThat(scene().platform().deliver(remove)).isInstanceOf(Receipt.Delivered.class);
    scene()
        .eventually(
            () -> scene().ana.sees(scene().room),
            it -> assertThat(it).extracting(Seen::posting).containsExactly(kept));
  }

  @Test
  default void what_people_typed_is_shown_as_they_typed_it() {
    for (var words : Hostile.WORDS) {
      var saying = scene().seenBy(scene().ben, scene().posted(words));
      assertThat(asRead(saying.words())).isEqualTo(asRead(words));
      assertThat(saying.marks()).as(words).isEmpty();
      assertThat(saying.links()).as(words).isEmpty();

      var card = scene().seenBy(scene().ben, scene().posted(Hostile.card(words)));
      assertThat(card.marks())
          .as(words)
          .extracting(Mark::kind)
          .doesNotContain(Mark.Kind.LINK, Mark.Kind.PERSON, Mark.Kind.TIME, Mark.Kind.OTHER);
      assertThat(occurrences(asRead(words), asRead(card.words()))).isGreaterThanOrEqualTo(5);
    }
  }

  @Test
  default void words_too_long_are_cut_where_people_see_it() {
    var posting = scene().posted(Hostile.lengthy(10_000));

    var read = asRead(scene().seenBy(scene().ana, posting).words());
    assertThat(read).endsWith("…").hasSizeGreaterThan(1_000);
    assertThat(asRead(Hostile.lengthy(10_000))).startsWith(read.substring(0, read.length() - 1));
  }

  @Test
  default void a_moment_is_shown_in_the_readers_zone() {
    var moment = Instant.parse("2026-03-05T13:37:00Z");
    var stamp = new Span.Timestamp(moment, Span.Timestamp.Style.MOMENT, "5 March, 1:37 in UTC");
    var posting = scene().posted(new Saying(Text.of("Due ").and(stamp)));

    for (var reader : List.of(scene().ana, scene().ben)) {
      var local = moment.atZone(reader.zone()).toLocalTime();
      var hour = local.getHour() % 12;
      assertThat(scene().seenBy(reader, posting).words())
          .as("read by " + reader.name() + " in " + reader.zone())
          .containsPattern(
              "(?<!\\d)("
                  + DateTimeFormatter.ofPattern("H:mm").format(local)
                  + "|"
                  + DateTimeFormatter.ofPattern("HH:mm").format(local)
                  + "|0?"
                  + hour
                  + ":37)");
    }
  }

  @Test
  default void every_block_is_readable() {
    var card = EveryBlock.card(scene().ana);
    var posting = scene().posted(card);

    var seen = scene().seenBy(scene().ana, posting);
    assertThat(asRead(seen.words())).contains(EveryBlock.WORDS);
    assertThat(seen.words()).contains("ana");
    assertThat(seen.pictures()).containsExactly("A falling curve");
    assertThat(seen.buttons()).contains("Main", "Plain", "Danger", "Twin one", "Twin two");
    assertThat(seen.menus()).containsExactly(new Seen.Menu("How bad?", List.of("Little", "Very")));
    assertThat(seen.marks(Mark.Kind.STRONG)).extracting(Mark::words).contains("strong words");
    assertThat(seen.marks(Mark.Kind.CODE)).extracting(Mark::words).contains("desk help");
    assertThat(seen.marks(Mark.Kind.LINK))
        .extracting(Mark::meaning)
        .contains("https://status.example/all?a=1&b=2");
    assertThat(seen.links())
        .extracting(Mark::words, Mark::meaning)
        .containsExactly(tuple("Read on", "https://docs.example/guide"));
  }

  @Test
  default void the_fullest_card_is_shown_to_its_last_word() {
    var posting = scene().posted(EveryBlock.fullest());

    var seen = scene().seenBy(scene().ana, posting);
    assertThat(seen.words()).contains("Title of the fullest", "first words", "last words");
    assertThat(seen.buttons()).hasSize(Card.MOST_BUTTONS);
    assertThat(seen.menus()).hasSize(Card.MOST_MENUS);
    assertThat(seen.menus().getLast().choices()).hasSize(25);
  }

  @Test
  default void the_most_hostile_card_is_still_shown() {
    for (var words : List.of("*", "<", "@everyone ", "`", "\\", "&", "\u202E", "Z\u0351\u036B")) {
      var posting = scene().posted(EveryBlock.filledWith(words));
      assertThat(scene().seenBy(scene().ana, posting).buttons()).hasSize(Card.MOST_BUTTONS);
    }
  }

  @Test
  default void a_link_that_could_deceive_shows_where_it_leads() {
    var link = new Span.Link("https://bank.example", URI.create("https://evil.example/login"));
    var posting = scene().posted(new Saying(Text.of("See ").and(link)));

    assertThat(scene().seenBy(scene().ana, posting).words()).contains("evil.example");
  }

  private static Action button(String label) {
    return Action.button(label, Scene.CALL);
  }

  private static int occurrences(String words, String in) {
    var found = 0;
    for (var at = in.indexOf(words); at >= 0; at = in.indexOf(words, at + words.length())) {
      found++;
    }
    return found;
  }
}
