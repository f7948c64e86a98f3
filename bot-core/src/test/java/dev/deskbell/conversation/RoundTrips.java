package dev.deskbell.conversation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts what goes to the database and waits for an answer. */
final class RoundTrips extends DelegatingDataSource {
  private final List<String> trips = Collections.synchronizedList(new ArrayList<>());

  private volatile boolean losing;
  private volatile boolean cutting;
  private volatile boolean cut;
  private volatile boolean lost;
  private volatile @Nullable DataSource pool;

  RoundTrips(DataSource database) {
    super(database);
  }

  List<String> since(Runnable deed) {
    trips.clear();
    deed.run();
    return List.copyOf(trips);
  }

  /** From now on commits succeed, their answer is lost, and nothing is reachable after it. */
  void loseAnswers() {
    losing = true;
  }

  /**
   * What would commit breaks its connection before the database has heard it, and the pool closes
   * it.
   */
  void cutCommits() {
    cutting = true;
  }

  /** Nothing is reachable from now on. */
  void goAway() {
    lost = true;
  }

  /** Connections come from this pool from now on. */
  void comeFrom(@Nullable DataSource itself) {
    pool = itself;
  }

  void findAnswers() {
    losing = false;
    cutting = false;
    cut = false;
    lost = false;
  }

  @Override
  public Connection getConnection() throws java.sql.SQLException {
    if (lost) {
      throw new java.sql.SQLException("unreachable", "08001");
    }
    var from = pool;
    return watched(
        from == null ? super.getConnection() : from.getConnection(), Connection.class, "");
  }

  @SuppressWarnings("unchecked")
  private <T> T watched(T it, Class<T> type, String sql) {
    return (T)
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              var name = method.getName();
              if (name.startsWith("execute") || name.equals("commit") || name.equals("rollback")) {
                trips.add(sql.isEmpty() ? name : sql.strip().lines().findFirst().orElse(name));
              }
              if (cut && name.equals("rollback")) {
                method.invoke(it, arguments);
                throw new java.sql.SQLException("Connection is closed");
              }
              if (cutting && name.startsWith("execute") && sql.endsWith("commit")) {
                cut = true;
                throw new java.sql.SQLException("cut", "08006", new java.io.IOException("reset"));
              }
              try {
                var result = method.invoke(it, arguments);
                if (losing && name.equals("commit")) {
                  lost = true;
                  throw new java.sql.SQLException("the answer was lost", "08006");
                }
                return switch (result) {
                  case PreparedStatement statement ->
                      watched(statement, PreparedStatement.class, String.valueOf(arguments[0]));
                  case Statement statement -> watched(statement, Statement.class, "statement");
                  case null, default -> result;
                };
              } catch (InvocationTargetException problem) {
                throw problem.getCause();
              }
            });
  }
}
