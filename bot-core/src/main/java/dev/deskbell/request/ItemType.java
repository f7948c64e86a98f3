package dev.deskbell.request;

import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Field;
import dev.deskbell.conversation.Reader;
import dev.deskbell.conversation.Type;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An item of the catalogue, by its id or name: {@code laptop}, {@code Password reset}. */
@Component
class ItemType implements Type<Item> {
  private static final int LONGEST_NAME = 6;

  private final Items items;
  private final Offers offers;

  ItemType(Items items, Offers offers) {
    this.items = items;
    this.offers = offers;
  }

  @Override
  public Item read(String typed, Reader reader) {
    return items.get(typed);
  }

  /** The words of the longest name that they begin with. */
  @Override
  public int takes(List<String> words) {
    for (var count = Math.min(LONGEST_NAME, words.size()); count > 1; count--) {
      var said = String.join(" ", words.subList(0, count)).toLowerCase(Locale.ROOT);
      if (items.all().stream().anyMatch(it -> it.name().toLowerCase(Locale.ROOT).equals(said))) {
        return count;
      }
    }
    return 1;
  }

  /** What fits comes first, and is chosen beforehand when it is clear what was meant. */
  @Override
  public Field field(Field.Ask ask, @Nullable String typed, Reader reader) {
    var said = typed == null ? "" : typed;
    var wish = reader.given().getOrDefault(Wish.NAME, "");
    var likely =
        Stream.of(
                items.called(said).stream(),
                items.near(said).stream(),
                items.speakingOf(said + " " + wish).stream())
            .flatMap(it -> it)
            .filter(it -> isFor(it, said, reader))
            .distinct()
            .toList();
    var chosen = likely.isEmpty() && !wish.isBlank() ? List.of(items.other()) : likely;
    return new Field.Pick(
        ask,
        choices(likely, reader),
        chosen.stream().limit(1).map(Item::id).toList(),
        1,
        items.all().size() > Choice.MOST);
  }

  /** Whether they are offered it, or know by its name what is not shown to everybody. */
  private boolean isFor(Item item, String said, Reader reader) {
    return offers.shows(item, reader.person())
        || (offers.knows(item, reader.person())
            && items.exactly(said).filter(item::equals).isPresent());
  }

  private List<Choice> choices(List<Item> first, Reader reader) {
    var last = items.other();
    var shown = items.all().stream().filter(it -> offers.shows(it, reader.person()));
    return Stream.concat(
            Stream.concat(first.stream(), shown)
                .filter(it -> !it.equals(last))
                .distinct()
                .limit(Choice.MOST - 1L),
            Stream.of(last))
        .map(ItemType::choice)
        .toList();
  }

  static Choice choice(Item item) {
    return new Choice(item.id(), item.label());
  }

  @Override
  public List<Choice> suggest(String typed, Reader reader) {
    return typed.isBlank()
        ? choices(List.of(), reader)
        : Stream.concat(
                Stream.concat(items.called(typed).stream(), items.near(typed).stream()),
                Stream.concat(items.speakingOf(typed).stream(), Stream.of(items.other())))
            .filter(it -> it.isOther() || isFor(it, typed, reader))
            .distinct()
            .limit(Choice.MOST)
            .map(ItemType::choice)
            .toList();
  }

  @Override
  public boolean suggests() {
    return true;
  }

  @Override
  public String example() {
    return "laptop";
  }
}
