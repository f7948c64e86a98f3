package dev.deskbell.discord;

import dev.deskbell.chat.Phrase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.utils.data.DataArray;
import org.jspecify.annotations.Nullable;

/**
 * What can be said, as Discord's commands: {@code fix now} is the subcommand {@code now} of {@code
 * /fix}. A command with subcommands can't be called itself, so that a word alone becomes one, named
 * as its operation is. Words alone that begin with the same option stand under its name ({@code
 * /ticket take}), the others under {@code /desk}. Pure.
 */
final class Definitions {

  static final String DESK = "desk";
  static final String START = "start";
  static final int MOST_COMMANDS = 100;
  static final int MOST_MESSAGE_COMMANDS = 15;
  static final int MOST_USER_COMMANDS = 15;
  static final int MOST_SUBCOMMANDS = 25;
  static final int LONGEST_NAME = 32;

  /** So many words alone that begin alike stand under what they begin with. */
  private static final int ALIKE = 3;

  private final Map<String, Map<String, Subcommand>> commands = new TreeMap<>();
  private final Map<String, Phrase> onMessages = new LinkedHashMap<>();
  private final Map<String, Phrase> onPeople = new LinkedHashMap<>();

  private Definitions() {}

  static Definitions of(List<Phrase> phrases) {
    var made = new Definitions();
    var sorted = phrases.stream().sorted(Comparator.comparing(Phrase::words)).toList();
    var families =
        sorted.stream()
            .filter(it -> it.words().contains(" "))
            .map(it -> name(first(it)))
            .collect(Collectors.toSet());
    sorted.stream().filter(it -> it.words().contains(" ")).forEach(made::addToFamily);
    var alone = sorted.stream().filter(it -> !it.words().contains(" ")).toList();
    var heads = heads(alone, families);
    made.add(DESK, START, Subcommand.START);
    for (var phrase : alone) {
      if (families.contains(name(phrase.words()))) {
        made.add(name(phrase.words()), last(phrase.operation()), Subcommand.of(phrase));
      } else {
        var head = head(phrase);
        var family = head != null && heads.contains(head) ? name(head) : DESK;
        made.add(family, phrase.words(), Subcommand.of(phrase));
      }
    }
    sorted.forEach(made::addOnOthers);
    return made;
  }

  private void addToFamily(Phrase phrase) {
    var rest = phrase.words().substring(first(phrase).length() + 1);
    add(name(first(phrase)), rest, Subcommand.of(phrase));
  }

  /** In the first part of the family that has room; names are made unique. */
  private void add(String family, String wanted, Subcommand subcommand) {
    var part = 1;
    var command = commands.computeIfAbsent(family, _ -> new TreeMap<>());
    while (isFull(command, subcommand)) {
      part++;
      command = commands.computeIfAbsent(numbered(family, part), _ -> new TreeMap<>());
    }
    command.put(unused(name(wanted), command.keySet()::contains), subcommand);
  }

  private static boolean isFull(Map<String, Subcommand> command, Subcommand more) {
    var least = command.values().stream().mapToInt(Subcommand::leastLength).sum();
    return command.size() >= MOST_SUBCOMMANDS
        || (!command.isEmpty() && least + more.leastLength() > CommandJson.ROOM);
  }

  private void addOnOthers(Phrase phrase) {
    add(onMessages, phrase.onMessage(), MOST_MESSAGE_COMMANDS, phrase);
    if (person(phrase).isPresent()) {
      add(onPeople, phrase.onPerson(), MOST_USER_COMMANDS, phrase);
    }
  }

  private static void add(Map<String, Phrase> to, @Nullable String label, int most, Phrase phrase) {
    if (label != null && to.size() < most) {
      to.putIfAbsent(DiscordText.plain(label, LONGEST_NAME), phrase);
    }
  }

  /** Whom it is called on. */
  static Optional<String> person(Phrase phrase) {
    return phrase.parameters().stream()
        .filter(it -> it.kind() == Phrase.Kind.PERSON)
        .map(Phrase.Parameter::name)
        .findFirst();
  }

  private static Set<String> heads(List<Phrase> alone, Set<String> families) {
    return alone.stream()
        .filter(it -> !families.contains(name(it.words())))
        .map(Definitions::head)
        .filter(it -> it != null)
        .collect(Collectors.groupingBy(it -> String.valueOf(it), Collectors.counting()))
        .entrySet()
        .stream()
        .filter(it -> it.getValue() >= ALIKE)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static @Nullable String head(Phrase phrase) {
    return phrase.parameters().isEmpty() || !phrase.parameters().getFirst().required()
        ? null
        : phrase.parameters().getFirst().name();
  }

  private static String first(Phrase phrase) {
    return phrase.words().split(" ", 2)[0];
  }

  private static String last(String operation) {
    return operation.substring(operation.lastIndexOf('.') + 1);
  }

  /** As Discord takes names. */
  static String name(String words) {
    var plain = words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]+", "-");
    var name = plain.length() <= LONGEST_NAME ? plain : plain.substring(0, LONGEST_NAME);
    return name.isEmpty() ? "-" : name;
  }

  static String unused(String wanted, Predicate<String> used) {
    var name = wanted;
    for (var number = 2; used.test(name); number++) {
      name = numbered(wanted, number);
    }
    return name;
  }

  private static String numbered(String name, int number) {
    var end = "-" + number;
    return name.substring(0, Math.min(name.length(), LONGEST_NAME - end.length())) + end;
  }

  /** What a call of that command means, if it still means something. */
  Optional<Subcommand> find(String command, String subcommand) {
    return Optional.ofNullable(commands.get(command)).map(it -> it.get(subcommand));
  }

  Optional<Phrase> onMessage(String label) {
    return Optional.ofNullable(onMessages.get(label));
  }

  Optional<Phrase> onPerson(String label) {
    return Optional.ofNullable(onPeople.get(label));
  }

  /** All of them, as they are written to Discord. */
  DataArray json(boolean everywhere) {
    var all = new ArrayList<Object>();
    commands.entrySet().stream()
        .limit(MOST_COMMANDS)
        .map(it -> CommandJson.command(it.getKey(), it.getValue(), everywhere))
        .forEach(all::add);
    onMessages.keySet().stream().map(it -> CommandJson.onMessage(it, everywhere)).forEach(all::add);
    onPeople.keySet().stream().map(it -> CommandJson.onPerson(it, everywhere)).forEach(all::add);
    return DataArray.fromCollection(all);
  }
}
