package dev.deskbell.bench.fan;

import dev.deskbell.bench.fan.Spans.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** When nothing more may go, by when what went was counted; the moments are in their order. */
final class Closed {
  private static final double NANOS = 1e9;

  private Closed() {}

  /** By a bucket that fills evenly, of which something is kept for others. */
  static Spans bucket(List<Long> taken, double perSecond, double burst, double kept) {
    var closed = new ArrayList<Span>();
    var level = burst;
    var since = taken.isEmpty() ? 0 : taken.getFirst();
    for (long at : taken) {
      level = Math.min(burst, level + (at - since) / NANOS * perSecond) - 1;
      since = at;
      var until = at + (long) (Math.max(0, 1 + kept - level) / perSecond * NANOS);
      closed.add(new Span(at, until));
    }
    return Spans.together(closed);
  }

  /** By a window that its first opens, and that is counted anew when it is over. */
  static Spans window(List<Long> taken, double seconds, double most) {
    var closed = new ArrayList<Span>();
    var lasting = (long) (seconds * NANOS);
    var opened = Long.MIN_VALUE;
    var used = 0;
    for (long at : taken) {
      if (opened == Long.MIN_VALUE || at - opened >= lasting) {
        opened = at;
        used = 0;
      }
      used++;
      if (used >= most) {
        closed.add(new Span(at, opened + lasting));
      }
    }
    return Spans.together(closed);
  }

  /** By so many in any second. */
  static Spans second(List<Long> taken, double most) {
    var closed = new ArrayList<Span>();
    var last = new ArrayDeque<Long>();
    for (long at : taken) {
      last.addLast(at);
      while (at - last.getFirst() >= NANOS) {
        last.removeFirst();
      }
      if (last.size() >= most) {
        closed.add(new Span(at, last.getFirst() + (long) NANOS));
      }
    }
    return Spans.together(closed);
  }
}
