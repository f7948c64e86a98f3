package dev.deskbell.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Field;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Message;
import dev.deskbell.chat.Origin;
import dev.deskbell.chat.Phrase;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Reply;
import dev.deskbell.chat.Speaker;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import dev.deskbell.testing.Desk;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HearingTest {
  enum Impact {
    HIGH,
    LOW
  }

  private static final Param<String> TITLE = Param.of("title", "What happens?", Types.line(200));
  private static final Param<Impact> IMPACT =
      Param.of("impact", "Impact", Types.oneOf("impact", Impact.class, Impact::name));
  private static final Param<String> TOPIC = Param.of("topic", "Topic", new Topics());

  private final Bench bench =
      new Bench(
          Bench.practice(
              Operation.named("incident.declare")
                  .says("incident declare", "Report an incident")
                  .needs(TITLE)
                  .takes(IMPACT)
                  .onMessage("Report as incident")
                  .onStart(1, "Report an incident")
                  .words(TITLE)
                  .does(this::declare),
              Operation.named("secret")
                  .says("secret", "For managers")
                  .takes(TOPIC)
                  .by(Role.MANAGER)
                  .does(_ -> Outcome.silence())));

  @AfterEach
  void close() {
    bench.close();
  }

  private Outcome declare(Turn turn) {
    var from = turn.message().map(it -> " from " + it.posting().message()).orElse("");
    bench
        .writes()
        .add(1, "insert into trace values (?)", turn.get(TITLE) + from + " " + turn.files().size());
    return Outcome.said("Declared.");
  }

  private static Message message(String words) {
    var place = Place.channel(Desk.PLATFORM, Desk.WORKSPACE, "room");
    return new Message(new Posting(place, "m1"), Desk.account("bob"), words, List.of());
  }

  @Test
  void an_operation_called_on_a_message_begins_with_its_words() {
    var asked = bench.desk.as("ana").calls("incident.declare", message("Mail is slow"));
    assertThat(asked.form().fields().getFirst())
        .isInstanceOfSatisfying(
            Field.Line.class, it -> assertThat(it.value()).isEqualTo("Mail is slow"));
    asked.sends(Map.of());
    assertThat(bench.traces()).containsExactly("Mail is slow from m1 0");
  }

  @Test
  void what_fits_is_offered_to_who_may() {
    bench.appoint("max", Role.MANAGER);
    assertThat(bench.desk.as("max").looksUp(Call.to("secret"), "topic", "a")).hasSize(25);
    assertThat(bench.desk.as("ana").looksUp(Call.to("secret"), "topic", "a")).isEmpty();
    assertThat(bench.desk.as("max").looksUp(Call.to("gone"), "topic", "a")).isEmpty();
  }

  @Test
  void the_home_page_is_the_start_card() {
    assertThat(bench.desk.as("ana").opensHome().buttons()).contains("Report an incident");
  }

  @Test
  void typed_options_override_words() {
    var done =
        bench
            .desk
            .as("ana")
            .types("incident declare", Map.of("title", "Mail is slow", "impact", "low"), Map.of());
    assertThat(done.text()).isEqualTo("Declared.");
  }

  @Test
  void a_bot_is_not_answered() {
    var bot = new Speaker(Desk.account("robot"), "robot", Set.of(), Speaker.Kind.BOT);
    var reply =
        bench
            .desk
            .as("ana")
            .does(it -> new Incoming.Command(by(bot, it), "incident declare x"))
            .reply();
    assertThat(reply).isInstanceOf(Reply.Silence.class);
    assertThat(bench.traces()).isEmpty();
  }

  private static Origin by(Speaker speaker, Origin it) {
    return new Origin(it.delivery(), speaker, it.at(), it.audience(), it.when());
  }

  @Test
  void who_asks_without_end_is_asked_to_wait_and_keeps_the_words() {
    var ana = bench.desk.as("ana");
    var answers =
        IntStream.range(0, 80).mapToObj(it -> ana.types("incident declare number " + it)).toList();
    assertThat(bench.traces()).hasSizeBetween(50, 70);
    assertThat(answers.getLast().text()).contains("Give me a minute").contains("number 79");
    assertThat(bench.desk.as("bob").types("incident declare mine").text()).isEqualTo("Declared.");
  }

  @Test
  void who_is_asked_to_wait_keeps_typed_options_too() {
    var ana = bench.desk.as("ana");
    IntStream.range(0, 80).forEach(it -> ana.types("help"));
    assertThat(ana.types("incident declare", Map.of("title", "a long title"), Map.of()).text())
        .contains("Give me a minute")
        .contains("a long title");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "incident declare \0 NUL \u0007 bell",
        "incident declare lone \uD83D surrogate",
        "incident declare \u202Ereversed\u202C text",
        "incident declare @everyone <!channel> [a](https://evil.example)",
        "\0",
        "\u202E",
        "incident declare \"",
        "incident declare impact:",
        "~aaaaaaaaaaaaaaaa.go",
        "incident declare '; drop table inbox; --"
      })
  void whatever_is_typed_gets_an_answer(String typed) {
    var answer = bench.desk.as("ana").types(typed);
    assertThat(answer.reply())
        .satisfiesAnyOf(
            it -> assertThat(it).isInstanceOf(Reply.Ask.class),
            it ->
                assertThat(((Reply.Whisper) it).card().plain())
                    .doesNotContain("tell an administrator this number"));
    assertThat(bench.traces()).allSatisfy(it -> assertThat(it).doesNotContain("\u202E", "\uD83D"));
  }

  @Test
  void a_hundred_thousand_characters_are_cut_visibly() {
    bench.desk.as("ana").types("incident declare " + "long ".repeat(20_000));
    assertThat(bench.traces().getFirst()).hasSizeLessThan(250).contains("…");
    var puzzled = bench.desk.as("ana").types("long ".repeat(20_000));
    assertThat(puzzled.text().length()).isLessThanOrEqualTo(Card.LONGEST + 50);
  }

  @Test
  void platforms_are_told_what_can_be_said() {
    var phrases = bench.bean(Router.class).phrases();
    assertThat(phrases).extracting(Phrase::words).contains("help", "incident declare", "secret");
    assertThat(phrases)
        .filteredOn(it -> it.words().equals("incident declare"))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.onMessage()).isEqualTo("Report as incident");
          assertThat(it.parameters().get(1).choices()).hasSize(2);
        });
  }

  @Test
  void who_is_mentioned_is_the_person_behind_the_account() {
    var person = new PersonType(bench.bean(dev.deskbell.people.People.class));
    var mentioned = Map.of("@Bob B.", Desk.account("bob"));
    var ana = bench.person("ana");
    assertThat(person.read("@Bob B.", reader(ana, mentioned))).isEqualTo(bench.person("bob"));
    assertThat(person.read("me", reader(ana, Map.of()))).isEqualTo(ana);
  }

  private Reader reader(Person person, Map<String, Account> mentioned) {
    var place = Place.channel(Desk.PLATFORM, Desk.WORKSPACE, "room");
    return new Reader(
        person,
        dev.deskbell.testing.Desk.account("ana"),
        bench.clock.instant(),
        place,
        mentioned,
        Map.of());
  }

  /** Knows more than can be shown. */
  private record Topics() implements Type<String> {
    @Override
    public String read(String typed, Reader reader) {
      return typed;
    }

    @Override
    public Field field(
        Field.Ask ask, @org.jspecify.annotations.Nullable String typed, Reader reader) {
      return new Field.Line(ask, "", 20);
    }

    @Override
    public List<dev.deskbell.chat.Choice> suggest(String typed, Reader reader) {
      return IntStream.range(0, 40)
          .mapToObj(it -> new dev.deskbell.chat.Choice("a" + it, "A" + it))
          .toList();
    }

    @Override
    public String example() {
      return "a1";
    }
  }
}
