package dev.deskbell.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * A database whose connections are kept for whoever asks next, as a desk's pool keeps them: a new
 * one is a new process of the server's that knows no table yet, and costs more than what it is
 * asked. Nobody has to close it: over all databases together a few lie idle, and who has lain
 * longest goes. Each plans a statement once, whatever its parameters, for planning is half of what
 * the small databases of tests cost.
 */
final class KeptConnections extends AbstractDataSource {
  private static final int IDLE = 24;
  private static final Deque<Kept> KEPT = new ArrayDeque<>();

  private final String name;
  private final String url;
  private volatile PGConnectionPoolDataSource server;
  private volatile boolean ended;

  KeptConnections(String name, String url) {
    this.name = name;
    this.url = url;
    server = server();
    server.setPrepareThreshold(1);
    server.setOptions("-c plan_cache_mode=force_generic_plan");
  }

  private PGConnectionPoolDataSource server() {
    var server = new PGConnectionPoolDataSource();
    server.setUrl(url);
    return server;
  }

  /** From now on statements are planned as a desk has them planned. */
  void plansLikeADesk() {
    server = server();
    endIdle();
  }

  /** Keeps none any more, and says which database it was. */
  String end() {
    ended = true;
    endIdle();
    return name;
  }

  private void endIdle() {
    for (var kept = latest(); kept.isPresent(); kept = latest()) {
      kept.get().end();
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    var kept = latest();
    return (kept.isPresent() ? kept.get() : opened()).connection.getConnection();
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return server.getConnection(user, password);
  }

  private Optional<Kept> latest() {
    synchronized (KEPT) {
      for (var idle = KEPT.descendingIterator(); idle.hasNext(); ) {
        var one = idle.next();
        if (one.of == this) {
          idle.remove();
          return Optional.of(one);
        }
      }
      return Optional.empty();
    }
  }

  private Kept opened() throws SQLException {
    var from = server;
    var connection = from.getPooledConnection();
    var opened = new Kept(this, from, connection);
    connection.addConnectionEventListener(opened);
    return opened;
  }

  private static void keep(Kept one) {
    Optional<Kept> longest;
    synchronized (KEPT) {
      KEPT.addLast(one);
      longest = KEPT.size() > IDLE ? Optional.of(KEPT.removeFirst()) : Optional.empty();
    }
    longest.ifPresent(Kept::end);
  }

  private static final class Kept implements ConnectionEventListener {
    private final KeptConnections of;
    private final PGConnectionPoolDataSource from;
    private final PooledConnection connection;
    private boolean broken;

    private Kept(KeptConnections of, PGConnectionPoolDataSource from, PooledConnection connection) {
      this.of = of;
      this.from = from;
      this.connection = connection;
    }

    @Override
    public void connectionClosed(ConnectionEvent event) {
      if (broken || of.ended || !from.equals(of.server)) {
        end();
      } else {
        keep(this);
      }
    }

    @Override
    public void connectionErrorOccurred(ConnectionEvent event) {
      broken = true;
    }

    private void end() {
      try {
        connection.removeConnectionEventListener(this);
        connection.close();
      } catch (SQLException problem) {
        throw new IllegalStateException(problem);
      }
    }
  }
}
