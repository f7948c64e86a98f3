package dev.deskbell.testing.memory;

import static dev.deskbell.testing.memory.Mutants.answered;
import static dev.deskbell.testing.memory.Mutants.brittle;
import static dev.deskbell.testing.memory.Mutants.calledShort;
import static dev.deskbell.testing.memory.Mutants.command;
import static dev.deskbell.testing.memory.Mutants.curt;
import static dev.deskbell.testing.memory.Mutants.delivering;
import static dev.deskbell.testing.memory.Mutants.drawing;
import static dev.deskbell.testing.memory.Mutants.escaping;
import static dev.deskbell.testing.memory.Mutants.fetching;
import static dev.deskbell.testing.memory.Mutants.finding;
import static dev.deskbell.testing.memory.Mutants.gullible;
import static dev.deskbell.testing.memory.Mutants.hearing;
import static dev.deskbell.testing.memory.Mutants.keyedByArrival;
import static dev.deskbell.testing.memory.Mutants.loud;
import static dev.deskbell.testing.memory.Mutants.nosy;
import static dev.deskbell.testing.memory.Mutants.origin;
import static dev.deskbell.testing.memory.Mutants.press;
import static dev.deskbell.testing.memory.Mutants.questions;
import static dev.deskbell.testing.memory.Mutants.receipts;
import static dev.deskbell.testing.memory.Mutants.replying;
import static dev.deskbell.testing.memory.Mutants.said;
import static dev.deskbell.testing.memory.Mutants.selfish;
import static dev.deskbell.testing.memory.Mutants.sending;
import static dev.deskbell.testing.memory.Mutants.spans;
import static dev.deskbell.testing.memory.Mutants.strict;
import static dev.deskbell.testing.memory.Mutants.trusting;
import static dev.deskbell.testing.memory.Mutants.widgets;
import static dev.deskbell.testing.memory.Mutants.without;
import static dev.deskbell.testing.memory.Mutants.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import dev.deskbell.chat.Answer;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Message;
import dev.deskbell.chat.Origin;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Reconciler.Finding;
import dev.deskbell.chat.Reply;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Tone;
import dev.deskbell.testing.contract.AdapterContract;
import dev.deskbell.testing.contract.Stage;
import dev.deskbell.testing.memory.MemoryStage.Making;
import dev.deskbell.testing.memory.Wire.Widget;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No sentence of the contract is empty: for each there are adapters that break it, and are told.
 */
class MutantsTest {

  /** An adapter that gets one thing wrong, and the sentence that must tell. */
  private record Mutant(String breaks, String by, Making making) {}

  private static List<Mutant> mutants() {
    return Stream.of(heard(), forms(), showing(), sent()).flatMap(it -> it).toList();
  }

