package dev.deskbell.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Receipt.Reason;
import dev.deskbell.chat.Receipt.Refused;
import dev.deskbell.chat.Reconciler.Finding;
import dev.deskbell.chat.Reply;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.discord.fake.Permission;
import dev.deskbell.discord.fake.Request;
import dev.deskbell.discord.fake.RestTroubles.Kind;
import dev.deskbell.testing.contract.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the desk says on Discord, when Discord's own library would do something else. */
class SendingTest {
  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  private static Saying saying(String words) {
    return new Saying(Text.of(words));
  }

  private List<String> seen(Place place) {
    return bench.player(bench.ben).sees(place).stream().map(Seen::words).toList();
  }

  @Test
  void everything_that_carries_words_says_whom_it_may_notify() {
    bench.hears();
    var loud = "@everyone @here <@" + bench.ben.id() + ">";
    var card = Card.of(loud, Tone.ALARM).with(Action.main("Go", Call.to("kit.try")));
    var posting = Bench.posting(bench.adapter.deliver(bench.post(bench.general, card)));
    bench.adapter.deliver(new Outgoing.Edit(bench.id(), posting, saying(loud)));
    bench.adapter.deliver(bench.post(posting.thread(), saying(loud)));
    bench.adapter.deliver(new Outgoing.Direct(bench.id(), bench.account(bench.ana), card));
    bench.adapter.deliver(
        new Outgoing.Upload(
            bench.id(),
            bench.general,
            Text.of(loud),
            new FileContent("a.txt", "text/plain", new byte[] {1})));
    bench.desk.answers(new Reply.Whisper(card));
    bench.ana.commands(bench.general.channel(), "kit try");

    var carrying = bench.discord.requests(SendingTest::carriesWords);
    assertThat(carrying).hasSizeGreaterThanOrEqualTo(6);
    assertThat(carrying)
        .allSatisfy(it ->
            assertThat(message(it).path("allowed_mentions").path("parse").toString())
                .as(it.line())
                .isEqualTo("[]"));
    assertThat(bench.player(bench.ben).notifications()).isEmpty();
  }

  private static boolean carriesWords(Request request) {
    return message(request).has("components") || message(request).has("content");
  }

  private static tools.jackson.databind.JsonNode message(Request request) {
    return request.body().has("data") ? request.body().path("data") : request.body();
  }

  @Test
  void an_answer_to_a_message_does_not_notify_its_author() {
    bench.hears();
    bench.desk.answers(new Reply.Whisper(Card.of("Here", Tone.CALM)));
    bench.ana.says(bench.ana.letters(), "help");

    Waiting.until(() -> !bench.player(bench.ana).whispers().isEmpty());
    assertThat(bench.discord.requests(SendingTest::carriesWords))
        .allSatisfy(it ->
            assertThat(message(it).path("allowed_mentions").path("replied_user").asBoolean(false))
                .isFalse());
  }

