package dev.deskbell.delivery;

import dev.deskbell.chat.ChatPlatform;
import dev.deskbell.chat.Extras;
import dev.deskbell.chat.Limits;
import dev.deskbell.chat.Limits.Budget;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Pauses;
import dev.deskbell.chat.Reconciler;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * The chat platforms that are connected, and their abilities. They are asked for when they are
 * needed, not before: a platform needs the desk, which needs delivery.
 */
@Component
class Platforms {

  private final SingletonSupplier<List<ChatPlatform>> beans;

  Platforms(ObjectProvider<ChatPlatform> beans) {
    this.beans = SingletonSupplier.of(() -> beans.stream().toList());
  }

  Optional<ChatPlatform> find(String name) {
    return beans.obtain().stream().filter(it -> it.name().equals(name)).findFirst();
  }

  boolean isConnected(String name) {
    return find(name).isPresent();
  }

  Set<String> names() {
    return beans.obtain().stream()
        .map(ChatPlatform::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** How the names begin of what waits for a platform that this instance has not got. */
  String lacking() {
    return ScopeNames.lacking(names());
  }

  Optional<Reconciler> reconciler(String name) {
    return find(name).filter(Reconciler.class::isInstance).map(Reconciler.class::cast);
  }

  /** Budgets of a deed, by name; of a platform that says nothing about them, careful ones. */
  List<Budget> budgets(Aim aim, String lane, Outgoing outgoing) {
    var budgets =
        find(aim.platform())
            .filter(Limits.class::isInstance)
            .map(it -> ((Limits) it).of(outgoing))
            .orElseGet(() -> careful(lane));
    return budgets.stream()
        .map(it -> named(aim.platform(), it))
        .sorted(Comparator.comparing(Budget::scope))
        .toList();
  }

  /** What the deed that was just answered took beside those, by name. */
  List<Budget> beside(Aim aim, Outgoing outgoing) {
    return find(aim.platform())
        .filter(Extras.class::isInstance)
        .map(it -> ((Extras) it).beside(outgoing))
        .orElseGet(List::of)
        .stream()
        .map(it -> named(aim.platform(), it))
        .toList();
  }

  /** How long the platform would only turn this away, as far as it has said so. */
  Duration pause(Aim aim, Outgoing outgoing) {
    return find(aim.platform())
        .filter(Pauses.class::isInstance)
        .map(it -> ((Pauses) it).before(outgoing))
        .orElse(Duration.ZERO);
  }

  static List<Budget> careful(String lane) {
    return List.of(
        new Budget(lane, 1, 3).keepingOneForPages(),
        new Budget("all", 10, 10).keepingOneForPages());
  }

  private static Budget named(String platform, Budget budget) {
    return new Budget(
        ScopeNames.budget(platform, budget.scope()),
        budget.perSecond(),
        budget.burst(),
        budget.forPages(),
        budget.takes());
  }
}
