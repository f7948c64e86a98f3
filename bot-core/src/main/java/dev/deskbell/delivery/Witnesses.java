package dev.deskbell.delivery;

import dev.deskbell.delivery.Problems.Cause;
import dev.deskbell.delivery.Witness.Came;
import dev.deskbell.delivery.Witness.Sight;
import dev.deskbell.store.Writes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Lets {@link Witness witnesses} see what became of messages, in the transaction that writes it
 * down. What a witness gets wrong undoes that transaction, which then runs again without them: a
 * message that went out has gone out, whoever can't bear to see it.
 */
@Component
class Witnesses {
  private static final Logger LOG = LoggerFactory.getLogger(Witnesses.class);

  private final SingletonSupplier<List<Witness>> beans;
  private final Problems problems;
  private final Clock clock;

  Witnesses(ObjectProvider<Witness> beans, Problems problems, Clock clock) {
    this.beans = SingletonSupplier.of(() -> beans.stream().toList());
    this.problems = problems;
    this.clock = clock;
  }

  /** Tells them, or nobody. */
  interface Seen {
    /**
     * Tells of one attempt.
     *
     * @param aim where it was sent, or null when there was nowhere to send it
     */
    void by(Told told, @Nullable Aim aim, Instant sentAt, Came came);
  }

  /** Runs work that writes in a transaction of its own; once more, unseen, if a witness fails. */
  <T> T seeing(Function<Seen, T> work) {
    try {
      return work.apply(this::see);
    } catch (Failed failed) {
      LOG.error("what became of {} was not witnessed", failed.topic, failed.getCause());
      return work.apply((told, _, _, _) ->
          problems.about(
              told, Cause.NOT_WITNESSED, told.piece().topic(), String.valueOf(failed.getCause())));
    }
  }

  private void see(Told told, @Nullable Aim aim, Instant sentAt, Came came) {
    var topic = told.piece().topic();
    var witnesses = beans.obtain().stream().filter(it -> it.topic().equals(topic)).toList();
    if (witnesses.isEmpty()) {
      return;
    }
    var sight =
        new Sight(
            sentAt,
            clock.instant(),
            aim == null ? "" : aim.platform(),
            aim == null ? Written.lane(told.to()) : aim.read(),
            came);
    Writes.sendAll();
    try {
      witnesses.forEach(it -> it.saw(told.piece(), told.to(), sight));
      // What they collected for the commit is sent now, so that it fails here if it fails.
      Writes.sendAll();
    } catch (TransientDataAccessException | DataAccessResourceFailureException later) {
      throw later;
    } catch (RuntimeException problem) {
      throw new Failed(told.piece().topic(), problem);
    }
  }

  private static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String topic;

    private Failed(String topic, RuntimeException cause) {
      super(cause);
      this.topic = topic;
    }
  }
}
