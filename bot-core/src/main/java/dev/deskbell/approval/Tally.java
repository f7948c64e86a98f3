package dev.deskbell.approval;

import dev.deskbell.people.Person;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The votes that count in a stage at this moment. Pure.
 *
 * @param seats who may decide: fixed when asked, still entitled, and not concerned
 * @param counted one vote for each seat, and of each person
 */
record Tally(Stage stage, SequencedSet<Person.Id> seats, Map<Person.Id, Ballot> counted) {

  static Tally of(Stage stage, List<Ballot> ballots, Circumstances now) {
    var seats = seats(stage, now);
    var valid = ballots.stream().filter(it -> counts(it, seats, now)).toList();
    return new Tally(stage, seats, oneEach(bySeat(valid, now), now));
  }

  private static SequencedSet<Person.Id> seats(Stage stage, Circumstances now) {
    var concerned = now.concerned();
    var entitled = now.entitled(stage);
    return stage.panel().stream()
        .map(now::today)
        .filter(it -> entitled.contains(it) && now.present(it) && !concerned.contains(it))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static boolean counts(Ballot ballot, Set<Person.Id> seats, Circumstances now) {
    var voter = now.today(ballot.voter());
    return seats.contains(now.today(ballot.seat()))
        && now.present(voter)
        && !now.concerned().contains(voter);
  }

  /** Of each seat the latest; what a member says for themselves outweighs their deputy. */
  private static Map<Person.Id, Ballot> bySeat(List<Ballot> ballots, Circumstances now) {
    var bySeat = new LinkedHashMap<Person.Id, Ballot>();
    for (var ballot : ballots) {
      bySeat.merge(
          now.today(ballot.seat()),
          ballot,
          (old, next) -> isOwn(old, now) && !isOwn(next, now) ? old : next);
    }
    return bySeat;
  }

  /** Of each person one, their own seat's before one as a deputy, then the first. */
  private static Map<Person.Id, Ballot> oneEach(Map<Person.Id, Ballot> bySeat, Circumstances now) {
    var voted = new LinkedHashSet<Person.Id>();
    var counted = new LinkedHashMap<Person.Id, Ballot>();
    var ordered = new ArrayList<>(bySeat.entrySet());
    ordered.sort(
        Comparator.comparing((Map.Entry<Person.Id, Ballot> it) -> !isOwn(it.getValue(), now))
            .thenComparing(it -> it.getValue().at()));
    for (var each : ordered) {
      if (voted.add(now.today(each.getValue().voter()))) {
        counted.put(each.getKey(), each.getValue());
      }
    }
    return counted;
  }

  private static boolean isOwn(Ballot ballot, Circumstances now) {
    return now.today(ballot.voter()).equals(now.today(ballot.seat()));
  }

  int count(Vote vote) {
    return (int) counted.values().stream().filter(it -> it.vote() == vote).count();
  }

  /** Who has not said anything yet. */
  List<Person.Id> open() {
    return seats.stream().filter(it -> !counted.containsKey(it)).toList();
  }

  /** How many more must approve. */
  int missing() {
    return Math.max(0, stage.needed() - count(Vote.APPROVE));
  }

  /** How the stage ends, or null while it goes on; {@link Standing#APPROVED} is for the stage. */
  @Nullable Standing ends() {
    if (count(Vote.CHANGES) > 0) {
      return Standing.CHANGES_REQUESTED;
    }
    var rejections = count(Vote.REJECT);
    if (stage.rule().veto() && rejections > 0) {
      return Standing.REJECTED;
    }
    if (missing() == 0) {
      return Standing.APPROVED;
    }
    var possible = count(Vote.APPROVE) + open().size();
    if (possible >= stage.needed()) {
      return null;
    }
    return rejections > 0 && possible + rejections >= stage.needed()
        ? Standing.REJECTED
        : Standing.UNDECIDABLE;
  }
}
