package dev.deskbell.testing;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A word that stands in every credential of the tests and must never be printed: neither by a log
 * nor by a stack trace. JUnit finds it by itself, so it listens to every test class of every
 * module; the class during which the word was seen fails.
 */
public final class Canary implements BeforeAllCallback, AfterAllCallback {
  /** Put it into whatever is secret; of hexadecimal digits, as some secrets have to be. */
  public static final String WORD = "cadd1e5ea1ed0b5e55edba5eba11f00d";

  private static final AtomicBoolean SEEN = new AtomicBoolean();
  private static final AtomicBoolean LISTENING = new AtomicBoolean();

  @Override
  public void beforeAll(ExtensionContext context) {
    if (LISTENING.compareAndSet(false, true)) {
      System.setOut(listening(System.out));
      System.setErr(listening(System.err));
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (SEEN.getAndSet(false)) {
      throw new AssertionError("a credential was printed: look for " + WORD.substring(0, 10) + "…");
    }
  }

  /** The tables in which it can be read: what is secret is sealed, or there as a digest. */
  public static List<String> readableIn(JdbcClient db) {
    return db
        .sql(
            """
            select relname from pg_class
             where relkind = 'r' and relnamespace = current_schema()::regnamespace
            """)
        .query((row, _) -> row.getString(1))
        .stream()
        .filter(it -> isReadableIn(db, it))
        .toList();
  }

  private static boolean isReadableIn(JdbcClient db, String table) {
    return db.sql(
            "select exists (select from %s it where strpos(it::text, ?) > 0)".formatted(table))
        .param(WORD)
        .query(Boolean.class)
        .single();
  }

  /** Whether it was seen since; whoever asks has seen to it, and no class fails for it. */
  static boolean isHeard() {
    return SEEN.getAndSet(false);
  }

  private static PrintStream listening(PrintStream out) {
    return new PrintStream(new Listening(out, SEEN), true, StandardCharsets.UTF_8);
  }

  /** Passes everything on and compares as it goes: the word's first letter stands in it once. */
  static final class Listening extends OutputStream {
    private static final byte[] LOOKED_FOR = WORD.getBytes(StandardCharsets.US_ASCII);

    private final PrintStream out;
    private final AtomicBoolean seen;
    private int matched;

    Listening(PrintStream out, AtomicBoolean seen) {
      this.out = out;
      this.seen = seen;
    }

    @Override
    public synchronized void write(int one) {
      hear((byte) one);
      out.write(one);
    }

    @Override
    public synchronized void write(byte[] some, int from, int length) {
      for (var at = from; at < from + length; at++) {
        hear(some[at]);
      }
      out.write(some, from, length);
    }

    private void hear(byte one) {
      matched = one == LOOKED_FOR[matched] ? matched + 1 : one == LOOKED_FOR[0] ? 1 : 0;
      if (matched == LOOKED_FOR.length) {
        seen.set(true);
        matched = 0;
      }
    }

    @Override
    public void flush() {
      out.flush();
    }
  }
}