  private static Stream<Mutant> heard() {
    return Stream.of(
        new Mutant(
            "words_arrive_as_a_command", "a command's name left on", command(it -> "desk " + it)),
        new Mutant(
            "words_arrive_as_a_command",
            "everything in private",
            origin(it -> audience(it, Origin.Audience.DIRECT))),
        new Mutant(
            "a_mention_of_the_desk_is_a_command_without_the_mention",
            "the mention left on",
            command(it -> "@desk " + it)),
        new Mutant(
            "a_direct_message_is_a_command_that_nobody_reads_along",
            "everything in public",
            origin(it -> audience(it, Origin.Audience.OPEN))),
        new Mutant(
            "a_person_named_in_a_command_arrives_as_their_account",
            "names without accounts",
            hearing(it ->
                it instanceof Incoming.Command(var origin, var words, _, _)
                    ? new Incoming.Command(origin, words)
                    : it)),
        new Mutant(
            "what_fits_is_offered_while_a_command_is_typed",
            "nothing offered",
            replying(it -> it instanceof Reply.Offer ? new Reply.Silence() : it)),
        new Mutant(
            "a_press_carries_its_call_and_its_card",
            "no card",
            press(it -> new Incoming.Press(it.origin(), it.call(), it.choices(), null))),
        new Mutant(
            "a_press_carries_its_call_and_its_card",
            "half a call",
            press(it ->
                new Incoming.Press(
                    it.origin(), Call.to(it.call().operation()), it.choices(), it.posting()))),
        new Mutant(
            "a_choice_carries_its_value_and_its_card",
            "no choice",
            press(it -> new Incoming.Press(it.origin(), it.call(), List.of(), it.posting()))),
        new Mutant("the_longest_call_fits_and_comes_back_whole", "64 characters", calledShort(64)),
        new Mutant(
            "a_repeated_request_acts_once_and_gets_the_same_answer",
            "a key of each arrival",
            keyedByArrival()),
        new Mutant("a_repeated_press_is_the_same_deed", "a key of each arrival", keyedByArrival()),
        new Mutant("a_forged_request_is_turned_away", "signatures unread", gullible()),
        new Mutant("the_bot_never_hears_itself", "its own echo heard", selfish()),
        new Mutant(
            "a_message_in_a_thread_is_heard",
            "words trimmed",
            said(it -> new Message(it.posting(), it.by(), "still", it.files()))),
        new Mutant(
            "an_attached_file_is_heard_and_can_be_fetched",
            "files ignored",
            said(it -> new Message(it.posting(), it.by(), it.words(), List.of()))),
        new Mutant(
            "an_attached_file_is_heard_and_can_be_fetched",
            "another file",
            fetching(new FileContent("a", "text/plain", new byte[] {1}))),
        new Mutant(
            "an_edited_message_is_heard_as_edited",
            "edits taken for new messages",
            hearing(it ->
                it instanceof Incoming.Edited(var origin, var message)
                    ? new Incoming.Said(origin, message)
                    : it)),
        new Mutant(
            "a_removed_message_is_heard_as_removed",
            "another message removed",
            hearing(it ->
                it instanceof Incoming.Removed(var origin, var posting)
                    ? new Incoming.Removed(origin, new Posting(posting.place(), "m0"))
                    : it)),
        new Mutant(
            "what_people_typed_arrives_as_they_typed_it",
            "markup undone twice",
            said(it ->
                new Message(it.posting(), it.by(), it.words().replace("&amp;", "&"), it.files()))));
  }

  private static Origin audience(Origin it, Origin.Audience audience) {
    return new Origin(it.delivery(), it.by(), it.at(), audience, it.when());
  }

  private static Stream<Mutant> forms() {
    return Stream.of(
        new Mutant(
            "a_form_shows_what_it_asks",
            "nothing is required",
            drawing(questions(Mutants::optional))),
        new Mutant(
            "a_form_comes_back_filled_in",
            "labels for values",
            answered(it -> it instanceof Answer.Picked ? new Answer.Words("Very") : it)),
        new Mutant(
            "a_form_comes_back_filled_in",
            "lines joined",
            answered(it ->
                it instanceof Answer.Words(var words)
                    ? new Answer.Words(words.replace('\n', ' '))
                    : it)),
        new Mutant(
            "a_form_can_ask_for_several_choices",
            "only the first",
            answered(it ->
                it instanceof Answer.Picked(var values)
                    ? new Answer.Picked(values.subList(0, 1))
                    : it)),
        new Mutant(
            "a_form_can_ask_for_a_person",
            "a name for an account",
            answered(
                it -> it instanceof Answer.Someone(var who) ? new Answer.Words(who.user()) : it)),
        new Mutant(
            "a_form_can_ask_for_a_moment",
            "the zone forgotten",
            answered(it ->
                it instanceof Answer.At(var moment)
                    ? new Answer.At(moment.plus(Duration.ofHours(1)))
                    : it)),
        new Mutant(
            "a_form_can_ask_for_a_file",
            "no files",
            answered(it -> it instanceof Answer.Attached ? new Answer.Words("proof.txt") : it)),
        new Mutant(
            "what_fits_is_offered_while_a_field_is_typed_into",
            "nothing typed",
            hearing(it ->
                it instanceof Incoming.Lookup(var origin, var call, var field, _, var given)
                    ? new Incoming.Lookup(origin, call, field, "", given)
                    : it)),
        new Mutant("the_longest_call_of_a_form_comes_back_whole", "64 characters", calledShort(64)),
        new Mutant(
            "what_stood_in_a_form_beforehand_comes_back_with_it",
            "an empty form",
            drawing(questions(Mutants::unfilled))),
        new Mutant(
            "problems_are_shown_by_field_and_nothing_typed_is_lost",
            "problems at another field",
            replying(it ->
                it instanceof Reply.Amend(var form, var problems)
                    ? new Reply.Amend(form, Mutants.misplaced(problems))
                    : it)),
        new Mutant(
            "problems_are_shown_by_field_and_nothing_typed_is_lost",
            "an empty form",
            drawing(questions(Mutants::unfilled))),
        new Mutant(
            "problems_are_shown_by_field_and_nothing_typed_is_lost",
            "the form asked again",
            replying(it -> it instanceof Reply.Amend(var form, _) ? new Reply.Ask(form) : it)));
  }

