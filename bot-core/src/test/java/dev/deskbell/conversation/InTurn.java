package dev.deskbell.conversation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A pool in which each connection has its turn: nobody is given the same one twice in a row. */
final class InTurn extends AbstractDataSource implements AutoCloseable {
  /** So often it is asked until the driver leaves it with the server. */
  private static final int UNTIL_PREPARED = 5;

  private final List<SingleConnectionDataSource> connections = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();

  InTurn(DataSource database, int size) throws SQLException {
    for (var made = 0; made < size; made++) {
      connections.add(new SingleConnectionDataSource(database.getConnection(), true));
    }
  }

  /** On every connection. */
  void prepares(String sql, Object parameter) {
    for (var connection : connections) {
      for (var time = 0; time < UNTIL_PREPARED; time++) {
        JdbcClient.create(connection).sql(sql).param(parameter).query().listOfRows();
      }
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    return connections.get(next.getAndIncrement() % connections.size()).getConnection();
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public void close() {
    connections.forEach(SingleConnectionDataSource::destroy);
  }
}
