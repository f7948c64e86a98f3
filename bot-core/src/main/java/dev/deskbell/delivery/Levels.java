package dev.deskbell.delivery;

import dev.deskbell.chat.Limits.Budget;
import dev.deskbell.delivery.Telling.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What was read of scopes, by name; there may be no row of some. */
record Levels(Map<String, Row> rows) {
  Levels {
    rows = Map.copyOf(rows);
  }

  /** One scope: what is in its budget, and until when nothing goes. */
  record Row(String name, Bucket bucket, Instant freeAt) {}

  boolean has(Budget budget) {
    return rows.containsKey(budget.scope());
  }

  /** All that holds something back of these. */
  List<Hold> holds(List<String> holding, List<Budget> budgets, Urgency urgency, Instant now) {
    var held =
        holding.stream()
            .map(rows::get)
            .flatMap(Stream::ofNullable)
            .filter(it -> it.freeAt.isAfter(now))
            .map(it -> new Hold(it.name, it.freeAt));
    var spent =
        budgets.stream()
            .filter(it -> !bucket(it, now).hasOneBeside(Scopes.kept(it, urgency)))
            .map(it -> spent(it, bucket(it, now), urgency));
    return Stream.concat(held, spent).toList();
  }

  private static Hold spent(Budget budget, Bucket bucket, Urgency urgency) {
    return new Hold(
        Scopes.waitedFor(budget, urgency), bucket.freeAt(budget, Scopes.kept(budget, urgency)));
  }

  Bucket bucket(Budget budget, Instant now) {
    var row = rows.get(budget.scope());
    return row == null ? Bucket.full(budget, now) : row.bucket.refilled(budget, now);
  }
}
