package dev.deskbell.bench.fan;

import dev.deskbell.bench.fan.Recorder.Heard;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A platform that is played: it counts what it is told, and turns away what is too much. */
interface Counting {
  /** Everything is new: nothing was heard, and all buckets are full. */
  void begins(Rules anew);

  List<Heard> heard();

  /** A channel by its number; those of one slice may be those of another. */
  String channel(String slice, int number);

  /** Returns when so many different words were accepted; false when that takes longer. */
  default boolean hasAccepted(int many, double seconds, Predicate<Heard> which) {
    var end = System.nanoTime() + (long) (seconds * 1e9);
    while (System.nanoTime() < end) {
      var such = heard().stream().filter(Heard::accepted).filter(which);
      if (such.map(Heard::words).distinct().count() >= many) {
        return true;
      }
      LockSupport.parkNanos(20_000_000);
    }
    return false;
  }
}
