package dev.deskbell.bench.fan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Stretches of time, in nanoseconds of the machine's own clock: none touches another. */
record Spans(List<Span> all) {
  static final Spans NONE = new Spans(List.of());

  /** From then until before then. */
  record Span(long from, long to) {}

  Spans {
    all = List.copyOf(all);
  }

  static Spans of(long from, long to) {
    return to > from ? new Spans(List.of(new Span(from, to))) : NONE;
  }

  /** Whatever is in any of them. */
  static Spans together(List<Span> any) {
    var merged = new ArrayList<Span>();
    for (var next : any.stream().sorted(Comparator.comparingLong(Span::from)).toList()) {
      if (next.to() <= next.from()) {
        continue;
      }
      if (!merged.isEmpty() && merged.getLast().to() >= next.from()) {
        var last = merged.removeLast();
        merged.add(new Span(last.from(), Math.max(last.to(), next.to())));
      } else {
        merged.add(next);
      }
    }
    return new Spans(merged);
  }

  /** What is in both. */
  Spans within(Spans others) {
    var both = new ArrayList<Span>();
    for (var one : all) {
      for (var other : others.all) {
        both.add(new Span(Math.max(one.from(), other.from()), Math.min(one.to(), other.to())));
      }
    }
    return together(both);
  }

  /** What is not in the others. */
  Spans without(Spans others) {
    var left = new ArrayList<Span>();
    for (var one : all) {
      var from = one.from();
      for (var other : others.all) {
        left.add(new Span(from, Math.min(one.to(), other.from())));
        from = Math.max(from, other.to());
      }
      left.add(new Span(from, one.to()));
    }
    return together(left);
  }

  double seconds() {
    return all.stream().mapToLong(it -> it.to() - it.from()).sum() / 1e9;
  }
}
