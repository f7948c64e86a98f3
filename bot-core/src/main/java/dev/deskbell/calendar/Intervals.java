package dev.deskbell.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A set of moments: intervals in order that neither overlap nor touch. */
public record Intervals(List<Interval> parts) {
  public static final Intervals NONE = new Intervals(List.of());

  /** Takes any intervals; what overlaps or touches becomes one. */
  public Intervals {
    parts = joined(parts);
  }

  public static Intervals of(Collection<Interval> parts) {
    return new Intervals(List.copyOf(parts));
  }

  public static Intervals of(Interval... parts) {
    return new Intervals(List.of(parts));
  }

  private static List<Interval> joined(List<Interval> any) {
    var joined = new ArrayList<Interval>();
    for (var next : any.stream().sorted().toList()) {
      if (!joined.isEmpty() && !joined.getLast().until().isBefore(next.from())) {
        var last = joined.removeLast();
        joined.add(new Interval(last.from(), Interval.later(last.until(), next.until())));
      } else {
        joined.add(next);
      }
    }
    return List.copyOf(joined);
  }

  public boolean isEmpty() {
    return parts.isEmpty();
  }

  public boolean contains(Instant moment) {
    return parts.stream().anyMatch(it -> it.contains(moment));
  }

  public Intervals or(Intervals other) {
    var all = new ArrayList<>(parts);
    all.addAll(other.parts);
    return new Intervals(all);
  }

  /** What is in both; both are in order, so each part is looked at once. */
  public Intervals and(Intervals other) {
    var common = new ArrayList<Interval>();
    var mine = 0;
    var theirs = 0;
    while (mine < parts.size() && theirs < other.parts.size()) {
      var one = parts.get(mine);
      var two = other.parts.get(theirs);
      one.and(two).ifPresent(common::add);
      if (one.until().isBefore(two.until())) {
        mine++;
      } else {
        theirs++;
      }
    }
    return new Intervals(common);
  }

  public Intervals within(Interval bounds) {
    return and(of(bounds));
  }

  /** What of the bounds is not here. */
  public Intervals gapsIn(Interval bounds) {
    var gaps = new ArrayList<Interval>();
    var from = bounds.from();
    for (var part : within(bounds).parts) {
      Interval.between(from, part.from()).ifPresent(gaps::add);
      from = part.until();
    }
    Interval.between(from, bounds.until()).ifPresent(gaps::add);
    return new Intervals(gaps);
  }

  public Intervals minus(Intervals other) {
    return parts.isEmpty()
        ? this
        : and(other.gapsIn(new Interval(parts.getFirst().from(), parts.getLast().until())));
  }

  public Duration length() {
    return parts.stream().map(Interval::length).reduce(Duration.ZERO, Duration::plus);
  }

  /** The part in which that moment lies, or the next one after it. */
  public Optional<Interval> atOrAfter(Instant moment) {
    return parts.stream().filter(it -> it.until().isAfter(moment)).findFirst();
  }
}
