package dev.deskbell.ticket;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All kinds of tickets there are, and the names of all that can happen to them. */
@Component
public class TicketKinds {
  private final Map<String, TicketKind> byPrefix;
  private final Map<String, Class<? extends Fact>> facts;
  private final Map<Class<? extends Fact>, String> names;

  TicketKinds(List<TicketKind> kinds, ObjectProvider<Happenings> others) {
    byPrefix = kinds.stream().collect(Collectors.toUnmodifiableMap(TicketKind::prefix, it -> it));
    var all = new HashMap<>(TicketFact.NAMES);
    others.forEach(other -> other.names().forEach((name, type) -> put(all, name, type)));
    kinds.forEach(kind -> kind.facts().forEach((name, type) -> put(all, name, type)));
    facts = Map.copyOf(all);
    names =
        all.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));
  }

  private static void put(
      Map<String, Class<? extends Fact>> all, String name, Class<? extends Fact> type) {
    if (all.put(name, type) != null) {
      throw new IllegalStateException("two facts are called " + name);
    }
  }

  public List<TicketKind> all() {
    return byPrefix.values().stream()
        .sorted(java.util.Comparator.comparing(TicketKind::prefix))
        .toList();
  }

  /** The kind with this prefix or name, in any case. */
  public Optional<TicketKind> named(String typed) {
    return Optional.ofNullable(byPrefix.get(typed.toUpperCase(Locale.ROOT)))
        .or(() -> all().stream().filter(it -> it.name().equalsIgnoreCase(typed)).findFirst());
  }

  TicketKind of(TicketRef ref) {
    var kind = byPrefix.get(ref.kind());
    if (kind == null) {
      throw new IllegalArgumentException("no practice knows " + ref);
    }
    return kind;
  }

  /** What its practice calls the state it is in. */
  String status(Head head) {
    return of(head.ref()).lifecycle().states().stream()
        .filter(it -> it.name().equals(head.status()))
        .map(Lifecycle.State::words)
        .findFirst()
        .orElse(head.status());
  }

  /** Each kind's part among the beans of all practices. */
  static <T> Map<String, T> byPrefix(List<T> beans, Function<T, TicketKind> kind) {
    return beans.stream()
        .collect(Collectors.toUnmodifiableMap(it -> kind.apply(it).prefix(), it -> it));
  }

  String nameOf(Fact fact) {
    var name = names.get(fact.getClass());
    if (name == null) {
      throw new IllegalArgumentException("a fact without a name: " + fact.getClass());
    }
    return name;
  }

  Class<? extends Fact> factNamed(String name) {
    var type = facts.get(name);
    if (type == null) {
      throw new IllegalStateException("no fact is called " + name);
    }
    return type;
  }
}
