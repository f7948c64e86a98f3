package dev.deskbell.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** The way between two parts of an installation, which can be bad in many ways. */
final class Proxy implements AutoCloseable {
  /** What becomes of what travels. */
  enum Mode {
    PASSES,
    /** Each piece is late. */
    DELAYS,
    /** Nothing arrives, in either direction, until it is over; nobody is told. */
    STALLS,
    /** Requests arrive and answers do not; then the connection is reset. */
    HALF,
    /** Everything is reset, and nobody gets through. */
    CUTS
  }

  private static final Duration LATE = Duration.ofMillis(120);
  private static final Duration A_MOMENT = Duration.ofMillis(5);
  private static final Duration ACCEPTED = Duration.ofMillis(150);

  private final ServerSocket door;
  private final Set<Way> ways = ConcurrentHashMap.newKeySet();
  private final Set<Socket> deaf = ConcurrentHashMap.newKeySet();
  private volatile int target;
  private volatile Mode mode = Mode.PASSES;
  private volatile boolean closed;

  Proxy(int target) throws IOException {
    this.target = target;
    door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("proxy").start(this::accepts);
  }

  /** Both ends of one connection. */
  private record Way(Socket near, Socket far) {
    void isReset() {
      for (var end : new Socket[] {near, far}) {
        try {
          end.setSoLinger(true, 0);
          end.close();
        } catch (IOException _) {
          // It was closed already.
        }
      }
    }
  }

  int port() {
    return door.getLocalPort();
  }

  void is(Mode better) {
    mode = better;
    if (better == Mode.CUTS) {
      resets();
    }
  }

  /** Where new connections go; the old ones stay with who is there no more. */
  void leadsTo(int other) {
    target = other;
  }

  void resets() {
    ways.forEach(Way::isReset);
    ways.clear();
  }

  /** What is connected now hears nothing for ever; who connects anew gets through. */
  void forgetsTheConnected() {
    ways.forEach(it -> deaf.add(it.near()));
    ways.clear();
  }

  /** Who waited for an answer is told that there will be none. */
  void resetsTheForgotten() {
    deaf.forEach(it -> new Way(it, it).isReset());
    deaf.clear();
  }

  private void accepts() {
    while (!closed) {
      try {
        var near = door.accept();
        Thread.ofVirtual().start(() -> connects(near));
      } catch (IOException _) {
        // It is closed, or this one left again.
      }
    }
  }

  private void connects(Socket near) {
    if (mode == Mode.CUTS) {
      new Way(near, near).isReset();
      return;
    }
    try {
      var far = new Socket(InetAddress.getLoopbackAddress(), target);
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      var way = new Way(near, far);
      ways.add(way);
      Thread.ofVirtual().start(() -> carries(way, near, far, false));
      Thread.ofVirtual().start(() -> carries(way, far, near, true));
    } catch (IOException _) {
      new Way(near, near).isReset();
    }
  }

  private void carries(Way way, Socket from, Socket to, boolean isAnswer) {
    var bytes = new byte[16_384];
    try {
      for (var read = from.getInputStream().read(bytes);
          read >= 0;
          read = from.getInputStream().read(bytes)) {
        if (mayPass(way, isAnswer)) {
          to.getOutputStream().write(bytes, 0, read);
        }
      }
    } catch (IOException _) {
      // Whichever end it was, the other one learns of it.
    }
    if (!deaf.contains(way.near())) {
      ways.remove(way);
      way.isReset();
    }
  }

  private boolean mayPass(Way way, boolean isAnswer) throws IOException {
    if (mode == Mode.DELAYS) {
      LockSupport.parkNanos(LATE.toNanos());
    }
    if (mode == Mode.HALF && isAnswer) {
      LockSupport.parkNanos(ACCEPTED.toNanos());
      throw new IOException("reset after it was accepted");
    }
    while ((mode == Mode.STALLS || deaf.contains(way.near())) && !closed) {
      LockSupport.parkNanos(A_MOMENT.toNanos());
    }
    return true;
  }

  @Override
  public void close() {
    closed = true;
    try {
      door.close();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    resets();
    resetsTheForgotten();
  }
}
