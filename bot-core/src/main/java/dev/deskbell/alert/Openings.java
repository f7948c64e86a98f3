package dev.deskbell.alert;

import dev.deskbell.alert.Groups.Name;
import dev.deskbell.alert.Groups.Open;
import dev.deskbell.store.Questions;
import dev.deskbell.ticket.TicketRef;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Which groups were open before a batch of alerts, how many began of late, and numbers for more;
 * while the batch lasts, nobody else begins any. What is wanted beside what was foreseen is asked
 * for when it is.
 */
final class Openings {
  private static final int MOST_NUMBERS = 25;

  private final Groups groups;
  private final JdbcOperations db;
  private final Instant since;
  private final Set<Name> asked = new HashSet<>();
  private final Map<Name, TicketRef> open = new HashMap<>();
  private final Deque<Supplier<List<Open>>> answers = new ArrayDeque<>();
  private final Map<String, Supplier<Integer>> recent = new HashMap<>();
  private final Map<String, Integer> begun = new HashMap<>();
  private final Deque<Long> numbers = new ArrayDeque<>();
  private Supplier<List<Long>> brought = List::of;

  /** Asked with these, of groups that are called so. */
  Openings(
      Groups groups, JdbcOperations db, Set<Name> foreseen, Instant since, Questions questions) {
    this.groups = groups;
    this.db = db;
    this.since = since;
    if (!foreseen.isEmpty()) {
      ask(foreseen, questions);
      count(foreseen.stream().map(Name::integration).collect(Collectors.toSet()), questions);
      brought = groups.numbers(Math.min(foreseen.size(), MOST_NUMBERS), questions);
    }
  }

  private void count(Set<String> integrations, Questions questions) {
    var counted = groups.recent(integrations, since, questions);
    integrations.forEach(it -> recent.put(it, () -> of(it, counted.get())));
  }

  private static int of(String integration, List<Groups.Begun> counted) {
    return counted.stream()
        .filter(it -> it.integration().equals(integration))
        .mapToInt(Groups.Begun::many)
        .sum();
  }

  /** Those of them that were not foreseen. */
  void ask(Set<Name> names) {
    ask(names, new Questions(db));
  }

  private void ask(Collection<Name> names, Questions questions) {
    var more = names.stream().filter(asked::add).toList();
    if (!more.isEmpty()) {
      answers.add(groups.open(more, questions));
    }
  }

  /** The ticket of the one that was open. */
  Optional<TicketRef> ticketOf(Name name) {
    while (!answers.isEmpty()) {
      answers.remove().get().forEach(it -> open.put(it.name(), it.ticket()));
    }
    return Optional.ofNullable(open.get(name));
  }

  /** How many of that source began of late, those of this batch among them. */
  int recent(String integration) {
    var before = recent.get(integration);
    if (before == null) {
      count(Set.of(integration), new Questions(db));
      return recent(integration);
    }
    return before.get() + begun.getOrDefault(integration, 0);
  }

  /** The number of one more of that source. */
  long begin(String integration) {
    begun.merge(integration, 1, Integer::sum);
    numbers.addAll(brought.get());
    brought = List::of;
    if (numbers.isEmpty()) {
      numbers.addAll(groups.numbers(1, new Questions(db)).get());
    }
    return numbers.remove();
  }
}
