package dev.deskbell.testing.contract;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Choice;
import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

/** Cards with all there is, and as much of it as there may be. */
public final class EveryBlock {

  /** What is to be read on {@link #card}. */
  static final List<String> WORDS =
      List.of(
          "Checkout is down",
          "plain words",
          "strong words",
          "desk help",
          "all services",
          "small print",
          "State",
          "On hold",
          "Priority",
          "P1",
          "Service",
          "Since",
          "Shop",
          "two hours",
          "Payments",
          "ten minutes");

  private EveryBlock() {}

  public static Card card(Player named) {
    var same = new Call("kit.twin", "INC-7");
    return new Card(
        "Checkout is down",
        Tone.ALARM,
        List.of(
            new Block.Paragraph(everySpan(named)),
            new Block.Facts(List.of(row("State", "On hold"), row("Priority", "P1"))),
            new Block.Table(
                List.of("Service", "Since"),
                List.of(cells("Shop", "two hours"), cells("Payments", "ten minutes"))),
            new Block.Picture("A falling curve", new FileContent("curve.png", "image/png", PIXEL)),
            new Block.Note(Text.of("small print"))),
        List.of(
            Action.main("Main", new Call("kit.main", "")),
            Action.button("Plain", new Call("kit.plain", "")),
            Action.danger("Danger", new Call("kit.danger", "")),
            Action.button("Twin one", same),
            Action.button("Twin two", same),
            new Action.Link("Read on", URI.create("https://docs.example/guide")),
            new Action.Menu(
                "How bad?",
                same,
                List.of(new Choice("low", "Little"), new Choice("high", "Very")))));
  }

  private static Text everySpan(Player named) {
    return Text.of("plain words, ")
        .and(new Span.Strong("strong words"))
        .and(", ")
        .and(new Span.Code("desk help"))
        .and(", ")
        .and(new Span.Mention(named.account(), named.name()))
        .and(", ")
        .and(new Span.Mention(null, "somebody elsewhere"))
        .and(", ")
        .and(new Span.Link("all services", URI.create("https://status.example/all?a=1&b=2")));
  }

  /** As many blocks, characters, buttons and choices as the words of chat allow. */
  public static Card fullest() {
    return full("first words", "last words");
  }

  /** As full, of these words over and over. */
  public static Card filledWith(String words) {
    var much = words.repeat(2_000 / words.length());
    return full(much, much);
  }

  private static Card full(String first, String last) {
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Paragraph(Text.of(first)));
    blocks.add(
        new Block.Facts(
            IntStream.range(0, Block.Facts.MOST)
                .mapToObj(it -> row("Fact " + it, "yes"))
                .toList()));
    IntStream.range(0, Card.MOST_BLOCKS - 4)
        .mapToObj(it -> new Block.Note(Text.of("note " + it)))
        .forEach(blocks::add);
    blocks.add(new Block.Paragraph(Text.of("filling ".repeat(240))));
    blocks.add(new Block.Paragraph(Text.of(last)));
    var actions = new ArrayList<Action>();
    IntStream.range(0, Card.MOST_BUTTONS)
        .mapToObj(it -> Action.button("Button " + it, new Call("kit.button", "x".repeat(60) + it)))
        .forEach(actions::add);
    IntStream.range(0, Card.MOST_MENUS)
        .mapToObj(it -> new Action.Menu("Menu " + it, new Call("kit.menu", "" + it), choices()))
        .forEach(actions::add);
    return new Card("Title of the fullest", Tone.WARNING, blocks, actions);
  }

  private static List<Choice> choices() {
    return IntStream.range(0, Choice.MOST)
        .mapToObj(it -> new Choice("v".repeat(Choice.LONGEST_VALUE - 2) + it, "l".repeat(73) + it))
        .toList();
  }

  private static Block.Facts.Row row(String label, String value) {
    return new Block.Facts.Row(label, Text.of(value));
  }

  private static List<Text> cells(String... words) {
    return List.of(words).stream().map(Text::of).toList();
  }

  private static final byte[] PIXEL =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=");
}
