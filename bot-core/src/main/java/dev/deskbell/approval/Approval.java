package dev.deskbell.approval;

import dev.deskbell.conversation.Refusal;
import dev.deskbell.people.Person;
import dev.deskbell.ticket.TicketRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An asking for approval and how far it has come. Pure; each verb gives what comes next, or
 * refuses.
 *
 * @param stage where it is, counted from 0
 * @param since when that stage began
 * @param told who has a card of which stage: those asked, and their deputies
 */
record Approval(
    Asking asking,
    Standing standing,
    List<Stage> stages,
    int stage,
    Instant since,
    List<Ballot> ballots,
    Set<Told> told) {
  Approval {
    stages = List.copyOf(stages);
    ballots = List.copyOf(ballots);
    told = Set.copyOf(told);
    if (stages.isEmpty()) {
      throw new IllegalArgumentException("nobody is asked in no stages: " + asking.policy());
    }
  }

  /**
   * Somebody who has a card of that stage.
   *
   * @param insteadOf for whom they are asked as deputy; null for who is asked themselves
   */
  record Told(int stage, Person.Id who, Person.@Nullable Id insteadOf) {}

  /** Begins; where nobody may decide, that is its end. */
  static Approval begin(Asking asking, List<Stage> stages, Circumstances now) {
    return new Approval(asking, Standing.OPEN, stages, 0, asking.at(), List.of(), Set.of())
        .settle(asking.at(), now);
  }

  TicketRef ref() {
    return asking.ref();
  }

  Stage current() {
    return stages.get(stage);
  }

  Tally tally(Circumstances now) {
    return tally(stage, now);
  }

  Tally tally(int of, Circumstances now) {
    return Tally.of(stages.get(of), ballots.stream().filter(it -> it.stage() == of).toList(), now);
  }

  /** What each voter said last in each stage: whoever thinks again has said nothing else. */
  List<Ballot> lastWords() {
    var last = new LinkedHashMap<List<Object>, Ballot>();
    ballots.forEach(it -> last.put(List.of(it.stage(), it.voter()), it));
    return List.copyOf(last.values());
  }

  /** What a button carries: whatever its reader saw, in that stage of this asking. */
  String seen(int in) {
    return Digest.of(asking.digest(), Integer.toString(asking.run()), Integer.toString(in));
  }

  /** The vote given, and where it leads. */
  Approval vote(Person.Id voter, Vote vote, Instant at, Circumstances now) {
    checkOpen();
    var me = now.today(voter);
    var tally = tally(now);
    var seat = seat(me, tally, now);
    var before = tally.counted().get(seat);
    if (before != null && before.vote() == vote && now.today(before.voter()).equals(me)) {
      throw new Refusal("You have %s %s already.".formatted(vote.words(), ref()));
    }
    var all = new ArrayList<>(ballots);
    all.add(new Ballot(stage, me, seat, vote, at));
    return new Approval(asking, standing, stages, stage, since, all, told).settle(at, now);
  }

  private void checkOpen() {
    if (standing.isOpen()) {
      return;
    }
    throw new Refusal(
        switch (standing) {
          case OPEN, APPROVED -> ref() + " is approved already.";
          case REJECTED -> ref() + " is rejected already.";
          case CHANGES_REQUESTED ->
              "Changes of " + ref() + " are awaited first; then it is asked again.";
          case UNDECIDABLE -> ref() + " can't be decided as it was asked. It must be asked again.";
          case EXPIRED -> "The time to decide about " + ref() + " is over.";
          case VOID -> ref() + " was changed since; it must be asked again.";
          case WITHDRAWN -> ref() + " needs no decision any more.";
        });
  }

  /** Their own seat; else one for which they are deputy: where they voted, then an open one. */
  private Person.Id seat(Person.Id me, Tally tally, Circumstances now) {
    if (now.concerned().contains(me)) {
      throw new Refusal(
          "You can't decide about %s, since it is your own matter. Others are asked."
              .formatted(ref()));
    }
    if (tally.seats().contains(me)) {
      return me;
    }
    if (!now.present(me) || current().panel().stream().map(now::today).anyMatch(me::equals)) {
      throw new Refusal("You are no longer among those who decide about %s.".formatted(ref()));
    }
    return Stream.of(
            tally.seats().stream().filter(it -> votedFor(it, me, tally, now)),
            tally.open().stream(),
            tally.seats().stream())
        .flatMap(it -> it)
        .filter(it -> now.deputies(it).contains(me))
        .findFirst()
        .orElseThrow(() ->
            new Refusal("You are not among those who are asked about %s now.".formatted(ref())));
  }

  private static boolean votedFor(Person.Id seat, Person.Id me, Tally tally, Circumstances now) {
    var ballot = tally.counted().get(seat);
    return ballot != null && now.today(ballot.voter()).equals(me);
  }

  /** Whatever follows from the votes, and from who may still decide. */
  Approval settle(Instant at, Circumstances now) {
    var next = this;
    while (next.standing.isOpen()) {
      var ends = next.tally(now).ends();
      if (ends == null) {
        return next;
      }
      next =
          ends == Standing.APPROVED && next.stage + 1 < stages.size()
              ? next.into(next.stage + 1, stages, at)
              : next.ended(ends);
    }
    return next;
  }

  private Approval into(int next, List<Stage> all, Instant at) {
    return new Approval(asking, standing, all, next, at, ballots, told);
  }

  private Approval ended(Standing how) {
    return new Approval(asking, how, stages, stage, since, ballots, told);
  }

  /** The stage's time is up: others are asked instead, or it expires; it is never approved. */
  Approval timeIsUp(Instant at, Circumstances now) {
    var instead = current().otherwise();
    if (!standing.isOpen() || instead == null) {
      return standing.isOpen() ? ended(Standing.EXPIRED) : this;
    }
    var all = new ArrayList<>(stages);
    all.set(stage, current().passedOver());
    all.add(stage + 1, instead);
    return into(stage + 1, all, at).settle(at, now);
  }

  /** What was asked about is another now: all votes are void, even if it was approved. */
  Approval voided() {
    return standing.isOpen() || standing == Standing.APPROVED ? ended(Standing.VOID) : this;
  }

  Approval withdrawn() {
    return standing.isOpen() ? ended(Standing.WITHDRAWN) : this;
  }

  /** These have a card of the current stage. */
  Approval telling(Set<Told> more) {
    var all = new HashSet<>(told);
    more.stream()
        .filter(it ->
            told.stream().noneMatch(old -> old.stage() == stage && old.who().equals(it.who())))
        .forEach(all::add);
    return new Approval(asking, standing, stages, stage, since, ballots, all);
  }
}