  private static Stream<Mutant> showing() {
    var card = Card.of("Something", Tone.CALM);
    return Stream.of(
        new Mutant("a_whisper_is_seen_by_one", "whispers in the room", loud()),
        new Mutant(
            "a_press_on_a_whisper_can_replace_it",
            "one more whisper",
            replying(it -> it instanceof Reply.Replace(var page) ? new Reply.Whisper(page) : it)),
        new Mutant(
            "silence_shows_nothing",
            "silence said aloud",
            replying(it -> it instanceof Reply.Silence ? new Reply.Whisper(card) : it)),
        new Mutant(
            "a_card_for_a_room_is_seen_by_everyone_in_it",
            "another room",
            sending(it ->
                it instanceof Outgoing.Post(var id, var to, var content, var notifying)
                    ? new Outgoing.Post(
                        id,
                        Place.channel(to.platform(), to.workspace(), "other"),
                        content,
                        notifying)
                    : it)),
        new Mutant(
            "a_message_for_a_thread_stands_in_that_thread",
            "beside the thread",
            sending(it ->
                it instanceof Outgoing.Post(var id, var to, var content, var notifying)
                    ? new Outgoing.Post(id, to.withoutThread(), content, notifying)
                    : it)),
        new Mutant(
            "a_direct_message_is_seen_by_its_reader_alone",
            "to somebody else",
            sending(it ->
                it instanceof Outgoing.Direct(var id, _, var content)
                    ? new Outgoing.Direct(id, MemoryAdapter.account("ben"), content)
                    : it)),
        new Mutant(
            "an_edit_replaces_the_card_it_names", "posts again", delivering(Mutants::forgetful)),
        new Mutant(
            "a_message_taken_away_is_gone_and_may_be_taken_away_again",
            "the second time is an error",
            strict()),
        new Mutant(
            "what_people_typed_is_shown_as_they_typed_it",
            "no escaping",
            drawing(escaping(it -> it))),
        new Mutant(
            "what_people_typed_is_shown_as_they_typed_it",
            "crowds only",
            drawing(escaping(it -> it.replace("@", "\\@").replace("<", "\\<")))),
        new Mutant(
            "what_people_typed_is_shown_as_they_typed_it",
            "markup taken out",
            drawing(escaping(it -> it.replaceAll("[*`<>@:|\\\\]", "")))),
        new Mutant(
            "words_too_long_are_cut_where_people_see_it", "cut in silence", drawing(curt(1_500))),
        new Mutant(
            "a_mention_notifies_exactly_the_person_named",
            "nobody notified",
            sending(it ->
                it instanceof Outgoing.Post(var id, var to, var content, _)
                    ? new Outgoing.Post(id, to, content, Set.of())
                    : it)),
        new Mutant(
            "a_mention_notifies_exactly_the_person_named",
            "everyone mentioned is notified",
            drawing(nosy())),
        new Mutant(
            "an_edit_notifies_nobody",
            "an edit posted again, naming all",
            delivering((it, adapter) -> {
              if (it instanceof Outgoing.Edit(var id, var at, var content)) {
                adapter.deliver(
                    new Outgoing.Post(
                        id, at.place(), content, Set.of(MemoryAdapter.account("ana"))));
              }
              return adapter.deliver(it);
            })),
        new Mutant("nothing_notifies_everyone", "no escaping", drawing(escaping(it -> it))),
        new Mutant("a_moment_is_shown_in_the_readers_zone", "as written", drawing(written())),
        new Mutant("every_block_is_readable", "no tables", drawing(without(Block.Table.class))),
        new Mutant("every_block_is_readable", "no facts", drawing(without(Block.Facts.class))),
        new Mutant("every_block_is_readable", "no notes", drawing(without(Block.Note.class))),
        new Mutant(
            "every_block_is_readable", "no paragraphs", drawing(without(Block.Paragraph.class))),
        new Mutant(
            "every_block_is_readable",
            "no pictures",
            drawing(widgets(it -> it.stream().filter(w -> !(w instanceof Widget.Image)).toList()))),
        new Mutant(
            "every_block_is_readable",
            "no links",
            drawing(widgets(it -> it.stream().filter(w -> !(w instanceof Widget.Door)).toList()))),
        new Mutant(
            "every_block_is_readable",
            "strong is plain",
            drawing(
                spans(it -> it instanceof Span.Strong(var words) ? new Span.Plain(words) : it))),
        new Mutant(
            "the_fullest_card_is_shown_to_its_last_word",
            "ten buttons",
            drawing(widgets(it -> it.subList(0, 10)))),
        new Mutant(
            "the_fullest_card_is_shown_to_its_last_word",
            "no second menu",
            drawing(widgets(it -> it.subList(0, it.size() - 1)))),
        new Mutant(
            "the_most_hostile_card_is_still_shown", "4000 escaped at most", drawing(brittle())),
        new Mutant(
            "a_link_that_could_deceive_shows_where_it_leads",
            "labels trusted",
            drawing(trusting())));
  }

