package dev.deskbell.discord;

import dev.deskbell.chat.Lease;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds Discord's gateway on one instance of many: who has the lease hears, and who loses it leaves
 * at once. Between the end of one lease and the start of the next, two may hear for a moment: what
 * both hear acts once, by its key.
 */
final class Gateway implements Whereabouts.Sight, Runnable {

  static final String LEASE = "discord gateway";

  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

  private final Lease lease;
  private final Pace pace;
  private final Supplier<Connection> connecting;
  private volatile @Nullable Connection connection;
  private volatile @Nullable String fatal;
  private volatile String trouble = "";
  private volatile boolean closed;
  private long heldAt;
  private long triedAt;
  private @Nullable Thread thread;

  /**
   * @param connecting makes a connection that is not open yet
   */
  Gateway(Lease lease, Pace pace, Supplier<Connection> connecting) {
    this.lease = lease;
    this.pace = pace;
    this.connecting = connecting;
  }

  void start() {
    thread = Thread.ofVirtual().name("discord-gateway").start(this);
  }

  @Override
  public void run() {
    try {
      while (!closed && fatal == null) {
        look();
        Thread.sleep(pace.renewal());
      }
    } catch (InterruptedException end) {
      LOG.debug("Discord's gateway is given up."); // what follows talks to the database
    } finally {
      leave();
      release();
    }
  }

  private void look() {
    var holds = holds();
    var current = connection;
    if (!holds && current != null) {
      LOG.warn("Another instance holds Discord's gateway now.");
      leave();
    } else if (current != null && current.end().isPresent()) {
      ended(current.end().get());
    } else if (current != null && current.isStale(pace.silence())) {
      ended(new Connection.End.Failed("nothing was heard for minutes"));
    } else if (holds && current == null && isTimeToTry()) {
      join();
    }
  }

  /** While the database does not answer, the lease holds until it ends. */
  private boolean holds() {
    var now = System.nanoTime();
    try {
      var holds = lease.hold(LEASE, pace.lease());
      heldAt = holds ? now : now - pace.lease().toNanos();
      return holds;
    } catch (RuntimeException unknown) {
      LOG.warn("The lease of Discord's gateway can't be renewed.", unknown);
      return connection != null
          && System.nanoTime() - heldAt < pace.lease().minus(pace.renewal()).toNanos();
    }
  }

  private boolean isTimeToTry() {
    return triedAt == 0 || System.nanoTime() - triedAt >= pace.retry().toNanos();
  }

  private void join() {
    triedAt = System.nanoTime();
    LOG.info("This instance hears Discord from now on.");
    var made = connecting.get();
    connection = made;
    Thread.ofVirtual().name("discord-joins").start(made::open);
  }

  private void ended(Connection.End how) {
    leave();
    switch (how) {
      case Connection.End.Fatal(var why) -> {
        fatal = why;
        LOG.error("Discord is not heard any more. {}", why);
      }
      case Connection.End.Failed(var why) -> {
        trouble = why;
        LOG.warn("Discord's gateway can't be joined, again in {}: {}", pace.retry(), why);
      }
    }
  }

  private void leave() {
    var current = connection;
    connection = null;
    if (current != null) {
      current.close();
    }
  }

  private void release() {
    try {
      lease.release(LEASE);
    } catch (RuntimeException unknown) {
      LOG.debug("The lease ends by itself.", unknown);
    }
  }

  void close() {
    closed = true;
    var running = thread;
    if (running != null) {
      running.interrupt();
      try {
        running.join(Duration.ofSeconds(5));
      } catch (InterruptedException end) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Why it is given up until the next start, and what to do. */
  Optional<String> fatal() {
    return Optional.ofNullable(fatal);
  }

  Optional<Connection> connection() {
    return Optional.ofNullable(connection);
  }

  String trouble() {
    return trouble;
  }

  @Override
  public Whereabouts.@Nullable Spot spot(String channel) {
    var current = connection;
    return current == null ? null : current.spot(channel);
  }

  @Override
  public List<String> guilds() {
    var current = connection;
    return current == null ? List.of() : current.guilds();
  }
}
