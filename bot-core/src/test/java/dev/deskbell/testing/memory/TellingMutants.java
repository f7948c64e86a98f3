package dev.deskbell.testing.memory;

import static dev.deskbell.testing.memory.Misdrawings.brittle;
import static dev.deskbell.testing.memory.Misdrawings.curt;
import static dev.deskbell.testing.memory.Misdrawings.drawing;
import static dev.deskbell.testing.memory.Misdrawings.escaping;
import static dev.deskbell.testing.memory.Misdrawings.nosy;
import static dev.deskbell.testing.memory.Misdrawings.spans;
import static dev.deskbell.testing.memory.Misdrawings.trusting;
import static dev.deskbell.testing.memory.Misdrawings.widgets;
import static dev.deskbell.testing.memory.Misdrawings.without;
import static dev.deskbell.testing.memory.Misdrawings.written;
import static dev.deskbell.testing.memory.Mutants.delivering;
import static dev.deskbell.testing.memory.Mutants.finding;
import static dev.deskbell.testing.memory.Mutants.loud;
import static dev.deskbell.testing.memory.Mutants.receipts;
import static dev.deskbell.testing.memory.Mutants.replying;
import static dev.deskbell.testing.memory.Mutants.sending;
import static dev.deskbell.testing.memory.Mutants.strict;

import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Reconciler.Finding;
import dev.deskbell.chat.Reply;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Tone;
import dev.deskbell.testing.memory.Wire.Widget;
import java.util.Set;
import java.util.stream.Stream;

/** Adapters that show or send wrong, with the sentence of the contract that tells each. */
final class TellingMutants {
  private TellingMutants() {}

  static Stream<Mutant> showing() {
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

  static Stream<Mutant> sent() {
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
}