  private static Stream<Mutant> sent() {
    return Stream.of(
        new Mutant(
            "a_lost_room_is_refused_and_not_tried_again",
            "tried again",
            delivering(Mutants::insistent)),
        new Mutant(
            "a_lost_room_is_refused_and_not_tried_again",
            "nobody can tell",
            receipts(it -> it instanceof Receipt.Refused ? new Receipt.Unknown("hm") : it)),
        new Mutant(
            "a_rate_limit_says_when_to_come_back_and_for_what",
            "a second at most",
            receipts(Mutants::hasty)),
        new Mutant(
            "a_rate_limit_says_when_to_come_back_and_for_what",
            "the whole platform",
            receipts(it ->
                it instanceof Receipt.Later(var after, _, var why)
                    ? new Receipt.Later(after, Receipt.Scope.PLATFORM, why)
                    : it)),
        new Mutant(
            "what_was_done_before_the_answer_was_lost_is_not_done_twice",
            "sent again at once",
            delivering(Mutants::stubborn)),
        new Mutant(
            "what_was_lost_on_its_way_is_done_after_all",
            "taken for done",
            finding(it ->
                it instanceof Finding.Absent
                    ? new Finding.Done(new Posting(MemoryAdapter.direct("ana"), "m0"))
                    : it)),
        new Mutant(
            "what_was_lost_on_its_way_is_done_after_all",
            "a broken connection is a no",
            receipts(it ->
                it instanceof Receipt.Unknown(var why)
                    ? new Receipt.Refused(Receipt.Reason.NOT_ACCEPTED, why)
                    : it)),
        new Mutant(
            "an_edit_whose_answer_was_lost_can_be_repeated",
            "posts again",
            delivering(Mutants::forgetful)));
  }

  static Stream<Arguments> wrongAdapters() {
    return mutants().stream().map(it -> Arguments.of(it.breaks(), it.by(), it.making()));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("wrongAdapters")
  void a_broken_adapter_is_told_by_the_sentence_it_breaks(String sentence, String by, Making making)
      throws ReflectiveOperationException {
    var contract = new WrongContract(making);
    contract.raiseStage();
    try {
      method(sentence).invoke(contract);
      fail("not told: " + by);
    } catch (InvocationTargetException told) {
      assertThat(told.getCause()).isNotInstanceOf(ReflectiveOperationException.class);
    } finally {
      contract.closeStage();
    }
  }

  @Test
  void every_sentence_of_the_contract_has_an_adapter_that_breaks_it() {
    assertThat(mutants().stream().map(Mutant::breaks).distinct())
        .containsExactlyInAnyOrderElementsOf(sentences().map(Method::getName).toList());
  }

  private static Stream<Method> sentences() {
    return Arrays.stream(AdapterContract.class.getMethods())
        .filter(it -> it.isAnnotationPresent(Test.class));
  }

  private static Method method(String sentence) {
    return sentences().filter(it -> it.getName().equals(sentence)).findFirst().orElseThrow();
  }

  private static final class WrongContract extends AdapterContract {
    private final Making making;

    WrongContract(Making making) {
      this.making = making;
    }

    @Override
    protected Stage raise(Conversation desk) {
      return new MemoryStage(desk, making);
    }

    @Override
    protected Duration patience() {
      return Duration.ofMillis(60);
    }
  }
}
