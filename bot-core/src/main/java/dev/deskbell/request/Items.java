package dev.deskbell.request;

import dev.deskbell.chat.Clip;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.policy.Closest;
import dev.deskbell.policy.Policies;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What can be asked for at present. */
@Component
class Items {
  /** A shorter word is likelier a slip than a beginning. */
  private static final int SHORTEST_BEGINNING = 3;

  private final Policies policies;

  Items(Policies policies) {
    this.policies = policies;
  }

  /** In the order of the catalogue; something else is always among them. */
  List<Item> all() {
    return policies.current(Catalogue.SECTION).offered();
  }

  Item other() {
    return all().stream().filter(Item::isOther).findFirst().orElse(Item.OTHER);
  }

  /** The one meant by its id or name, or by a beginning that fits no other. */
  Optional<Item> called(String typed) {
    var said = plain(typed);
    var exact = exactly(typed);
    return exact.isPresent() || said.length() < SHORTEST_BEGINNING
        ? exact
        : only(it -> it.id().startsWith(said) || plain(it.name()).startsWith(said));
  }

  /** The one whose id or name that is. */
  Optional<Item> exactly(String typed) {
    var said = plain(typed);
    return only(it -> it.id().equals(said) || plain(it.name()).equals(said));
  }

  private Optional<Item> only(Predicate<Item> fits) {
    var found = all().stream().filter(fits).toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /** The same, or a refusal with what was likely meant. */
  Item get(String typed) {
    return called(typed).orElseThrow(() -> new Refusal(unknown(typed)));
  }

  private String unknown(String typed) {
    var what = "“" + Clip.to(40, typed.strip()) + "” is not in the catalogue";
    return near(typed)
        .map(it -> what + ". Did you mean " + it.name() + "?")
        .orElseGet(() -> what + " (any more). Pick another, or " + other().name() + ".");
  }

  /** What was likely meant by a word with a slip in it; never what only its name finds. */
  Optional<Item> near(String typed) {
    var names =
        all().stream()
            .filter(it -> it.offer() == null)
            .flatMap(it -> Stream.of(it.id(), plain(it.name())))
            .toList();
    return Closest.to(plain(typed), names).flatMap(this::called);
  }

  /** Those that these words speak of, best first. */
  List<Item> speakingOf(String words) {
    var said = List.of(plain(words).split("[^\\p{L}\\p{N}]+"));
    return all().stream()
        .filter(it -> score(it, said) > 0)
        .sorted(Comparator.comparingInt((Item it) -> score(it, said)).reversed())
        .toList();
  }

  private static int score(Item item, List<String> said) {
    return said.stream()
        .filter(it -> it.length() >= SHORTEST_BEGINNING)
        .mapToInt(it ->
            plain(item.name()).contains(it) || item.id().contains(it)
                ? 3
                : plain(item.summary()).contains(it) ? 1 : 0)
        .sum();
  }

  private static String plain(String words) {
    return words.strip().toLowerCase(Locale.ROOT);
  }
}
