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
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.Types;
import dev.deskbell.policy.Closest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Looking through the catalogue: what is asked for most on top, then by category. */
@Component
class Browsing implements Practice {
  private static final String NAME = "request.catalogue";
  private static final int MOST_USED = 5;
  private static final int ON_A_PAGE = 10;

  private static final Param<String> CATEGORY =
      Param.of("category", "Which part of the catalogue?", Types.word(40));
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
            .example("catalogue", "catalogue Hardware")
            .takes(CATEGORY, PAGE)
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
        turn.find(CATEGORY)
            .map(it -> category(named(it, categories), categories, page))
            .orElseGet(() -> overview(shown, categories)));
  }

  private static SequencedMap<String, List<Item>> categories(List<Item> shown) {
    return shown.stream()
        .collect(Collectors.groupingBy(Item::category, LinkedHashMap::new, Collectors.toList()));
  }

  private static String named(String typed, SequencedMap<String, List<Item>> categories) {
    return categories.keySet().stream()
        .filter(it -> it.equalsIgnoreCase(typed))
        .findFirst()
        .or(() -> Closest.to(typed, categories.keySet()))
        .orElseThrow(() ->
            new Refusal(
                "The catalogue has no part called “%s”. There are: %s."
                    .formatted(typed, String.join(", ", categories.keySet()))));
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

  private Card category(String name, SequencedMap<String, List<Item>> categories, int wanted) {
    var all = categories.getOrDefault(name, List.of());
    var pages = (all.size() + ON_A_PAGE - 1) / ON_A_PAGE;
    var page = Math.clamp(wanted, 1, pages);
    var shown = all.subList((page - 1) * ON_A_PAGE, Math.min(page * ON_A_PAGE, all.size()));
    var rows =
        shown.stream().map(it -> new Block.Facts.Row(it.label(), Text.of(it.summary()))).toList();
    var actions = new ArrayList<Action>();
    actions.add(pick(shown));
    if (page < pages) {
      actions.add(Action.button("More", browse.about(name, page + 1)));
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
