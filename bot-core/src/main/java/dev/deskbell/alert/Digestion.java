package dev.deskbell.alert;

import dev.deskbell.policy.Policies;
import dev.deskbell.store.Questions;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Merges what was said into what is known, and sees to it that incidents begin, grow and end. */
@Component
class Digestion {
  private final JdbcOperations db;
  private final AlertStore store;
  private final Belonging incidents;
  private final Policies policies;

  Digestion(JdbcOperations db, AlertStore store, Belonging incidents, Policies policies) {
    this.db = db;
    this.store = store;
    this.incidents = incidents;
    this.policies = policies;
  }

  /** Of these, or some of them; what has to be known of them is asked with these questions. */
  Batch begin(List<? extends Signals.Said> some, Questions questions, Instant now) {
    var firsts = some.stream().map(it -> Alert.first(it.integration(), it.signal())).toList();
    var work = begin(questions, firsts, now);
    // The last one, for it is what returns much. Of many it is asked apart: else the first answers
    // may fill all buffers while the driver still writes these keys, and both sides wait for ever.
    var last = some.size() > Alerts.FEW ? new Questions(db) : questions;
    var known = store.of(firsts.stream().map(AlertStore.Key::of).distinct().toList(), last);
    return new Batch(work, known, now);
  }

  private Belonging.Batch begin(Questions questions, List<Alert> some, Instant now) {
    return incidents.begin(policies.current(AlertSections.ALERTS), some, questions, now);
  }

  /** Those that waited find their places. */
  void settle(List<Alert> waited, Questions questions, Instant now) {
    if (!waited.isEmpty()) {
      settle(begin(questions, waited, now), waited, Set.of(), now);
    }
  }

  private void settle(
      Belonging.Batch work, List<Alert> alerts, Set<AlertStore.Key> fired, Instant now) {
    work.know(alerts);
    store.save(
        alerts.stream().map(it -> work.settle(it, fired.contains(AlertStore.Key.of(it)))).toList(),
        now);
    work.finish();
  }

  /** What is known of the alerts that are said to have changed. */
  final class Batch {
    private final Belonging.Batch work;
    private final Supplier<List<Alert>> known;
    private final Instant now;

    private Batch(Belonging.Batch work, Supplier<List<Alert>> known, Instant now) {
      this.work = work;
      this.known = known;
      this.now = now;
    }

    /** In the order in which it was said; incidents begin by source and in the order of keys. */
    void digest(List<? extends Signals.Said> some) {
      var alerts = new HashMap<AlertStore.Key, Alert>();
      known.get().forEach(it -> alerts.put(AlertStore.Key.of(it), it));
      var fired =
          alerts.values().stream()
              .filter(it -> it.last().firing())
              .map(AlertStore.Key::of)
              .collect(Collectors.toCollection(HashSet::new));
      some.forEach(it -> merge(it, alerts));
      var changed = order(some).stream().map(it -> Objects.requireNonNull(alerts.get(it))).toList();
      if (!changed.isEmpty()) {
        settle(work, changed, fired, now);
      }
    }

    private static void merge(Signals.Said said, Map<AlertStore.Key, Alert> alerts) {
      var key = new AlertStore.Key(said.integration(), said.signal().key());
      var before = alerts.get(key);
      alerts.put(
          key,
          before == null
              ? Alert.first(said.integration(), said.signal())
              : before.and(said.signal()));
    }

    private static List<AlertStore.Key> order(List<? extends Signals.Said> some) {
      return some.stream()
          .collect(
              Collectors.groupingBy(
                  Signals.Said::integration,
                  LinkedHashMap::new,
                  Collectors.mapping(
                      it -> it.signal().key(), Collectors.toCollection(TreeSet::new))))
          .entrySet()
          .stream()
          .flatMap(it -> it.getValue().stream().map(key -> new AlertStore.Key(it.getKey(), key)))
          .toList();
    }
  }
}
