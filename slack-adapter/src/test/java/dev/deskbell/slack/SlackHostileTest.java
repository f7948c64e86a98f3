package dev.deskbell.slack;

import static dev.deskbell.testing.contract.Hostile.asRead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.deskbell.chat.Answer;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Content;
import dev.deskbell.chat.Field;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Reply;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.slack.fake.SlackPlayer;
import dev.deskbell.testing.contract.AnyContent;
import dev.deskbell.testing.contract.Seen;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever the desk draws, of whatever people typed, as the people before Slack see it. */
class SlackHostileTest {
  private static final int EXAMPLES = 40;

  /** So much fits, whatever stands in it: no character counts for more than five with Slack. */
  private static final int FITS = 1_600;

  private static final String MORE = "…thereismorethanfitshere";

  private final ListeningDesk desk = new ListeningDesk();
  private final SlackStage stage = SlackStage.overHttp(desk, Clock.systemUTC());
  private final Place room = stage.room("general");
  private SlackPlayer ana;
  private SlackPlayer ben;
  private int count;

  @BeforeEach
  void arrive() {
    ana = stage.player("ana", ZoneId.of("Europe/Berlin"));
    ben = stage.player("ben", ZoneId.of("America/New_York"));
  }

  /** Closing also tells what Slack would not have taken. */
  @AfterEach
  void nobodyWasCalled() {
    assertThat(ana.notifications()).isEmpty();
    assertThat(ben.notifications()).isEmpty();
    stage.close();
  }

  @Test
  void any_card_is_taken_by_slack_and_loses_nothing_silently() {
    examples(seed -> {
      var card = new AnyContent(seed, ana.account()).card();
      var seen = posted(card);
      assertThat(seen.buttons().size() + seen.menus().size() + seen.links().size())
          .isEqualTo(card.actions().size());
      keeps(seen, Read.of(card));
    });
  }

  @Test
  void any_message_is_taken_by_slack_and_loses_nothing_silently() {
    examples(seed -> {
      var saying = new AnyContent(seed, ana.account()).saying();
      keeps(posted(saying), Read.of(saying));
    });
  }

  /** A name longer than a message, and words behind it. */
  @Test
  void what_follows_a_name_that_has_no_room_leaves_a_sign() {
    var saying = new AnyContent(3_032_435_423_807_498_438L, ana.account()).saying();
    var seen = posted(saying);
    assertThat(seen.words()).endsWith("…");
    keeps(seen, Read.of(saying));
  }

  @Test
  void what_slack_counts_for_four_or_five_is_cut_where_people_see_it() {
    for (var character : List.of("&", "<", ">")) {
      var lengthy = Text.of(character.repeat(1_900));
      var card =
          Card.of(
              "Long",
              Tone.CALM,
              new Block.Paragraph(lengthy),
              new Block.Note(Text.of(character.repeat(900))),
              new Block.Facts(List.of(new Block.Facts.Row("At the end", Text.of("of it")))));
      keeps(posted(card), Read.of(card));
      assertThat(posted(card).words()).contains("…");
      keeps(posted(new Saying(lengthy)), Read.of(new Saying(lengthy)));
    }
  }

  @Test
  void any_card_can_become_any_other() {
    var posting = standing(new Saying(Text.of("first")));
    examples(seed -> {
      var edit = new Outgoing.Edit(id(), posting, new AnyContent(seed, ana.account()).card());
      assertThat(stage.adapter.deliver(edit)).isEqualTo(new Receipt.Delivered(posting));
    });
  }

  @Test
  void any_card_can_be_whispered_sent_to_one_person_and_made_their_page() {
    examples(seed -> {
      var card = new AnyContent(seed, ana.account()).card();
      desk.answers(new Reply.Whisper(card));
      var before = ana.whispers().size();
      ana.types(room, "kit try");
      await().pollInterval(Duration.ofMillis(10)).until(() -> ana.whispers().size() == before + 1);
      assertThat(ana.whispers().getLast().words()).doesNotContain("dispatch_failed");
      var letter = new Outgoing.Direct(id(), ana.account(), card);
      assertThat(stage.adapter.deliver(letter)).isInstanceOf(Receipt.Delivered.class);
      var page = new Outgoing.Page(id(), ana.account(), card);
      assertThat(stage.adapter.deliver(page)).isInstanceOf(Receipt.Delivered.class);
    });
  }

  @Test
  void any_form_opens_and_comes_back_as_it_was() {
    examples(seed -> {
      var form = new AnyContent(seed, ben.account()).form();
      desk.answers(new Reply.Ask(form));
      ana.types(room, "kit try");
      await().pollInterval(Duration.ofMillis(10)).until(() -> ana.form().isPresent());
      assertThat(ana.form().orElseThrow().fields()).hasSize(form.fields().size());
      desk.answers(new Reply.Silence());
      desk.heard.clear();

      ana.submits(Map.of());

      var submission = desk.hears(Incoming.Submission.class);
      assertThat(submission.call()).isEqualTo(form.call());
      form.fields().forEach(it -> isAnswered(it, submission.answers()));
      assertThat(ana.form()).isEmpty();
    });
  }

