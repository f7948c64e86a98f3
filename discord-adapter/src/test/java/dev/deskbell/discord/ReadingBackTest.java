package dev.deskbell.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Content;
import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.History;
import dev.deskbell.chat.History.Reading;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Message;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Phrase;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Reconciler.Finding;
import dev.deskbell.chat.Reply;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.discord.fake.FakeDiscord;
import dev.deskbell.discord.fake.Person;
import dev.deskbell.discord.fake.PersonPlayer;
import dev.deskbell.discord.fake.RestTroubles.Kind;
import dev.deskbell.discord.fake.RestTroubles.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the desk finds on Discord of what was said and done there. */
class ReadingBackTest {

  private static final Duration LONG = Duration.ofMinutes(10);

  private final FakeDiscord discord = DiscordStage.invited(Clock.systemUTC());
  private final Discord adapter = adapter(Clock.systemUTC());
  private final Discord later = adapter(Clock.offset(Clock.systemUTC(), LONG));
  private final Person ana = discord.person("ana", ZoneId.of("Europe/Berlin"));
  private final PersonPlayer player = new PersonPlayer(ana, Discord.NAME, discord.guild());
  private final Place general =
      Place.channel(Discord.NAME, discord.guild(), discord.channel("general"));
  private final Instant began = Instant.now().minusSeconds(5);
  private final List<Discord> freshOnes = new CopyOnWriteArrayList<>();
  private final AtomicInteger deeds = new AtomicInteger();

  @AfterEach
  void close() {
    adapter.close();
    later.close();
    freshOnes.forEach(Discord::close);
    discord.close();
  }

  /** A desk that says nothing. */
  private static final class Desk implements Conversation {
    @Override
    public Reply receive(Incoming incoming) {
      return new Reply.Silence();
    }

    @Override
    public List<Phrase> phrases() {
      return List.of(new Phrase("kit.help", "help", "Help", List.of(), null));
    }
  }

  private Discord adapter(Clock clock) {
    return new Discord(
        DiscordStage.settings(discord),
        new Desk(),
        new SoleLease(),
        (_, _, _) -> true,
        (_, _) -> {},
        clock);
  }

  private Outgoing.Post post(Place to, Content content) {
    return new Outgoing.Post("back" + deeds.incrementAndGet(), to, content, Set.of());
  }

  private Posting delivered(Outgoing outgoing) {
    var receipt = adapter.deliver(outgoing);
    assertThat(receipt).isInstanceOf(Receipt.Delivered.class);
    return Objects.requireNonNull(((Receipt.Delivered) receipt).posting());
  }

  @Test
  void a_post_of_a_forum_is_found_by_its_title() {
    var forum = Place.channel(Discord.NAME, discord.guild(), discord.forum("tickets", "Open"));
    var state = new Block.Facts.Row("State", Text.of("open"));
    var post = post(forum, Card.of("INC-1", Tone.CALM, new Block.Facts(List.of(state))));
    assertThat(later.find(post, began)).isEqualTo(new Finding.Absent());
    var posting = delivered(post);

    assertThat(adapter.find(post, Instant.now())).isEqualTo(new Finding.Done(posting));
    assertThat(later.find(post, began)).isEqualTo(new Finding.Done(posting));
  }

  @Test
  void a_file_and_a_letter_of_long_ago_are_found() {
    var file = new FileContent("a.txt", "text/plain", "it".getBytes(StandardCharsets.UTF_8));
    var upload = new Outgoing.Upload("up", general, Text.of("See"), file);
    var letter = new Outgoing.Direct("letter", player.account(), new Saying(Text.of("For you")));
    assertThat(later.find(upload, began)).isEqualTo(new Finding.Absent());
    assertThat(later.find(letter, began)).isEqualTo(new Finding.Absent());

    var up = delivered(upload);
    var sent = delivered(letter);
    assertThat(later.find(upload, began)).isEqualTo(new Finding.Done(up));
    assertThat(later.find(letter, began)).isEqualTo(new Finding.Done(sent));
  }

  @Test
  void a_room_is_found_by_its_name() {
    var room = new Outgoing.MakeRoom("room", discord.guild(), "Major outage!", "", true, null);
    assertThat(adapter.find(room, began)).isEqualTo(new Finding.Absent());
    var posting = delivered(room);
    assertThat(adapter.find(room, began)).isEqualTo(new Finding.Done(posting));
  }

  @Test
  void what_people_said_meanwhile_is_read_back_in_its_order() {
    var card = delivered(post(general, Card.of("INC-1", Tone.CALM)));
    assertThat(adapter.since(card.thread(), began))
        .as("nobody has begun the thread")
        .isInstanceOf(Reading.Never.class);
    delivered(post(card.thread(), new Saying(Text.of("from the desk"))));
    var first = player.says(card.thread(), "first");
    var second = player.says(card.thread(), "second");

    var read = read(adapter, card.thread());
    assertThat(read.said())
        .extracting(History.Past::message)
        .containsExactly(
            new Message(first, player.account(), "first", List.of()),
            new Message(second, player.account(), "second", List.of()));
    assertThat(read.said()).allSatisfy(it -> assertThat(it.at()).isAfter(began));
    assertThat(read.standing()).contains(first.message(), second.message());
    assertThat(read.upTo()).isNull();
  }

