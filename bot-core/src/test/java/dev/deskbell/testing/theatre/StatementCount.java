package dev.deskbell.testing.theatre;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Notes which statements the thread that asks waited for; others go on meanwhile, unnoted. */
final class StatementCount extends DelegatingDataSource {
  @SuppressWarnings("ThreadLocalUsage") // each database notes its own
  private final ThreadLocal<List<String>> trips = new ThreadLocal<>();

  StatementCount(DataSource database) {
    super(database);
  }

  List<String> during(Runnable deed) {
    var noted = new ArrayList<String>();
    trips.set(noted);
    try {
      deed.run();
    } finally {
      trips.remove();
    }
    return noted;
  }

  @Override
  public Connection getConnection() throws SQLException {
    var connection = super.getConnection();
    return trips.get() == null ? connection : watched(connection, Connection.class, "");
  }

  private <T> T watched(T it, Class<T> type, String sql) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              note(method.getName(), sql);
              try {
                var result = method.invoke(it, arguments);
                return switch (result) {
                  case PreparedStatement statement ->
                      watched(statement, PreparedStatement.class, String.valueOf(arguments[0]));
                  case Statement statement -> watched(statement, Statement.class, "statement");
                  case null, default -> result;
                };
              } catch (InvocationTargetException problem) {
                throw problem.getCause();
              }
            }));
  }

  private void note(String method, String sql) {
    var noted = trips.get();
    if (noted != null && method.startsWith("execute")) {
      noted.add(sql.strip().lines().findFirst().orElse(method));
    } else if (noted != null && (method.equals("commit") || method.equals("rollback"))) {
      noted.add(method);
    }
  }
}
