package dev.deskbell.slack;

import static dev.deskbell.testing.contract.Hostile.asRead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.RichTextBlock;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.block.element.RichTextElement;
import com.slack.api.model.block.element.RichTextPreformattedElement;
import com.slack.api.model.block.element.RichTextSectionElement;
import dev.deskbell.chat.Account;
import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Content;
import dev.deskbell.chat.Field;
import dev.deskbell.chat.Form;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.testing.contract.AnyContent;
import dev.deskbell.testing.contract.EveryBlock;
import dev.deskbell.testing.contract.Hostile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SlackDrawingTest {

  private static final Account ANA = new Account("slack", "T1", "U1");
  private static final int MOST_CHARACTERS = 13_200;

  @Test
  void whatever_the_desk_tells_is_a_message_that_slack_takes() {
    qt().withExamples(300)
        .withShrinkCycles(0)
        .forAll(longs().all())
        .checkAssert(seed -> {
          var any = new AnyContent(seed, ANA);
          takes(any.card());
          takes(any.saying());
        });
  }

  @Test
  void whatever_the_desk_asks_is_a_modal_that_slack_takes() {
    qt().withExamples(300)
        .withShrinkCycles(0)
        .forAll(longs().all())
        .checkAssert(seed -> {
          var view = SlackForms.draw(new AnyContent(seed, ANA).form());
          assertThat(BlockKit.MODAL.problems(view)).isEmpty();
          assertThat(isCarried(BlockKit.json(view))).isTrue();
        });
  }

  @Test
  void the_fullest_cards_keep_all_their_buttons() {
    for (var words : List.of("*", "&", "<", "@everyone ", "`", "Z\u0351\u036B")) {
      takes(EveryBlock.filledWith(words));
    }
    takes(EveryBlock.fullest());
    assertThat(words(EveryBlock.fullest())).contains("first words", "last words");
  }

  private static void takes(Content content) {
    var message = SlackCards.draw(content, Set.of(ANA));
    assertThat(BlockKit.MESSAGE.problems(message)).isEmpty();
    var json = BlockKit.json(message);
    assertThat(isCarried(json + message.text())).isTrue();
    assertThat(counted(message)).isLessThan(MOST_CHARACTERS);
    assertThat(json).doesNotContain("\"broadcast\"", "\"usergroup\"", "\"mrkdwn\"");
    if (content instanceof Card card) {
      var ids = ids(message);
      assertThat(ids).doesNotHaveDuplicates().hasSize(card.actions().size());
      assertThat(ids.stream().filter(it -> !it.startsWith("link:")).map(SlackActions::call))
          .containsExactlyElementsOf(calls(card).toList());
    }
  }

  /** No half of a character is lost on the way. */
  private static boolean isCarried(String json) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(json);
  }

  /** As Slack counts, with entities for what it escapes. */
  private static int counted(SlackMessage message) {
    return BlockKit.words("text", message).stream()
        .mapToInt(it -> SlackText.escaped(it).length())
        .sum();
  }

  private static Stream<Call> calls(Card card) {
    return card.actions().stream()
        .filter(it -> !(it instanceof Action.Link))
        .map(it ->
            switch (it) {
              case Action.Button(_, var call, _) -> call;
              case Action.Menu(_, var call, _) -> call;
              case Action.Link _ -> throw new AssertionError();
            });
  }

  private static List<String> ids(SlackMessage message) {
    return BlockKit.words("action_id", message);
  }

  @Test
  void what_people_typed_is_words_and_nothing_else() {
    for (var hostile : Hostile.WORDS) {
      assertThat(elements(Text.of(hostile), Set.of(ANA)))
          .allSatisfy(it -> assertThat(it).isInstanceOf(RichTextSectionElement.Text.class));
      assertThat(asRead(words(new Saying(Text.of(hostile))))).isEqualTo(asRead(hostile));
    }
  }

  @Test
  void the_text_for_notifications_is_escaped() {
    var drawn = SlackCards.draw(new Saying(Text.of("<!channel> & <@U1>")), Set.of(ANA));
    assertThat(drawn.text()).isEqualTo("&lt;!channel&gt; &amp; &lt;@U1&gt;");
  }

  @Test
  void only_who_is_named_is_mentioned() {
    var text = Text.of(new Span.Mention(ANA, "Ana"));
    assertThat(elements(text, Set.of(ANA)))
        .singleElement()
        .isInstanceOfSatisfying(
            RichTextSectionElement.User.class, it -> assertThat(it.getUserId()).isEqualTo("U1"));
    assertThat(words(new Saying(text))).isEqualTo("@Ana");
  }

  @Test
  void a_moment_is_left_to_the_readers_own_client() {
    var at = Instant.parse("2026-03-05T13:37:00Z");
    var text = Text.of(new Span.Timestamp(at, Span.Timestamp.Style.MOMENT, "5 March"));
    assertThat(elements(text, Set.of()))
        .singleElement()
        .isInstanceOfSatisfying(
            RichTextSectionElement.Date.class,
            it -> {
              assertThat(it.getTimestamp()).isEqualTo((int) at.getEpochSecond());
              assertThat(it.getFormat()).isEqualTo("{date_short_pretty} {time}");
              assertThat(it.getFallback()).isEqualTo("5 March");
            });
  }

  @Test
  void a_card_reads_from_its_title_to_its_buttons() {
    var card =
        Card.of(
                "Checkout <is> down",
                Tone.ALARM,
                new Block.Facts(List.of(new Block.Facts.Row("State", Text.of("Held")))),
                new Block.Table(
                    List.of("Service", "Since"),
                    List.of(List.of(Text.of("Shop"), Text.of("noon")))))
            .with(Action.danger("Resolve", new Call("kit.resolve", "INC-7")));
    var blocks = BlockKit.blocks(SlackCards.draw(card, Set.of()));

    assertThat(((HeaderBlock) blocks.getFirst()).getText().getText())
        .isEqualTo("🔴 Checkout <is> down");
    assertThat(words(card)).contains("State: Held").contains("Service  Since\nShop     noon");
    var button = (ButtonElement) ((ActionsBlock) blocks.getLast()).getElements().getFirst();
    assertThat(button.getStyle()).isEqualTo("danger");
    assertThat(SlackActions.call(button.getActionId())).isEqualTo(new Call("kit.resolve", "INC-7"));
  }

  @Test
  void a_link_shows_where_it_leads() {
    var link = new Span.Link("bank.example", URI.create("https://evil.example/a"));
    assertThat(elements(Text.of(link), Set.of()))
        .singleElement()
        .isInstanceOfSatisfying(
            RichTextSectionElement.Link.class,
            it -> assertThat(it.getText()).isEqualTo("bank.example (evil.example)"));
  }

  @Test
  void a_form_names_its_fields_and_its_call() {
    var ask = new Field.Ask("summary", "What is wrong?", "", true);
    var call = new Call("kit.long", "x".repeat(Call.LONGEST - 9));
    var view =
        SlackForms.draw(new Form("Tell us", call, "Send", List.of(new Field.Line(ask, "", 50))));

    assertThat(Call.parse(view.getCallbackId())).isEqualTo(call);
    assertThat(view.getBlocks())
        .singleElement()
        .isInstanceOfSatisfying(
            InputBlock.class,
            it -> {
              assertThat(it.getBlockId()).isEqualTo("summary");
              assertThat(it.isOptional()).isFalse();
              assertThat(it.getLabel()).isEqualTo(label("What is wrong?"));
            });
  }

  private static PlainTextObject label(String words) {
    return PlainTextObject.builder().text(words).emoji(false).build();
  }

  private static String words(Content content) {
    return elements(content, Set.of())
        .map(it -> Objects.requireNonNull(((RichTextSectionElement.Text) it).getText()))
        .collect(Collectors.joining());
  }

  private static List<RichTextElement> elements(Text text, Set<Account> notifying) {
    return elements(new Saying(text), notifying).toList();
  }

  private static Stream<RichTextElement> elements(Content content, Set<Account> notifying) {
    return BlockKit.blocks(SlackCards.draw(content, notifying)).stream()
        .filter(RichTextBlock.class::isInstance)
        .flatMap(it -> ((RichTextBlock) it).getElements().stream())
        .flatMap(it -> elements(it).stream());
  }

  private static List<RichTextElement> elements(Object element) {
    return switch (element) {
      case RichTextSectionElement section -> section.getElements();
      case RichTextPreformattedElement drawn -> drawn.getElements();
      default -> throw new AssertionError("unexpected " + element);
    };
  }
}
