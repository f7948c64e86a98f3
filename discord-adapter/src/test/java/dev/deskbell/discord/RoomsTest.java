package dev.deskbell.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Origin;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Reconciler.Finding;
import dev.deskbell.discord.fake.Permission;
import dev.deskbell.discord.fake.Person;
import dev.deskbell.testing.contract.Seen;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rooms of their own: private threads where Discord has them, channels elsewhere. */
class RoomsTest {
  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  private Outgoing.MakeRoom closed(@Nullable Place near, boolean apart) {
    return new Outgoing.MakeRoom(
        bench.id(), bench.discord.guild(), "inc-7", "", false, near, apart);
  }

  private Place made(Outgoing.MakeRoom room) {
    return Bench.posting(bench.adapter.deliver(room)).place();
  }

  private void invites(Place room, Person... people) {
    var accounts = List.of(people).stream().map(bench::account).toList();
    assertThat(bench.adapter.deliver(new Outgoing.Invite(bench.id(), room, accounts)))
        .isInstanceOf(Receipt.Delivered.class);
  }

  private List<String> sees(Person reader, Place room) {
    return bench.player(reader).sees(room).stream().map(Seen::words).toList();
  }

  private void isForAnaOnly(Place room) {
    invites(room, bench.ana);
    bench.posted(room, "between us");
    assertThat(sees(bench.ana, room)).contains("between us");
    assertThat(sees(bench.ben, room)).isEmpty();
  }

  @Test
  void a_private_room_is_a_thread_that_only_who_is_invited_sees() {
    var room = made(closed(bench.general, false));

    assertThat(room.channel()).isEqualTo(bench.general.channel());
    assertThat(room.isThread()).isTrue();
    isForAnaOnly(room);
  }

  @Test
  void an_invitation_of_more_than_discord_takes_at_once_ends() {
    var room = made(closed(bench.general, false));
    var people =
        IntStream.range(0, 9)
            .mapToObj(it -> bench.discord.person("somebody" + it, ZoneOffset.UTC))
            .toList();
    var invitation =
        new Outgoing.Invite(bench.id(), room, people.stream().map(bench::account).toList());
    bench.discord.limits().perRoute(2, Duration.ofMillis(300));
    Waiting.until(() -> bench.adapter.deliver(invitation) instanceof Receipt.Delivered);
    bench.discord.limits().perRoute(10_000, Duration.ofSeconds(5));
    assertThat(bench.discord.requests(it -> it.path().contains("/thread-members/")))
        .as("nobody twice, but for who was turned away")
        .hasSizeLessThan(2 * people.size());
    bench.posted(room, "between us");
    assertThat(people).allSatisfy(it -> assertThat(sees(it, room)).contains("between us"));
  }

  @Test
  void its_card_is_pinned_edited_and_answered_in_it_and_it_is_closed_for_good() {
    var room = made(closed(bench.general, false));
    invites(room, bench.ana);
    var card = bench.posted(room, "INC-7");

    assertThat(card.thread()).isEqualTo(room);
    assertThat(bench.adapter.deliver(new Outgoing.Pin(bench.id(), card)))
        .isInstanceOf(Receipt.Delivered.class);
    bench.posted(card.thread(), "a comment");
    assertThat(sees(bench.ana, room)).contains("INC-7", "a comment");
    assertThat(bench.adapter.deliver(new Outgoing.Archive(bench.id(), room)))
        .isInstanceOf(Receipt.Delivered.class);
    assertThat(bench.discord.isArchived(Objects.requireNonNull(room.thread()))).isTrue();
    assertThat(sees(bench.ben, room)).isEmpty();
  }

  @Test
  void what_is_said_in_it_is_heard_as_said_in_it_by_those_invited() {
    bench.hears();
    var room = made(closed(bench.general, false));
    invites(room, bench.ana);
    bench.ana.says(Objects.requireNonNull(room.thread()), "I see it too");

    var said = bench.desk.hears(Incoming.Said.class, 1).getFirst();
    assertThat(said.message().posting().place()).isEqualTo(room);
    assertThat(said.origin().audience()).isEqualTo(Origin.Audience.INVITED);
  }

  @Test
  void where_no_private_thread_can_be_made_it_is_a_channel_that_nobody_else_sees() {
    bench.discord.denies(bench.general.channel(), Permission.CREATE_PRIVATE_THREADS);
    var room = made(closed(bench.general, false));

    assertThat(room.isThread()).isFalse();
    isForAnaOnly(room);
    var forum = Place.channel(Discord.NAME, bench.discord.guild(), bench.discord.forum("posts"));
    assertThat(made(closed(forum, false)).isThread()).isFalse();
  }

  @Test
  void it_is_a_channel_where_the_organisation_wants_one_or_there_is_nothing_to_hang_it_on() {
    isForAnaOnly(made(closed(bench.general, true)));
    var alone = made(closed(null, false));
    assertThat(alone.isThread()).isFalse();
    isForAnaOnly(alone);
  }

  @Test
  void a_channel_has_a_topic_that_fits_and_a_thread_has_none() {
    var words = "checkout ".repeat(400);
    var room =
        made(
            new Outgoing.MakeRoom(
                bench.id(), bench.discord.guild(), "inc-7", words, false, bench.general, true));
    assertThat(bench.adapter.deliver(new Outgoing.Topic(bench.id(), room, words + "again")))
        .isInstanceOf(Receipt.Delivered.class);
    assertThat(bench.discord.requests(it -> it.body().has("topic")))
        .hasSize(2)
        .allSatisfy(it ->
            assertThat(it.body().path("topic").asString())
                .startsWith("checkout checkout")
                .hasSizeLessThanOrEqualTo(1_024));

    var thread = made(closed(bench.general, false));
    assertThat(bench.adapter.deliver(new Outgoing.Topic(bench.id(), thread, "Major")))
        .isInstanceOfSatisfying(
            Receipt.Refused.class,
            it -> assertThat(it.reason()).isEqualTo(Receipt.Reason.NOT_POSSIBLE));
  }

  @Test
  void a_room_whose_answer_was_lost_is_found_again() {
    var began = Instant.now();
    var wanted = closed(bench.general, false);
    assertThat(bench.adapter.find(wanted, began)).isEqualTo(new Finding.Absent());
    var room = made(wanted);

    assertThat(bench.adapter.find(wanted, began))
        .isEqualTo(new Finding.Done(new Posting(room, Objects.requireNonNull(room.thread()))));
  }
}
