package dev.deskbell.alert;

import dev.deskbell.alert.AlertsPolicy.Integration;
import dev.deskbell.alert.Silences.Silence;
import dev.deskbell.service.Service;
import dev.deskbell.service.Window;
import dev.deskbell.ticket.TicketRef;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

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
  Batch begin(
      AlertsPolicy policy,
      Supplier<List<Silence>> silences,
      Supplier<List<Window>> disturbing,
      Instant now) {
    return new Batch(policy, silences, disturbing, now);
  }

  /** What the batch knows of groups and changes of them; written at its end. */
  final class Batch {
    private final AlertsPolicy policy;
    private final Supplier<List<Silence>> silences;
    private final Supplier<List<Window>> disturbing;
    private final Instant now;
    private final Map<Long, Group> known = new LinkedHashMap<>();
    private final Map<Long, Group> before = new LinkedHashMap<>();
    private final Set<Long> begun = new HashSet<>();

    /** What was open before; while this batch lasts, nobody else begins any. */
    private final Map<Groups.Name, TicketRef> open = new HashMap<>();

    private final Map<String, Integer> recent = new HashMap<>();

    private Batch(
        AlertsPolicy policy,
        Supplier<List<Silence>> silences,
        Supplier<List<Window>> disturbing,
        Instant now) {
      this.policy = policy;
      this.silences = SingletonSupplier.of(silences);
      this.disturbing = SingletonSupplier.of(disturbing);
      this.now = now;
    }

    /** Reads and locks the groups of these, and sees which are open that others may join. */
    void know(List<Alert> alerts) {
      var names = alerts.stream().flatMap(this::names).collect(Collectors.toSet());
      if (!names.isEmpty()) {
        open.putAll(groups.open(names));
      }
      var ids =
          alerts.stream().flatMap(it -> Stream.ofNullable(it.group())).collect(Collectors.toSet());
      if (!ids.isEmpty()) {
        tickets.lock(groups.ticketsOf(ids));
        groups.of(ids).forEach(this::know);
      }
    }

    private Stream<Groups.Name> names(Alert alert) {
      return alert.last().firing()
          ? policy.source(alert.integration()).stream()
              .flatMap(it -> Stream.of(key(alert, it, labels(alert)), AlertTickets.STORM))
              .map(it -> new Groups.Name(alert.integration(), it))
          : Stream.empty();
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
      var silenced = Silences.over(silences.get(), labels);
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
          && disturbing.get().stream().anyMatch(it -> it.concerns(new Service.Id(route.service())));
    }

    private Group groupFor(Alert alert, Integration source, Map<String, String> labels) {
      var key = key(alert, source, labels);
      return open(source, key).orElseGet(() -> fresh(alert, source, labels, key));
    }

    private Group fresh(Alert alert, Integration source, Map<String, String> labels, String key) {
      if (recent(source) < source.storm()) {
        return begin(tickets.open(alert, source, source.route(labels), key, now));
      }
      return open(source, AlertTickets.STORM)
          .orElseGet(() -> begin(tickets.openStorm(source, alert, now)));
    }

    private int recent(Integration source) {
      var since = now.minus(AlertTickets.STORM_WINDOW);
      return recent.computeIfAbsent(source.id(), it -> groups.recent(it, since));
    }

    private Group begin(Group group) {
      begun.add(group.id());
      recent.merge(group.integration(), 1, Integer::sum);
      return know(group);
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
        groups.close(it);
      });
      return ended.isPresent() ? Optional.empty() : found;
    }

    private Optional<Group> lockedOpen(Integration source, String key) {
      var ticket = Optional.ofNullable(open.get(new Groups.Name(source.id(), key)));
      ticket.ifPresent(it -> tickets.lock(List.of(it)));
      return ticket.flatMap(_ -> groups.open(source.id(), key)).map(this::know);
    }

    /** Writes the groups, and tells their tickets. */
    void finish() {
      for (var group : known.values()) {
        var was = Objects.requireNonNull(before.get(group.id()));
        if (!group.equals(was)) {
          var told = tickets.told(was, group, policy.source(group.integration()), now);
          groups.save(told);
          // The card of one that has just begun is on its way and not drawn yet.
          if (!begun.contains(group.id())) {
            tickets.redraw(group);
          }
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
