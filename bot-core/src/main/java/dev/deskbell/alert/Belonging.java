package dev.deskbell.alert;

import dev.deskbell.alert.AlertsPolicy.Integration;
import dev.deskbell.alert.Silences.Silence;
import dev.deskbell.service.Service;
import dev.deskbell.service.Window;
import dev.deskbell.service.Windows;
import dev.deskbell.store.Questions;
import dev.deskbell.ticket.TicketRef;
import java.time.Duration;
import java.time.Instant;
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
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Which incident an alert belongs to, and what its beginning and end mean to that. */
@Component
class Belonging {
  private static final Duration LOOKED_AT_AGAIN = Duration.ofMinutes(5);

  private final JdbcOperations db;
  private final Groups groups;
  private final Silences silences;
  private final Windows windows;
  private final AlertTickets tickets;

  Belonging(
      JdbcOperations db, Groups groups, Silences silences, Windows windows, AlertTickets tickets) {
    this.db = db;
    this.groups = groups;
    this.silences = silences;
    this.windows = windows;
    this.tickets = tickets;
  }

  /** For a batch of such alerts; what it has to know then is asked with these. */
  Batch begin(AlertsPolicy policy, List<Alert> some, Questions questions, Instant now) {
    return new Batch(policy, some, questions, now);
  }

  /** What the batch knows of groups and changes of them; written at its end. */
  final class Batch {
    private final AlertsPolicy policy;
    private final Supplier<List<Silence>> silenced;
    private final Supplier<List<Window>> disturbing;
    private final Openings openings;
    private final Instant now;
    private final Map<Long, Group> known = new LinkedHashMap<>();
    private final Map<Long, Group> before = new LinkedHashMap<>();
    private final Set<Long> begun = new HashSet<>();

    private Batch(AlertsPolicy policy, List<Alert> some, Questions questions, Instant now) {
      this.policy = policy;
      this.now = now;
      var names = names(some);
      var since = now.minus(AlertTickets.STORM_WINDOW);
      // Where nothing fires, none of it is likely to be wanted.
      var asked = names.isEmpty() ? new Questions(db) : questions;
      this.openings = new Openings(groups, db, names, since, asked);
      this.silenced = silences.current(now, asked);
      this.disturbing = SingletonSupplier.of(windows.disturbing(now, asked));
    }

    /** Reads and locks the groups of these, and sees which are open that others may join. */
    void know(List<Alert> alerts) {
      openings.ask(names(alerts));
      var ids =
          alerts.stream().flatMap(it -> Stream.ofNullable(it.group())).collect(Collectors.toSet());
      if (!ids.isEmpty()) {
        tickets.lock(groups.ticketsOf(ids));
        groups.of(ids).forEach(this::know);
      }
    }

    private Set<Groups.Name> names(List<Alert> alerts) {
      return alerts.stream().flatMap(this::names).collect(Collectors.toSet());
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
      var soon = now.plus(LOOKED_AT_AGAIN);
      var held = Silences.over(silenced.get(), labels);
      if (held.isPresent()) {
        // It may have been ended since it was read, before this is saved.
        return alert.waiting(held.get().isBefore(soon) ? held.get() : soon);
      }
      if (isExpected(source.route(labels))) {
        // Whoever works on it may be done early: looked at again and again until the window ends.
        return alert.waiting(soon);
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
      if (openings.recent(source.id()) < source.storm()) {
        return begin(source, key, tickets.open(alert, source.route(labels), now));
      }
      return open(source, AlertTickets.STORM)
          .orElseGet(
              () -> begin(source, AlertTickets.STORM, tickets.openStorm(source, alert, now)));
    }

    private Group begin(Integration source, String key, TicketRef ticket) {
      var number = openings.begin(source.id());
      begun.add(number);
      return know(new Group(number, source.id(), key, ticket, true, 0, 0, 1));
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
      var ticket = openings.ticketOf(new Groups.Name(source.id(), key));
      ticket.ifPresent(it -> tickets.lock(List.of(it)));
      return ticket.flatMap(_ -> groups.open(source.id(), key)).map(this::know);
    }

    /** Writes the groups, and tells their tickets. */
    void finish() {
      for (var group : known.values()) {
        var was = Objects.requireNonNull(before.get(group.id()));
        if (!group.equals(was)) {
          var told = tickets.told(was, group, policy.source(group.integration()), now);
          if (begun.contains(group.id())) {
            // Its ticket's card is on its way and not drawn yet.
            groups.add(told, now);
          } else {
            groups.save(told);
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
