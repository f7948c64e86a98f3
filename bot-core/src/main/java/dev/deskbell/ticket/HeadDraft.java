package dev.deskbell.ticket;

import dev.deskbell.delivery.Destination;
import dev.deskbell.people.Person;
import dev.deskbell.people.Team;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A head being changed, within one method. */
final class HeadDraft {
  private final Head base;
  Phase phase;
  String status;
  Person.@Nullable Id assignee;
  Team.@Nullable Id team;
  Level impact;
  Level urgency;
  Priority priority;
  boolean hidden;
  final Set<Person.Id> watchers;
  final Set<Person.Id> helpers;
  final Set<Destination> shown;
  Instant changedAt;
  @Nullable Instant resolvedAt;
  Chain chain;

  private HeadDraft(Head base) {
    this.base = base;
    phase = base.phase();
    status = base.status();
    assignee = base.assignee();
    team = base.team();
    impact = base.impact();
    urgency = base.urgency();
    priority = base.priority();
    hidden = base.hidden();
    watchers = new HashSet<>(base.watchers());
    helpers = new HashSet<>(base.helpers());
    shown = new HashSet<>(base.shown());
    changedAt = base.changedAt();
    resolvedAt = base.resolvedAt();
    chain = base.chain();
  }

  static Head of(Head base, Consumer<HeadDraft> changes) {
    var draft = new HeadDraft(base);
    changes.accept(draft);
    return draft.done();
  }

  private Head done() {
    return new Head(
        base.ref(),
        phase,
        status,
        base.title(),
        base.details(),
        base.requester(),
        assignee,
        team,
        base.service(),
        impact,
        urgency,
        priority,
        hidden,
        base.drill(),
        watchers,
        helpers,
        shown,
        base.openedAt(),
        changedAt,
        resolvedAt,
        chain);
  }
}
