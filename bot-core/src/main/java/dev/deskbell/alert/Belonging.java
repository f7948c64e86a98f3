package dev.deskbell.alert;

import dev.deskbell.alert.AlertsPolicy.Integration;
import dev.deskbell.alert.Silences.Silence;
import dev.deskbell.service.Service;
import dev.deskbell.service.Window;
import java.time.Duration;
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
  private static final Duration LOOKED_AT_AGAIN = Duration.ofMinutes(5);

  private final Groups groups;
  private final AlertTickets tickets;

  Belonging(Groups groups, AlertTickets tickets) {
    this.groups = groups;
    this.tickets = tickets;
  }

  /** For the alerts of one batch. */
  Batch begin(AlertsPolicy policy, List<Silence> silences, List<Window> disturbing, Instant now) {
    return new Batch(policy, silences, disturbing, now);
  }

  /** What the batch knows of groups and changes of them; written at its end. */
  final class Batch {
    private final AlertsPolicy policy;
    private final List<Silence> silences;
    private final List<Window> disturbing;
    private final Instant now;
    private final Map<Long, Group> known = new LinkedHashMap<>();
    private final Map<Long, Group> before = new LinkedHashMap<>();

    private Batch(
        AlertsPolicy policy, List<Silence> silences, List<Window> disturbing, Instant now) {
      this.policy = policy;
      this.silences = silences;
      this.disturbing = disturbing;
      this.now = now;
    }

    /** Reads and locks the groups of these. */
    void know(List<Alert> alerts) {
      var ids =
          alerts.stream().flatMap(it -> Stream.ofNullable(it.group())).collect(Collectors.toSet());
      if (!ids.isEmpty()) {
        tickets.lock(groups.ticketsOf(ids));
        groups.of(ids).forEach(this::know);
      }
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
      if (isExpected(source.route(labels))) {
        // Whoever works on it may be done early: looked at again and again until the window ends.
        return alert.waiting(now.plus(LOOKED_AT_AGAIN));
      }
      var group = groupFor(alert, source, labels);
      change(group.joined());
      return alert.in(group.id());
    }

    /** Whether its service is being worked on. */
    private boolean isExpected(AlertsPolicy.Route route) {
      return route.service() != null
          && disturbing.stream().anyMatch(it -> it.concerns(new Service.Id(route.service())));
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
      var found = here.isPresent() ? here : lockedOpen(source, key);
      var ended = found.filter(it -> !tickets.isGoingOn(it));
      ended.ifPresent(it -> {
        change(it.closed());
        groups.save(it.closed());
      });
      return ended.isPresent() ? Optional.empty() : found;
    }

    private Optional<Group> lockedOpen(Integration source, String key) {
      groups.ticketOf(source.id(), key).ifPresent(it -> tickets.lock(List.of(it)));
      return groups.open(source.id(), key).map(this::know);
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
