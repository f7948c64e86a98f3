package dev.deskbell.conversation;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.people.Person;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells people what they can say: what they may do, and nothing else. */
@Component
class Help implements Practice {
  private static final int ON_A_PAGE = 6;
  private static final Param<String> TOPIC =
      Param.of("topic", "About", Types.word(60)).hinting("the first word of a command");
  private static final Param<Long> PAGE = Param.of("page", "Page", Types.number(1, 99));

  private final ObjectProvider<Operations> operations;
  private final Permission permission;
  private final Operation help;

  Help(ObjectProvider<Operations> operations, Permission permission) {
    this.operations = operations;
    this.permission = permission;
    this.help =
        Operation.named("conversation.help")
            .says("help", "What can be said here")
            .example("help", "help incident")
            .takes(TOPIC, PAGE)
            .reads()
            .onStart(5, "Help")
            .does(this::help);
  }

  @Override
  public List<Operation> operations() {
    return List.of(help);
  }

  private Outcome help(Turn turn) {
    var topics = topics(turn.actor());
    var topic = turn.find(TOPIC).orElse("");
    var page = turn.find(PAGE).orElse(1L).intValue();
    if (topic.isEmpty()) {
      return Outcome.read(overview(topics));
    }
    var own = own(topic, topics);
    if (!own.isEmpty() && !topics.containsKey(topic)) {
      return Outcome.read(page(topic, own, page));
    }
    var meant = Nearest.to(topic, topics.keySet(), 1);
    if (meant.isEmpty()) {
      throw new Refusal(
          "There is no help on " + Given.quoted(topic) + ". Say help to see what there is.");
    }
    var about = meant.getFirst();
    return Outcome.read(page(about, topics.getOrDefault(about, List.of()), page));
  }

  /** What begins with that very word. */
  private static List<Operation> own(String word, Map<String, List<Operation>> topics) {
    return topics.values().stream()
        .flatMap(List::stream)
        .filter(it -> firstWord(it.phrase()).equals(word))
        .toList();
  }

  private SequencedMap<String, List<Operation>> topics(Person person) {
    var offered =
        operations.getObject().all().stream()
            .filter(it -> !it.phrase().isEmpty() && permission.offers(it, person))
            .toList();
    return grouped(offered);
  }

  /** By the first word of the phrase; what has its word for itself is general. */
  static SequencedMap<String, List<Operation>> grouped(Collection<Operation> all) {
    var words =
        all.stream()
            .collect(Collectors.groupingBy(it -> firstWord(it.phrase()), Collectors.counting()));
    return all.stream()
        .collect(
            Collectors.groupingBy(
                it -> topic(firstWord(it.phrase()), words), TreeMap::new, Collectors.toList()));
  }

  private static String topic(String word, Map<String, Long> words) {
    return words.getOrDefault(word, 0L) > 1 ? word : "general";
  }

  private static String firstWord(String phrase) {
    return phrase.split(" ", 2)[0];
  }

  private Card overview(SequencedMap<String, List<Operation>> topics) {
    var choices =
        topics.keySet().stream().limit(Choice.MOST).map(it -> new Choice(it, it)).toList();
    var phrases =
        topics.entrySet().stream()
            .map(it -> new Block.Facts.Row(it.getKey(), phrases(it.getValue())))
            .limit(Block.Facts.MOST)
            .toList();
    return Card.of(
            "What you can say",
            Tone.CALM,
            new Block.Paragraph(
                Text.of("Say it to me in a direct message, or mention me. What is missing I ask.")),
            new Block.Facts(phrases))
        .with(new Action.Menu("More about…", help.about(), choices));
  }

  private static Text phrases(List<Operation> operations) {
    return Text.of(operations.stream().map(Operation::phrase).collect(Collectors.joining(", ")));
  }

  private Card page(String topic, List<Operation> operations, int wanted) {
    var pages = (operations.size() + ON_A_PAGE - 1) / ON_A_PAGE;
    var page = Math.clamp(wanted, 1, pages);
    var shown =
        operations.subList((page - 1) * ON_A_PAGE, Math.min(page * ON_A_PAGE, operations.size()));
    var title =
        pages > 1 ? "Help: " + topic + " (" + page + " of " + pages + ")" : "Help: " + topic;
    return new Card(
        title,
        Tone.CALM,
        shown.stream().<Block>map(it -> new Block.Paragraph(text(it))).toList(),
        turns(topic, page, pages));
  }

  private static Text text(Operation operation) {
    var text = Text.strong(operation.summary()).and("\n").and(new Span.Code(Usage.of(operation)));
    for (var example : operation.examples()) {
      text = text.and("\nfor example ").and(new Span.Code(example));
    }
    return text;
  }

  private List<Action> turns(String topic, int page, int pages) {
    var actions = new ArrayList<Action>();
    if (page > 1) {
      actions.add(Action.button("Back", help.about(topic, page - 1)));
    }
    if (page < pages) {
      actions.add(Action.button("More", help.about(topic, page + 1)));
    }
    actions.add(Action.button("All of help", help.about()));
    return actions;
  }
}
