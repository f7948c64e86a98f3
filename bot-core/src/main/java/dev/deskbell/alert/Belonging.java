package dev.deskbell.alert;

import dev.deskbell.alert.AlertsPolicy.Integration;
import dev.deskbell.alert.Silences.Silence;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Which incident an alert belongs to, and what its beginning and end mean to that. */
@Component
class Belonging {
  private final Groups groups;
  private final AlertTickets tickets;

  Belonging(Groups groups, AlertTickets tickets) {
    this.groups = groups;
    this.tickets = tickets;
  }

  /** For the alerts of one batch. */
  Batch begin(AlertsPolicy policy, List<Silence> silences, Instant now) {
    return new Batch(policy, silences, now);
  }

  /** What the batch knows of groups and changes of them; written at its end. */
  final class Batch {
    private final AlertsPolicy policy;
    private final List<Silence> silences;
    private final Instant now;
    private final Map<Long, Group> known = new LinkedHashMap<>();
    private final Map<Long, Group> before = new LinkedHashMap<>();

    private Batch(AlertsPolicy policy, List<Silence> silences, Instant now) {
      this.policy = policy;
      this.silences = silences;
      this.now = now;
    }

    /** Reads and locks the groups of these. */
    void know(List<Alert> alerts) {
      var ids =
          alerts.stream().flatMap(it -> Stream.ofNullable(it.group())).collect(Collectors.toSet());
      groups.of(ids).forEach(this::know);
    }

    private Group know(Group group) {
      before.putIfAbsent(group.id(), group);
      known.put(group.id(), group);
      return group;
    }

    private void change(Group group) {
      known.put(group.id(), group);
    }

    /** The alert where it belongs now. */
    Alert settle(Alert alert, boolean fired) {
      var group = Optional.ofNullable(alert.group()).map(known::get);
      if (!alert.last().firing()) {
        group.filter(_ -> fired).ifPresent(it -> change(it.ended()));
        return alert;
      }
      if (group.filter(it -> tickets.isGoingOn(it)).isPresent()) {
        group.filter(_ -> !fired).ifPresent(it -> change(it.again()));
        return alert;
      }
      if (fired && group.isPresent()) {
        // People ended its incident while it went on: it rings again when it begins anew.
        return alert;
      }
      group.filter(Group::open).ifPresent(it -> change(it.closed()));
      return policy
          .source(alert.integration())
          .map(it -> join(alert, it))
          .orElseGet(() -> alert.waiting(Alert.FOREVER));
    }

    private Alert join(Alert alert, Integration source) {
      var labels = labels(alert);
      var silenced = Silences.over(silences, labels);
      if (silenced.isPresent()) {
        return alert.waiting(silenced.get());
      }
      var group = groupFor(alert, source, labels);
      change(group.joined());
      return alert.in(group.id());
    }

    private Group groupFor(Alert alert, Integration source, Map<String, String> labels) {
      var key = key(alert, source, labels);
      return open(source, key).orElseGet(() -> fresh(alert, source, labels, key));
    }

    private Group fresh(Alert alert, Integration source, Map<String, String> labels, String key) {
      var since = now.minus(AlertTickets.STORM_WINDOW);
      if (groups.recent(source.id(), since) < source.storm()) {
        return know(tickets.open(alert, source, source.route(labels), key, now));
      }
      return open(source, AlertTickets.STORM)
          .orElseGet(() -> know(tickets.openStorm(source, alert, now)));
    }

    private Optional<Group> open(Integration source, String key) {
      var here =
          known.values().stream()
              .filter(it -> it.open() && it.key().equals(key))
              .filter(it -> it.integration().equals(source.id()))
              .findFirst();
      var found = here.isPresent() ? here : groups.open(source.id(), key).map(this::know);
      var ended = found.filter(it -> !tickets.isGoingOn(it));
      ended.ifPresent(it -> {
        change(it.closed());
        groups.save(it.closed());
      });
      return ended.isPresent() ? Optional.empty() : found;
    }

    /** Writes the groups, and tells their tickets. */
    void finish() {
      for (var group : known.values()) {
        var was = Objects.requireNonNull(before.get(group.id()));
        if (!group.equals(was)) {
          groups.save(tickets.told(was, group, policy.source(group.integration()), now));
        }
      }
    }

    private static String key(Alert alert, Integration source, Map<String, String> labels) {
      return source.grouping().isEmpty()
          ? "one/" + alert.last().key()
          : source.grouping().stream()
              .map(it -> labels.getOrDefault(it, ""))
              .collect(Collectors.joining("/", "by/", ""));
    }
  }

  /** What routes and silences match: the alert's labels and where it comes from. */
  static Map<String, String> labels(Alert alert) {
    var labels = new LinkedHashMap<>(alert.last().labels());
    labels.put("integration", alert.integration());
    labels.put("title", alert.last().title());
    return labels;
  }
}
