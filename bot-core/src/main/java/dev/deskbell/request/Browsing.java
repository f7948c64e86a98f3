package dev.deskbell.request;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Clip;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.Types;
import dev.deskbell.policy.Closest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Looking through the catalogue: what is asked for most on top, then by category. */
@Component
class Browsing implements Practice {
  private static final String NAME = "request.catalogue";
  private static final int MOST_USED = 5;
  private static final int ON_A_PAGE = 10;

  private static final Param<String> ABOUT =
      Param.of("about", "About what?", Types.line(60))
          .hinting("a part of the catalogue, or words to look for");
  private static final Param<Long> PAGE = Param.of("page", "Page", Types.number(1, 999));

  private final Items items;
  private final AnswerSheets sheets;
  private final Offers offers;
  private final Operation browse;

  Browsing(Items items, AnswerSheets sheets, Offers offers) {
    this.offers = offers;
    this.items = items;
    this.sheets = sheets;
    this.browse =
        Operation.named(NAME)
            .says("catalogue", "See what can be asked for")
            .example("catalogue", "catalogue Hardware", "catalogue screen")
            .takes(ABOUT, PAGE)
            .reads()
            .does(this::browse);
  }

  @Override
  public List<Operation> operations() {
    return List.of(browse);
  }

  /** The whole catalogue, for who has not said yet what they need. */
  static Call everything() {
    return Call.to(NAME);
  }

  private Outcome browse(Turn turn) {
    var shown = items.all().stream().filter(it -> offers.shows(it, turn.actor())).toList();
    var categories = categories(shown);
    var page = turn.find(PAGE).orElse(1L).intValue();
    return Outcome.read(
        turn.find(ABOUT)
            .map(it -> about(it, shown, categories, page))
            .orElseGet(() -> overview(shown, categories)));
  }

  /** A part of the catalogue by its name, or else what these words are found in. */
  private Card about(
      String typed, List<Item> shown, SequencedMap<String, List<Item>> categories, int page) {
    var named = named(typed, categories.keySet());
    if (named.isPresent()) {
      return page(named.get(), categories.getOrDefault(named.get(), List.of()), page, named.get());
    }
    var found = shown.stream().filter(it -> it.speaksOf(typed)).toList();
    if (!found.isEmpty()) {
      return page("Found in the catalogue", found, page, typed);
    }
    return Closest.to(typed, categories.keySet())
        .map(it -> page(it, categories.getOrDefault(it, List.of()), page, it))
        .orElseGet(() -> nothing(typed, categories.keySet()));
  }

  /** What is not in the catalogue can be asked for all the same. */
  private Card nothing(String typed, Set<String> categories) {
    return new Card(
        "Nothing in the catalogue is like that",
        Tone.CALM,
        List.of(
            new Block.Paragraph(
                Text.of("You looked for: ")
                    .and(Text.of(typed))
                    .and(". Its parts are: ")
                    .and(String.join(", ", categories))
                    .and(". What it has not got can be asked for in your own words."))),
        List.of(
            Action.main(items.other().label(), new Call(Raising.NAME, items.other().id())),
            Action.button("All of the catalogue", everything())));
  }

  private static SequencedMap<String, List<Item>> categories(List<Item> shown) {
    return shown.stream()
        .collect(Collectors.groupingBy(Item::category, LinkedHashMap::new, Collectors.toList()));
  }

  private static Optional<String> named(String typed, Set<String> categories) {
    return categories.stream().filter(it -> it.equalsIgnoreCase(typed)).findFirst();
  }

  private Card overview(List<Item> shown, SequencedMap<String, List<Item>> categories) {
    var used = mostUsed(shown);
    var rows = new ArrayList<Block.Facts.Row>();
    if (!used.isEmpty()) {
      rows.add(new Block.Facts.Row("Asked for most", names(used)));
    }
    categories.forEach((name, all) -> rows.add(new Block.Facts.Row(name, names(all))));
    var picks =
        Stream.concat(used.stream(), shown.stream())
            .filter(it -> !it.isOther())
            .distinct()
            .limit(Choice.MOST)
            .toList();
    var actions = new ArrayList<Action>();
    if (!picks.isEmpty()) {
      actions.add(pick(picks));
    }
    if (categories.size() > 2) {
      actions.add(new Action.Menu("By category…", browse.about(), choices(categories)));
    }
    actions.add(other());
    return new Card(
        "What do you need?",
        Tone.CALM,
        List.of(
            new Block.Facts(rows.stream().limit(Block.Facts.MOST).toList()),
            new Block.Note(
                Text.of("Or say it: ").and(new Span.Code("request " + shown.getFirst().id())))),
        actions);
  }

  private List<Item> mostUsed(List<Item> listed) {
    return sheets.mostAsked(Choice.MOST).stream()
        .flatMap(id -> listed.stream().filter(it -> it.id().equals(id) && !it.isOther()))
        .limit(MOST_USED)
        .toList();
  }

  private static Text names(List<Item> some) {
    return Text.of(Clip.to(200, some.stream().map(Item::name).collect(Collectors.joining(", "))));
  }

  private static List<Choice> choices(SequencedMap<String, List<Item>> categories) {
    return categories.keySet().stream().limit(Choice.MOST).map(it -> new Choice(it, it)).toList();
  }

  private Card page(String name, List<Item> all, int wanted, String about) {
    var pages = (all.size() + ON_A_PAGE - 1) / ON_A_PAGE;
    var page = Math.clamp(wanted, 1, pages);
    var shown = all.subList((page - 1) * ON_A_PAGE, Math.min(page * ON_A_PAGE, all.size()));
    var rows =
        shown.stream().map(it -> new Block.Facts.Row(it.label(), Text.of(it.summary()))).toList();
    var actions = new ArrayList<Action>();
    actions.add(pick(shown));
    if (page < pages) {
      actions.add(Action.button("More", browse.about(about, page + 1)));
    }
    actions.add(Action.button("All of the catalogue", everything()));
    var title = pages > 1 ? "%s (%d of %d)".formatted(name, page, pages) : name;
    return new Card(title, Tone.CALM, List.of(new Block.Facts(rows)), actions);
  }

  private static Action pick(List<Item> some) {
    return new Action.Menu(
        "Pick what you need…", Call.to(Raising.NAME), some.stream().map(ItemType::choice).toList());
  }

  private Action other() {
    var other = items.other();
    return Action.button(other.label(), new Call(Raising.NAME, other.id()));
  }
}