  @Test
  void any_form_is_given_back_with_its_problems() {
    examples(seed -> {
      var form = new AnyContent(seed, ben.account()).form();
      desk.answers(new Reply.Ask(form));
      ana.types(room, "kit try");
      await().pollInterval(Duration.ofMillis(10)).until(() -> ana.form().isPresent());
      var problem = Map.of(form.fields().getFirst().ask().name(), "Say more <please> & soon.");
      desk.answers(new Reply.Amend(form, problem));
      ana.submits(Map.of());

      assertThat(ana.form().orElseThrow().problems())
          .containsValue("Say more <please> & soon.")
          .hasSize(1);
      desk.answers(new Reply.Silence());
      ana.submits(Map.of());
    });
  }

  private static void isAnswered(Field field, Map<String, Answer> answers) {
    var answer = answers.get(field.ask().name());
    switch (field) {
      case Field.Pick pick when answer instanceof Answer.Picked(var values) -> {
        var known = pick.choices().stream().map(it -> it.value()).toList();
        var stood = pick.chosen().stream().filter(known::contains).toList();
        assertThat(values).hasSize(Math.min(stood.size(), Math.max(1, pick.most())));
        assertThat(stood).containsAll(values);
      }
      case Field.PersonPick(_, var chosen) when chosen != null ->
          assertThat(answer).isEqualTo(new Answer.Someone(chosen));
      case Field.Line _, Field.Area _, Field.Pick _ -> assertThat(answer).isNotNull();
      case Field.PersonPick _, Field.Moment _, Field.Upload _ -> {}
    }
  }

  private void examples(java.util.function.Consumer<Long> example) {
    qt().withExamples(EXAMPLES).withShrinkCycles(0).forAll(longs().all()).checkAssert(example);
  }

  private dev.deskbell.chat.Posting standing(Content content) {
    var receipt = stage.adapter.deliver(new Outgoing.Post(id(), room, content, Set.of()));
    assertThat(receipt).isInstanceOf(Receipt.Delivered.class);
    return java.util.Objects.requireNonNull(((Receipt.Delivered) receipt).posting());
  }

  private Seen posted(Content content) {
    var posting = standing(content);
    return ben.sees(room).stream()
        .filter(it -> posting.equals(it.posting()))
        .findFirst()
        .orElseThrow();
  }

  /**
   * All of it can be read. Only what is long is cut, from its end on, and that can be seen; a cell
   * of a table or a title is cut for itself.
   */
  private static void keeps(Seen seen, Read expected) {
    var read = compact(seen.words());
    assertThat(expected.apart()).allMatch(it -> isRead(it, read) || isCut(it, read));
    var missing = expected.inOrder().stream().filter(it -> !isRead(it, read)).findFirst();
    missing.ifPresent(it -> {
      assertThat(expected.length()).as("what fits is not cut: %s", it).isGreaterThan(FITS);
      assertThat(isCut(it, read) || read.endsWith("…") || read.contains(MORE))
          .as("cut where nobody sees it")
          .isTrue();
    });
    assertThat(seen.marks())
        .extracting(Seen.Mark::kind)
        .doesNotContain(Seen.Mark.Kind.OTHER, Seen.Mark.Kind.PERSON);
  }

  private static boolean isRead(String words, String in) {
    return in.contains(compact(words));
  }

  /** Begun, and then a sign that there is more. */
  private static boolean isCut(String words, String in) {
    var whole = compact(words);
    return IntStream.rangeClosed(1, whole.length())
        .anyMatch(it -> in.contains(whole.substring(0, it) + "…"));
  }

  private static String compact(String words) {
    return asRead(words).replace(" ", "");
  }

  /**
   * What is to be read.
   *
   * @param apart cut each for itself
   * @param inOrder cut together, the last first
   * @param length of all of it
   */
  private record Read(List<String> apart, List<String> inOrder, int length) {
    static Read of(Card card) {
      var apart = Stream.concat(Stream.of(card.title()), card.blocks().stream().flatMap(Read::cut));
      return new Read(
          apart.toList(),
          card.blocks().stream().flatMap(Read::words).toList(),
          card.plain().length());
    }

    static Read of(Saying saying) {
      var words = saying.text().spans().stream().flatMap(Read::plain).toList();
      return new Read(List.of(), words, saying.text().plain().length());
    }

    private static Stream<String> cut(Block block) {
      return block instanceof Block.Table(var headings, var rows)
          ? Stream.concat(
              headings.stream(), rows.stream().flatMap(it -> it.stream().map(Text::plain)))
          : Stream.of();
    }

    private static Stream<String> words(Block block) {
      return switch (block) {
        case Block.Paragraph(var text) -> text.spans().stream().flatMap(Read::plain);
        case Block.Note(var text) -> text.spans().stream().flatMap(Read::plain);
        case Block.Facts(var rows) ->
            rows.stream()
                .flatMap(it ->
                    Stream.concat(
                        Stream.of(it.label()), it.value().spans().stream().flatMap(Read::plain)));
        case Block.Table _, Block.Picture _ -> Stream.of();
      };
    }

    private static Stream<String> plain(Span span) {
      return switch (span) {
        case Span.Plain(var words) -> Stream.of(words);
        case Span.Strong(var words) -> Stream.of(words);
        case Span.Code(var words) -> Stream.of(words);
        case Span.Mention _, Span.Timestamp _, Span.Link _ -> Stream.of();
      };
    }
  }

  private String id() {
    return "hostile" + ++count;
  }
}