  private Reading.Read read(Discord by, Place thread) {
    var reading = by.since(thread, began);
    assertThat(reading).isInstanceOf(Reading.Read.class);
    return (Reading.Read) reading;
  }

  @Test
  void what_was_edited_says_when_and_what_was_taken_back_does_not_stand() {
    var card = delivered(post(general, Card.of("INC-1", Tone.CALM)));
    delivered(post(card.thread(), new Saying(Text.of("from the desk"))));
    var kept = player.says(card.thread(), "frist");
    var gone = player.says(card.thread(), "a secret");
    player.edits(kept, "first");
    player.removes(gone);

    var read = read(adapter, card.thread());
    assertThat(read.said())
        .singleElement()
        .satisfies(it -> assertThat(it.message().words()).isEqualTo("first"))
        .satisfies(it -> assertThat(it.editedAt()).isAfter(it.at()));
    assertThat(read.standing()).contains(kept.message()).doesNotContain(gone.message());
  }

  @Test
  void a_thread_that_discord_does_not_show_just_now_is_read_when_it_says() {
    var card = delivered(post(general, Card.of("INC-1", Tone.CALM)));
    delivered(post(card.thread(), new Saying(Text.of("from the desk"))));
    for (var i = 0; i < 2; i++) {
      player.says(card.thread(), "word " + i);
    }
    discord.restTroubles().next(_ -> true, new Kind.TooFast(Scope.USER, Duration.ofSeconds(7)));

    assertThat(adapter.since(card.thread(), began))
        .isInstanceOfSatisfying(
            Reading.NotNow.class, it -> assertThat(it.after()).isEqualTo(Duration.ofSeconds(7)));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void what_discord_does_not_tell_just_now_is_neither_absent_nor_unclear(
      Kind trouble, Duration after) {
    var file = new FileContent("a.txt", "text/plain", "it".getBytes(StandardCharsets.UTF_8));
    var card = delivered(post(general, Card.of("INC-1", Tone.CALM)));
    var letter = new Outgoing.Direct("letter", player.account(), new Saying(Text.of("For you")));
    for (var lost :
        List.of(
            post(general, new Saying(Text.of("lost"))),
            post(card.thread(), new Saying(Text.of("lost"))),
            new Outgoing.Upload("up", general, Text.of("See"), file),
            letter,
            new Outgoing.MakeRoom("room", discord.guild(), "Major", "", true, null))) {
      discord.restTroubles().every(_ -> true, trouble);
      assertThat(fresh().find(lost, began))
          .as(lost.getClass().getSimpleName())
          .isInstanceOfSatisfying(
              Finding.NotNow.class, it -> assertThat(it.after()).isEqualTo(after));
      discord.restTroubles().end();
    }
  }

  static List<Arguments> troubles() {
    return List.of(
        Arguments.of(new Kind.Status(502), Duration.ZERO),
        Arguments.of(new Kind.CutAfter(), Duration.ZERO),
        Arguments.of(new Kind.TooFast(Scope.USER, Duration.ofSeconds(7)), Duration.ofSeconds(7)));
  }

  @Test
  void what_discord_refuses_to_tell_is_unclear() {
    var lost = new Outgoing.Direct("letter", player.account(), new Saying(Text.of("For you")));
    discord.restTroubles().every(_ -> true, new Kind.Refused(403, 50001, "Missing Access"));
    assertThat(fresh().find(lost, began)).isInstanceOf(Finding.Unclear.class);
  }

  /** One that remembers nothing, long after the nonce is forgotten. */
  private Discord fresh() {
    var fresh = adapter(Clock.offset(Clock.systemUTC(), LONG));
    freshOnes.add(fresh);
    return fresh;
  }

  @Test
  void answers_to_a_direct_message_are_read_back_as_its_thread() {
    var card = delivered(new Outgoing.Direct("l1", player.account(), Card.of("INC-1", Tone.CALM)));
    player.writes("something else");
    var answer = player.says(card.thread(), "still broken");

    assertThat(read(later, card.thread()).said())
        .extracting(History.Past::message)
        .containsExactly(new Message(answer, player.account(), "still broken", List.of()));
  }

  @Test
  void who_left_is_known_to_have_left() {
    var account = new Account(Discord.NAME, discord.guild(), ana.id());
    assertThat(Objects.requireNonNull(adapter.of(account)).active()).isTrue();
    ana.leaves();
    assertThat(Objects.requireNonNull(adapter.of(account)).active()).isFalse();
  }
}
