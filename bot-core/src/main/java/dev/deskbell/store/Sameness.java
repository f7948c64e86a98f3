package dev.deskbell.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Puts the same statements of parts that don't concern one another side by side, each part's own in
 * their order. Nothing passes a statement that is of no part.
 */
final class Sameness {
  /** As many as a turn has: they fit into one text. */
  private static final int FEW = 30;

  /** So many are worth a round trip of their own. */
  private static final int MANY = 8;

  private Sameness() {}

  /** What is to be sent one after the other: of one text each, or a few of several. */
  static List<List<Statement>> of(List<Statement> statements) {
    return statements.size() <= FEW ? List.of(statements) : split(ordered(statements));
  }

  static boolean isOfOneText(List<Statement> some) {
    return some.size() >= MANY
        && some.getFirst().isOneOfMany()
        && some.stream().allMatch(it -> it.sql().equals(some.getFirst().sql()));
  }

  private static List<Statement> ordered(List<Statement> statements) {
    var ordered = new ArrayList<Statement>();
    var parts = new LinkedHashMap<Integer, Deque<Statement>>();
    for (var statement : statements) {
      if (statement.part() == Statement.WHOLE) {
        zip(parts.values(), ordered);
        parts.clear();
        ordered.add(statement);
      } else {
        parts.computeIfAbsent(statement.part(), _ -> new ArrayDeque<>()).add(statement);
      }
    }
    zip(parts.values(), ordered);
    return ordered;
  }

  private static void zip(Collection<Deque<Statement>> parts, List<Statement> ordered) {
    for (var part : parts) {
      while (!part.isEmpty()) {
        takeAll(part.getFirst().sql(), parts, ordered);
      }
    }
  }

  private static void takeAll(
      String sql, Collection<Deque<Statement>> parts, List<Statement> ordered) {
    for (var part : parts) {
      while (!part.isEmpty() && part.getFirst().sql().equals(sql)) {
        ordered.add(part.removeFirst());
      }
    }
  }

  private static List<List<Statement>> split(List<Statement> ordered) {
    var all = new ArrayList<List<Statement>>();
    var few = new ArrayList<Statement>();
    for (var from = 0; from < ordered.size(); ) {
      var until = from + 1;
      while (until < ordered.size() && ordered.get(until).sql().equals(ordered.get(from).sql())) {
        until++;
      }
      var same = ordered.subList(from, until);
      if (isOfOneText(same)) {
        if (!few.isEmpty()) {
          all.add(List.copyOf(few));
          few.clear();
        }
        all.add(same);
      } else {
        few.addAll(same);
      }
      from = until;
    }
    if (!few.isEmpty()) {
      all.add(few);
    }
    return all;
  }
}