  @Test
  void a_missing_right_is_a_receipt_and_one_request() {
    bench.discord.denies(bench.general.channel(), Permission.SEND_MESSAGES);

    assertThat(bench.adapter.deliver(bench.post(bench.general, saying("hello"))))
        .isInstanceOfSatisfying(
            Refused.class, it -> assertThat(it.reason()).isEqualTo(Reason.NOT_ALLOWED));
    assertThat(bench.writtenIn(bench.general.channel())).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void a_channel_the_desk_does_not_see_is_a_receipt() {
    bench.discord.denies(bench.general.channel(), Permission.VIEW_CHANNEL);

    assertThat(bench.adapter.deliver(bench.post(bench.general, saying("hello"))))
        .isInstanceOfSatisfying(
            Refused.class, it -> assertThat(it.why()).contains("role").contains("invite"));
  }

  @Test
  void a_connection_cut_after_the_work_is_one_request_and_shows_once() {
    var post = bench.post(bench.general, saying("Page one"));
    bench.discord.restTroubles().next(DiscordStage::isDeed, new Kind.CutAfter());

    assertThat(bench.adapter.deliver(post)).isInstanceOf(Receipt.Unknown.class);
    assertThat(bench.writtenIn(bench.general.channel())).hasSize(1);
    assertThat(bench.adapter.deliver(post)).isInstanceOf(Receipt.Delivered.class);
    assertThat(seen(bench.general)).containsExactly("Page one");
  }

  @Test
  void an_answer_that_takes_too_long_is_one_request() {
    try (var impatient = Bench.impatient()) {
      var post = impatient.post(impatient.general, saying("Slow"));
      var slow = new Kind.Slow(Duration.ofSeconds(20));
      impatient.discord.restTroubles().next(DiscordStage::isDeed, slow);

      assertThat(impatient.adapter.deliver(post)).isInstanceOf(Receipt.Unknown.class);
      assertThat(impatient.writtenIn(impatient.general.channel())).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void a_broken_answer_is_unknown_and_one_request(int status) {
    bench.discord.restTroubles().next(DiscordStage::isDeed, new Kind.Status(status));

    assertThat(bench.adapter.deliver(bench.post(bench.general, saying("hello"))))
        .isInstanceOf(Receipt.Unknown.class);
    assertThat(bench.writtenIn(bench.general.channel())).hasSize(1);
  }

  @Test
  void what_was_sent_longer_ago_than_discord_remembers_is_found_in_the_channel() {
    var post = bench.post(bench.general, Card.of("Old page", Tone.ALARM));
    var attempted = Instant.now().minus(Duration.ofMinutes(10));
    bench.discord.restTroubles().next(DiscordStage::isDeed, new Kind.CutAfter());
    bench.adapter.deliver(post);
    var posting =
        Objects.requireNonNull(bench.player(bench.ben).sees(bench.general).getFirst().posting());
    bench.discord.time().passes(Duration.ofMinutes(10));

    assertThat(bench.adapter.find(post, attempted)).isEqualTo(new Finding.Done(posting));
    var other = bench.post(bench.general, Card.of("Old page", Tone.ALARM));
    assertThat(bench.adapter.find(other, attempted)).isInstanceOf(Finding.Absent.class);
  }

  @Test
  void closed_direct_messages_are_final() {
    bench.ana.closesDirectMessages();

    for (var attempt = 0; attempt < 2; attempt++) {
      assertThat(
              bench.adapter.deliver(
                  new Outgoing.Direct(bench.id(), bench.account(bench.ana), saying("hello"))))
          .isInstanceOfSatisfying(
              Refused.class, it -> assertThat(it.reason()).isEqualTo(Reason.PERSON_UNREACHABLE));
    }
  }

  @Test
  void who_left_the_server_is_out_of_reach() {
    bench.ana.leaves();

    assertThat(
            bench.adapter.deliver(
                new Outgoing.Direct(bench.id(), bench.account(bench.ana), saying("hello"))))
        .isInstanceOfSatisfying(
            Refused.class, it -> assertThat(it.reason()).isEqualTo(Reason.PERSON_UNREACHABLE));
  }

  @Test
  void a_thread_that_sleeps_is_woken_to_be_written_in_and_to_be_edited() {
    var card = bench.posted(bench.general, "A card");
    var inside = bench.posted(card.thread(), "first");
    bench.discord.archives(card.message(), false);

    bench.posted(card.thread(), "second");
    assertThat(bench.discord.isArchived(card.message())).isFalse();
    bench.discord.archives(card.message(), true);
    var edit = new Outgoing.Edit(bench.id(), inside, saying("changed"));
    assertThat(bench.adapter.deliver(edit)).isEqualTo(new Receipt.Delivered(inside));
    assertThat(seen(card.thread())).containsExactly("changed", "second");
  }

  @Test
  void a_card_whose_thread_was_deleted_is_taken_away_and_nobody_else_s_words_are() {
    var card = bench.posted(bench.general, "INC-7");
    bench.posted(card.thread(), "a comment");
    bench.discord.deletes(card.message());
    assertThat(bench.adapter.deliver(bench.post(card.thread(), saying("another"))))
        .isInstanceOfSatisfying(
            Receipt.Refused.class,
            it -> assertThat(it.reason()).isEqualTo(Receipt.Reason.PLACE_GONE));
    assertThat(seen(bench.general)).isEmpty();

    var said = bench.ana.says(bench.general.channel(), "my own words");
    bench.discord.deletes(bench.ana.thread(bench.general.channel(), said));
    var below = new Posting(bench.general, said).thread();
    assertThat(bench.adapter.deliver(bench.post(below, saying("another"))))
        .isInstanceOf(Receipt.Refused.class);
    assertThat(seen(bench.general)).containsExactly("my own words");
  }

  @Test
  void a_role_has_exactly_the_members_of_its_rotation() {
    var role = bench.discord.role("on call", bench.ana);
    var follow =
        new Outgoing.Follow(
            bench.id(), bench.discord.guild(), role, List.of(bench.account(bench.ben)));

    assertThat(bench.adapter.deliver(follow)).isInstanceOf(Receipt.Delivered.class);
    assertThat(bench.adapter.members(bench.discord.guild(), role))
        .isEqualTo(Set.of(bench.account(bench.ben)));
  }

  @Test
  void a_page_mentions_whom_it_names() {
    var mention = Text.of(new Span.Mention(bench.account(bench.ana), "ana"));
    bench.adapter.deliver(
        new Outgoing.Post(
            bench.id(), bench.general, new Saying(mention), Set.of(bench.account(bench.ana))));

    assertThat(bench.player(bench.ana).notifications()).hasSize(1);
    assertThat(bench.player(bench.ben).notifications()).isEmpty();
  }
}
