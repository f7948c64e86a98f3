package dev.deskbell.bench.load;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a recorded turn, sent as the desk sends them and by nobody: what PostgreSQL
 * itself can do. Each time it is another ticket and another delivery.
 */
final class Played implements Door, AutoCloseable {
  static final String NAME = "PostgreSQL alone";

  /** As many as the desk has. */
  private static final int CONNECTIONS = 10;

  private static final Pattern PARAMETER = Pattern.compile("\\$\\d+");
  private static final Pattern UNNESTED = Pattern.compile("unnest\\(([^)]*)\\)");
  private static final Pattern TICKET = Pattern.compile("INC-\\d+");

  /** Where many turns are done numbers are brought for many at once. */
  private static final Pattern APART = Pattern.compile("(?i)^(begin|commit)$|nextval");

  private static final AtomicLong TURNS = new AtomicLong(1_000_000_000);

  private final String text;
  private final List<String> values = new ArrayList<>();
  private final HikariDataSource database;

  /** First come, first served: the pool alone gives a connection back to who just had it. */
  private final Semaphore turns = new Semaphore(CONNECTIONS, true);

  Played(Recorded turn, String jdbc) {
    var texts = new ArrayList<String>();
    for (var statement : turn.statements()) {
      if (!APART.matcher(statement.sql()).find()) {
        texts.add(text(statement));
        values.addAll(statement.values());
      }
    }
    texts.add("commit");
    text = String.join(";\n", texts);
    var settings = new HikariConfig();
    settings.setJdbcUrl(jdbc);
    settings.setMaximumPoolSize(CONNECTIONS);
    settings.setAutoCommit(false);
    database = new HikariDataSource(settings);
  }

  /** Arrays in a row are of words; all else has the type of where it goes. */
  private static String text(Recorded.Statement statement) {
    var typed =
        UNNESTED
            .matcher(statement.sql())
            .replaceAll(it ->
                Matcher.quoteReplacement(
                    it.group(1).contains("::")
                        ? it.group()
                        : PARAMETER.matcher(it.group()).replaceAll("$0::text[]")));
    return PARAMETER.matcher(typed).replaceAll("?");
  }

  @Override
  public Visitor visitor(long ignored) {
    return new Visitor() {
      @Override
      public boolean acts() throws SQLException {
        turns.acquireUninterruptibly();
        try (var connection = database.getConnection()) {
          plays(connection, TURNS.incrementAndGet());
          return true;
        } finally {
          turns.release();
        }
      }

      @Override
      public void close() {
        // Connections are everybody's.
      }
    };
  }

  private void plays(Connection connection, long turn) throws SQLException {
    try (var all = connection.prepareStatement(text)) {
      for (var at = 0; at < values.size(); at++) {
        all.setObject(at + 1, of(turn, values.get(at)), Types.OTHER);
      }
      all.execute();
    }
    connection.commit();
  }

  private static @Nullable String of(long turn, String literal) {
    if (literal.equals("NULL")) {
      return null;
    }
    var plain = literal.substring(1, literal.length() - 1).replace("''", "'");
    return plain.startsWith("command/")
        ? plain + turn
        : TICKET.matcher(plain).replaceAll("INC-" + turn);
  }

  @Override
  public void close() {
    database.close();
  }
}
