package dev.deskbell.testing.contract;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Field;
import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.Form;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Cards, messages and forms of every shape their constructors allow, of hostile words. */
public final class AnyContent {

  private final Random random;
  private final Account account;

  /**
   * @param account whoever is mentioned
   */
  public AnyContent(long seed, Account account) {
    this.random = new Random(seed);
    this.account = account;
  }

  public Card card() {
    var actions =
        Stream.concat(many(Card.MOST_BUTTONS, this::button), many(Card.MOST_MENUS, this::menu));
    return new Card(words(), any(Tone.values()), many(20, this::block).toList(), actions.toList());
  }

  public Saying saying() {
    var text = text();
    return new Saying(text.isEmpty() ? Text.of(words()) : text);
  }

  public Form form() {
    var fields =
        IntStream.rangeClosed(1, 1 + random.nextInt(Form.MOST_FIELDS))
            .mapToObj(it -> field("field-" + it + "x".repeat(random.nextInt(50))))
            .toList();
    return new Form(words(), call(), words(), fields);
  }

  private Block block() {
    return switch (random.nextInt(5)) {
      case 0 -> new Block.Note(text());
      case 1 -> new Block.Facts(atLeastOne(Block.Facts.MOST, this::fact));
      case 2 -> table();
      case 3 ->
          new Block.Picture(words(), new FileContent("a.png", "image/png", new byte[] {1, 2, 3}));
      default -> new Block.Paragraph(text());
    };
  }

  private Block.Facts.Row fact() {
    return new Block.Facts.Row(words(), text());
  }

  private Block table() {
    var headings = many(Block.Table.MOST_COLUMNS, this::words).toList();
    return new Block.Table(
        headings,
        many(Block.Table.MOST_ROWS, () -> headings.stream().map(_ -> text()).toList()).toList());
  }

  private Text text() {
    return new Text(many(6, this::span).toList());
  }

  private Span span() {
    return switch (random.nextInt(8)) {
      case 0 -> new Span.Strong(words());
      case 1 -> new Span.Code(words());
      case 2 -> new Span.Mention(random.nextBoolean() ? account : null, words());
      case 3 -> new Span.Timestamp(moment(), any(Span.Timestamp.Style.values()), words());
      case 4 -> new Span.Link(words(), URI.create("https://example.org/a?b=%3C&c=*d*_e_"));
      default -> new Span.Plain(random.nextInt(9) == 0 ? "" : words());
    };
  }

  private Instant moment() {
    return Instant.ofEpochSecond(random.nextLong(0, 5_000_000_000L));
  }

  private Action button() {
    return random.nextInt(5) == 0
        ? new Action.Link(words(), URI.create("https://example.org/" + "p".repeat(300)))
        : new Action.Button(words(), call(), any(Action.Button.Weight.values()));
  }

  private Action menu() {
    return new Action.Menu(words(), call(), choices());
  }

  private List<Choice> choices() {
    return IntStream.rangeClosed(1, 1 + random.nextInt(Choice.MOST))
        .mapToObj(
            it -> new Choice("v".repeat(random.nextInt(Choice.LONGEST_VALUE - 3)) + it, words()))
        .toList();
  }

  private Call call() {
    var about = "|:<&*\"'>\\`".repeat(8).substring(0, random.nextInt(Call.LONGEST - 8));
    return new Call("kit.any", about);
  }

  private Field field(String name) {
    var ask =
        new Field.Ask(name, words(), random.nextBoolean() ? words() : "", random.nextBoolean());
    var longest = random.nextInt(5_000);
    return switch (random.nextInt(6)) {
      case 0 -> new Field.Line(ask, words(), longest);
      case 1 -> new Field.Area(ask, words().repeat(9), longest);
      case 2 -> pick(ask);
      case 3 -> new Field.PersonPick(ask, orNull(account));
      case 4 -> new Field.Moment(ask, orNull(moment()), "Europe/Berlin");
      default -> new Field.Upload(ask, random.nextInt(20));
    };
  }

  private Field pick(Field.Ask ask) {
    var choices = choices();
    var chosen = choices.stream().filter(_ -> random.nextInt(4) == 0).map(Choice::value).toList();
    return random.nextInt(4) == 0
        ? new Field.Pick(ask, List.of(), List.of("unknown"), random.nextInt(3), true)
        : new Field.Pick(ask, choices, chosen, random.nextInt(30), random.nextBoolean());
  }

  private <T> @Nullable T orNull(T it) {
    return random.nextBoolean() ? it : null;
  }

  private String words() {
    var words = any(Hostile.WORDS.toArray(String[]::new));
    return switch (random.nextInt(6)) {
      case 0 -> words.repeat(1 + random.nextInt(2_500 / words.length()));
      case 1 -> words + " " + any(Hostile.WORDS.toArray(String[]::new));
      default -> words;
    };
  }

  private <T> T any(T[] of) {
    return of[random.nextInt(of.length)];
  }

  private <T> Stream<T> many(int most, Supplier<T> one) {
    return Stream.generate(one).limit(random.nextInt(most + 1));
  }

  private <T> List<T> atLeastOne(int most, Supplier<T> one) {
    return Stream.generate(one).limit(1 + random.nextInt(most)).toList();
  }
}
