package dev.deskbell.testing.memory;

import static dev.deskbell.testing.memory.Misdrawings.drawing;
import static dev.deskbell.testing.memory.Misdrawings.questions;
import static dev.deskbell.testing.memory.Mutants.answered;
import static dev.deskbell.testing.memory.Mutants.calledShort;
import static dev.deskbell.testing.memory.Mutants.command;
import static dev.deskbell.testing.memory.Mutants.fetching;
import static dev.deskbell.testing.memory.Mutants.gullible;
import static dev.deskbell.testing.memory.Mutants.hearing;
import static dev.deskbell.testing.memory.Mutants.keyedByArrival;
import static dev.deskbell.testing.memory.Mutants.origin;
import static dev.deskbell.testing.memory.Mutants.press;
import static dev.deskbell.testing.memory.Mutants.replying;
import static dev.deskbell.testing.memory.Mutants.said;
import static dev.deskbell.testing.memory.Mutants.selfish;

import dev.deskbell.chat.Answer;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Message;
import dev.deskbell.chat.Origin;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Reply;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Adapters that hear or ask wrong, with the sentence of the contract that tells each. */
final class HearingMutants {
  private HearingMutants() {}

  static Stream<Mutant> heard() {
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

  static Stream<Mutant> forms() {
    return Stream.of(
        new Mutant(
            "a_form_shows_what_it_asks",
            "nothing is required",
            drawing(questions(Misdrawings::optional))),
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
            drawing(questions(Misdrawings::unfilled))),
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
            drawing(questions(Misdrawings::unfilled))),
        new Mutant(
            "problems_are_shown_by_field_and_nothing_typed_is_lost",
            "the form asked again",
            replying(it -> it instanceof Reply.Amend(var form, _) ? new Reply.Ask(form) : it)));
  }
}
