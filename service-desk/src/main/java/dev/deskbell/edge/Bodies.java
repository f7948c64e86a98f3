package dev.deskbell.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Reads bodies as they came, never longer than allowed and never for longer than allowed; all that
 * are held at once share a budget, so that no flood takes the memory.
 */
final class Bodies {

  private static final int CHUNK = 8192;
  private static final int BUDGET = 32 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final int DRAINED = 16 << 20;

  private final Semaphore budget = new Semaphore(BUDGET, true);
  private final Duration longest;

  Bodies(Duration longest) {
    this.longest = longest;
  }

  /** What came of reading. */
  @SuppressWarnings("ArrayRecordComponent")
  sealed interface Read {
    /** All of it. */
    record Whole(byte[] bytes) implements Read {}

    /** Longer than the endpoint takes. */
    record TooLong() implements Read {}

    /** Not here in time. */
    record TooSlow() implements Read {}

    /** Not as HTTP has it, or cut off. */
    record Broken() implements Read {}

    /** Too much is being read already. */
    record Busy() implements Read {}
  }

  /** What is done with a body while its bytes are counted against the budget. */
  interface Use {
    void with(Read read) throws IOException;
  }

  void read(HttpServletRequest request, int most, Use use) throws IOException {
    var length = request.getContentLengthLong();
    if (length > most) {
      use.with(new Read.TooLong());
      return;
    }
    var held = (int) Math.min(length < 0 ? most : length, BUDGET);
    if (!taken(held)) {
      use.with(new Read.Busy());
      return;
    }
    try {
      use.with(read(request.getInputStream(), most, (int) length));
    } finally {
      budget.release(held);
    }
  }

  private boolean taken(int bytes) {
    try {
      return budget.tryAcquire(bytes, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Read read(InputStream body, int most, int length) throws IOException {
    var until = System.nanoTime() + longest.toNanos();
    try {
      return length < 0 ? any(body, most, until) : announced(body, length, until);
    } catch (IOException problem) {
      var late =
          Stream.iterate((Throwable) problem, Objects::nonNull, Throwable::getCause)
              .anyMatch(SocketTimeoutException.class::isInstance);
      return late ? new Read.TooSlow() : new Read.Broken();
    }
  }

  /** So much was said to come: it is read to where it is kept. */
  private static Read announced(InputStream body, int length, long until) throws IOException {
    var bytes = new byte[length];
    for (var at = 0; at < length; ) {
      var count = body.read(bytes, at, length - at);
      if (count < 0) {
        return new Read.Broken();
      }
      at += count;
      if (System.nanoTime() - until > 0) {
        return new Read.TooSlow();
      }
    }
    return new Read.Whole(bytes);
  }

  private static Read any(InputStream body, int most, long until) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var chunk = new byte[CHUNK];
    for (var count = body.read(chunk); count >= 0; count = body.read(chunk)) {
      bytes.write(chunk, 0, count);
      if (bytes.size() > most) {
        return new Read.TooLong();
      }
      if (System.nanoTime() - until > 0) {
        return new Read.TooSlow();
      }
    }
    return new Read.Whole(bytes.toByteArray());
  }

  /**
   * Lets a sender finish that is told no, since many read the answer only then; what is too much
   * even for that is cut off.
   */
  void drain(HttpServletRequest request) {
    var until = System.nanoTime() + PATIENCE.toNanos();
    var chunk = new byte[CHUNK];
    try {
      var body = request.getInputStream();
      var left = DRAINED;
      var count = 0;
      while (count >= 0 && left > 0 && System.nanoTime() - until < 0) {
        count = body.read(chunk);
        left -= count;
      }
    } catch (IOException _) {
      // Gone already.
    }
  }
}
