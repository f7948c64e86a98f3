package dev.deskbell.discord;

import static dev.deskbell.testing.contract.Hostile.asRead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.junit.jupiter.api.Test;

class DiscordDrawingTest {

  private static final Account ANA = new Account("discord", "1", "123456789012345678");
  private static final int MOST_CHARACTERS = 4_000;
  private static final int MOST_COMPONENTS = 40;
  private static final int COMPONENTS_V2 = 1 << 15;
  private static final int CONTAINER = 17;

  @Test
  void whatever_the_desk_tells_is_a_message_that_discord_takes() {
    qt().withExamples(150)
        .withShrinkCycles(0)
        .forAll(longs().all())
        .checkAssert(seed -> {
          var any = new AnyContent(seed, ANA);
          takes(any.card());
          takes(any.saying());
        });
  }

  @Test
  void whatever_the_desk_asks_is_a_modal_that_discord_takes() {
    qt().withExamples(150)
        .withShrinkCycles(0)
        .forAll(longs().all())
        .checkAssert(seed -> {
          var json = DiscordForms.draw(new AnyContent(seed, ANA).form()).toData().toString();
          assertThat(DiscordSchema.MODAL.problems(json)).isEmpty();
          assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(json)).isTrue();
        });
  }

  @Test
  void a_card_is_one_container_in_the_colour_of_its_state() {
    var colours = new HashSet<Integer>();
    for (var tone : Tone.values()) {
      var data = Drawn.of(Card.of("INC-1", tone), Set.of()).body();
      assertThat(data.getInt("flags") & COMPONENTS_V2).isNotZero();
      assertThat(data.getArray("components").length()).isEqualTo(1);
      var container = data.getArray("components").getObject(0);
      assertThat(container.getInt("type")).isEqualTo(CONTAINER);
      colours.add(container.getInt("accent_color"));
    }
    assertThat(colours).hasSameSizeAs(Tone.values());
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
    var data = Drawn.of(content, Set.of(ANA)).body();
    assertThat(DiscordSchema.MESSAGE.problems(data.toString())).isEmpty();
    var components = all(data.getArray("components"));
    assertThat(components).hasSizeLessThanOrEqualTo(MOST_COMPONENTS);
    assertThat(texts(components).stream().mapToInt(String::length).sum())
        .isLessThanOrEqualTo(MOST_CHARACTERS);
    var mentions = data.getObject("allowed_mentions");
    assertThat(mentions.getArray("parse").toList()).isEmpty();
    assertThat(mentions.getArray("users").toList()).hasToString("[" + ANA.user() + "]");
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(data.toString())).isTrue();
    if (content instanceof Card card) {
      var ids =
          components.stream()
              .map(it -> it.getString("custom_id", ""))
              .filter(it -> !it.isEmpty())
              .toList();
      assertThat(ids).doesNotHaveDuplicates();
      var actions = components.stream().filter(it -> List.of(2, 3).contains(it.getInt("type")));
      assertThat(actions).hasSize(card.actions().size());
    }
  }

  private static List<DataObject> all(DataArray components) {
    var all = new ArrayList<DataObject>();
    for (var i = 0; i < components.length(); i++) {
      var component = components.getObject(i);
      all.add(component);
      if (component.hasKey("components")) {
        all.addAll(all(component.getArray("components")));
      }
    }
    return all;
  }

  private static List<String> texts(List<DataObject> components) {
    return components.stream()
        .filter(it -> it.getInt("type") == 10)
        .map(it -> it.getString("content"))
        .toList();
  }

  private static String words(Content content) {
    var data = Drawn.of(content, Set.of()).body();
    return String.join("\n", texts(all(data.getArray("components"))));
  }

  @Test
  void what_people_typed_is_words_and_nothing_else() {
    for (var hostile : Hostile.WORDS) {
      var drawn = words(new Saying(Text.of(hostile)));
      assertThat(asRead(drawn.replaceAll("\\\\(\\p{Punct})", "$1"))).isEqualTo(asRead(hostile));
      assertThat(drawn.replaceAll("\\\\\\p{Punct}", ""))
          .as("left unescaped")
          .doesNotContain("*", "_", "~", "`", "|", ">", "<", "@", ":", "#", "[", "](");
    }
  }

  @Test
  void only_who_is_named_is_mentioned() {
    var text = Text.of(new Span.Mention(ANA, "Ana"));
    assertThat(DiscordText.markdown(text, Set.of(ANA))).isEqualTo("<@" + ANA.user() + ">");
    assertThat(DiscordText.markdown(text, Set.of())).isEqualTo("\\@Ana");
  }

  @Test
  void code_cannot_be_broken_out_of() {
    assertThat(DiscordText.markdown(Text.of(new Span.Code("a` @everyone `b")), Set.of()))
        .isEqualTo("`a' @everyone 'b`");
  }

  @Test
  void a_moment_is_left_to_the_readers_own_client() {
    var at = Instant.ofEpochSecond(1_772_717_820);
    var stamp = new Span.Timestamp(at, Span.Timestamp.Style.DISTANCE, "soon");
    assertThat(DiscordText.markdown(Text.of(stamp), Set.of())).isEqualTo("<t:1772717820:R>");
  }

  @Test
  void a_link_shows_where_it_leads() {
    var link = new Span.Link("bank.example", URI.create("https://evil.example/a"));
    assertThat(DiscordText.markdown(Text.of(link), Set.of()))
        .isEqualTo("[bank\\.example \\(evil\\.example\\)](<https://evil.example/a>)");
  }

  @Test
  void a_card_reads_from_its_title_to_its_table() {
    var card =
        Card.of(
            "Checkout *is* down",
            Tone.ALARM,
            new Block.Facts(List.of(new Block.Facts.Row("State", Text.of("Held")))),
            new Block.Note(Text.of("small")),
            new Block.Table(
                List.of("Service", "Since"), List.of(List.of(Text.of("Shop"), Text.of("noon")))));
    assertThat(words(card))
        .isEqualTo(
            """
            ## 🔴 Checkout \\*is\\* down
            **State:** Held
            -# small
            ```
            Service  Since
            Shop     noon
            ```\
            """);
  }

  @Test
  void the_longest_calls_come_back_whole() {
    var call = new Call("kit.long", "|:x".repeat(30).substring(0, Call.LONGEST - 9));
    var ask = new Field.Ask("summary", "What is wrong?", "", true);
    var modal =
        DiscordForms.draw(new Form("Tell us", call, "Send", List.of(new Field.Line(ask, "", 9))));
    assertThat(Call.parse(modal.getId())).isEqualTo(call);

    var card = Card.of("A", Tone.CALM).with(Action.main("Go", call));
    var id =
        all(DiscordCards.draw(card, Set.of()).components()).stream()
            .map(it -> it.getString("custom_id", ""))
            .filter(it -> !it.isEmpty())
            .findFirst()
            .orElseThrow();
    assertThat(DiscordActions.call(id)).isEqualTo(call);
  }
}
