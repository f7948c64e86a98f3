package dev.deskbell.approval;

import dev.deskbell.approval.ApprovalPolicy.StageEntry;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Team;
import dev.deskbell.policy.Policies;
import dev.deskbell.service.Service;
import dev.deskbell.service.Services;
import dev.deskbell.ticket.Head;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The stages of a policy as they are fixed for one asking, with the people who decide in each. */
@Component
class Stages {
  private static final String OWNER = "service owner";

  private final Policies policies;
  private final Sources sources;
  private final Services services;
  private final People people;

  Stages(Policies policies, Sources sources, Services services, People people) {
    this.policies = policies;
    this.sources = sources;
    this.services = services;
    this.people = people;
  }

  List<Stage> of(String policy, Matter matter, Head head, Asking asking, Instant at) {
    var entry =
        policies
            .current(ApprovalPolicy.SECTION)
            .named(policy)
            .orElseThrow(() ->
                new Refusal(
                    "The organisation's files have no approval policy `%s` any more. Ask an administrator to put it back into approvals.yaml."
                        .formatted(policy)));
    return entry.stages().stream()
        .filter(it -> it.asks(matter))
        .flatMap(it -> Stream.concat(Stream.of(it), further(it, matter, head)))
        .map(it -> stage(it, head, asking, at))
        .toList();
  }

  /** No owner answers for what is another's: each is asked, and each must agree. */
  private Stream<StageEntry> further(StageEntry stage, Matter matter, Head head) {
    return stage.approvers().contains(OWNER)
        ? others(matter, head).map(it -> of(stage, it))
        : Stream.empty();
  }

  private Stream<Team.Id> others(Matter matter, Head head) {
    var service = head.service();
    var own = service == null ? List.<Team.Id>of() : owner(new Service.Id(service)).toList();
    return matter.services().stream()
        .flatMap(this::owner)
        .distinct()
        .filter(it -> !own.contains(it));
  }

  private Stream<Team.Id> owner(Service.Id service) {
    return services.get(service).map(Service::owner).stream();
  }

  private StageEntry of(StageEntry stage, Team.Id team) {
    return new StageEntry(
        stage.name() + ": " + people.team(team).map(Team::name).orElse(team.value()),
        instead(stage.approvers(), team),
        stage.rule(),
        stage.veto(),
        stage.only(),
        stage.within(),
        stage.remind(),
        instead(stage.escalation(), team));
  }

  private static List<String> instead(List<String> from, Team.Id team) {
    return from.stream().map(it -> it.equals(OWNER) ? "managers " + team.value() : it).toList();
  }

  private Stage stage(StageEntry stage, Head head, Asking asking, Instant at) {
    var otherwise = stage.escalation().isEmpty() ? null : escalated(stage);
    return stage(
        stage,
        head,
        asking,
        at,
        otherwise == null ? null : stage(otherwise, head, asking, at, null));
  }

  /** Any one of those who are asked instead decides. */
  private static StageEntry escalated(StageEntry stage) {
    return new StageEntry(
        stage.name() + ", escalated",
        stage.escalation(),
        "any",
        false,
        null,
        stage.within(),
        stage.remind(),
        null);
  }

  private Stage stage(
      StageEntry entry, Head head, Asking asking, Instant at, @Nullable Stage otherwise) {
    return new Stage(
        entry.name(),
        entry.theRule(),
        panel(entry.approvers(), head, asking, at),
        entry.approvers(),
        entry.within() == null ? null : Lengths.minutes(entry.within()),
        entry.remind() == null ? null : Lengths.minutes(entry.remind()),
        otherwise,
        false);
  }

  private List<Person.Id> panel(List<String> from, Head head, Asking asking, Instant at) {
    var panel = new ArrayList<>(sources.of(from, head, asking.concerned(), at));
    panel.removeIf(it -> asking.concerned().stream().anyMatch(who -> people.same(it, who)));
    return panel;
  }
}
