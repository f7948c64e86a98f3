package dev.deskbell.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * A few of something that many want. Whoever finishes what was begun comes before whoever begins: a
 * message that is claimed has spent its budget, and must not wait behind claims of others until it
 * is sent. Among equals the first to come is the first to go.
 */
final class Share {
  private final Deque<Semaphore> finishing = new ArrayDeque<>();
  private final Deque<Semaphore> beginning = new ArrayDeque<>();
  private int free;

  Share(int size) {
    free = size;
  }

  /** What for. */
  enum Intent {
    BEGIN,
    FINISH
  }

  void take(Intent intent) throws InterruptedException {
    var turn = enlist(intent);
    try {
      if (turn != null) {
        turn.acquire();
      }
    } catch (InterruptedException interrupted) {
      if (!delist(turn)) {
        giveBack();
      }
      throw interrupted;
    }
  }

  void takeUninterruptibly(Intent intent) {
    var turn = enlist(intent);
    if (turn != null) {
      turn.acquireUninterruptibly();
    }
  }

  private synchronized @Nullable Semaphore enlist(Intent intent) {
    if (free > 0) {
      free--;
      return null;
    }
    var turn = new Semaphore(0);
    switch (intent) {
      case BEGIN -> beginning.add(turn);
      case FINISH -> finishing.add(turn);
    }
    return turn;
  }

  /** False when its turn has come meanwhile. */
  private synchronized boolean delist(@Nullable Semaphore turn) {
    return finishing.remove(turn) || beginning.remove(turn);
  }

  synchronized void giveBack() {
    var next = finishing.isEmpty() ? beginning.poll() : finishing.poll();
    if (next == null) {
      free++;
    } else {
      next.release();
    }
  }
}
