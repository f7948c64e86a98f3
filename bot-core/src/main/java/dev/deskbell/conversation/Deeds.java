package dev.deskbell.conversation;

import dev.deskbell.chat.Attachment;
import dev.deskbell.chat.Message;
import dev.deskbell.chat.Origin;
import dev.deskbell.people.Person;
import dev.deskbell.store.OutdatedPlan;
import dev.deskbell.store.SqlState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Does what is complete, in one transaction. The claim of the delivery travels with what the turn
 * writes, at its end: that costs no round trip of its own, and a delivery that was heard before
 * undoes the whole turn and is answered from the inbox.
 */
@Component
class Deeds {
  /** A turn that others overtook is run again, but not for ever. */
  private static final int MOST_RUNS = 5;

  /** Each connection of a pool may have been overtaken by the same migration. */
  private static final int MOST_CONNECTIONS = 32;

  /** The class of SQL states that say that a connection broke or could not be had. */
  private static final String CONNECTION = "08";

  private final Permission permission;
  private final Inbox inbox;
  private final FormSessions sessions;
  private final TurnedAway turnedAway;
  private final TransactionOperations transaction;

  Deeds(
      Permission permission,
      Inbox inbox,
      FormSessions sessions,
      TurnedAway turnedAway,
      TransactionOperations transaction) {
    this.permission = permission;
    this.inbox = inbox;
    this.sessions = sessions;
    this.turnedAway = turnedAway;
    this.transaction = transaction;
  }

  Settled perform(Attempt attempt, Reading reading) {
    return switch (attempt.operation().manner()) {
      case READING -> read(attempt, reading);
      case DEED -> act(attempt, reading);
    };
  }

  private Settled read(Attempt attempt, Reading reading) {
    try {
      permission.lookAndCheck(attempt, reading.subjects());
      return new Settled.Done(handle(attempt, reading));
    } catch (Refusal no) {
      return new Settled.Refused(no.why(), kept(attempt, reading));
    } catch (Permission.Denied no) {
      return new Settled.Refused(no.why(), kept(attempt, reading));
    }
  }

  private Settled act(Attempt attempt, Reading reading) {
    var outdated = 0;
    for (var run = 1; ; run++) {
      try {
        return once(attempt, reading);
      } catch (ConcurrencyFailureException overtaken) {
        var sent = sentBefore(attempt);
        if (sent.isPresent()) {
          return sent.get();
        }
        outdated += overtaken instanceof OutdatedPlan ? 1 : 0;
        if (outdated == MOST_CONNECTIONS
            || run - outdated == MOST_RUNS
            || hasWaitedLong(overtaken)) {
          throw overtaken;
        }
      } catch (RuntimeException failed) {
        // The claim was there already, or the deed made no sense a second time.
        return heardBefore(attempt, failed).orElseThrow(() -> undone(failed));
      }
    }
  }

  /** In vain for what another has locked: to wait as long again would be too long for anybody. */
  private static boolean hasWaitedLong(ConcurrencyFailureException overtaken) {
    return SqlState.of(overtaken).equals(SqlState.LOCK_NOT_AVAILABLE);
  }

  private Settled once(Attempt attempt, Reading reading) {
    try {
      return Objects.requireNonNull(transaction.execute(_ -> turn(attempt, reading)));
    } catch (Refusal no) {
      return refused(attempt, reading, new Settled.Refused(no.why(), kept(attempt, reading)));
    } catch (Permission.Denied no) {
      var why = turnedAway.why(attempt, no);
      return refused(attempt, reading, new Settled.Refused(why, kept(attempt, reading)));
    }
  }

  /** What was typed outlives a "no". */
  private @Nullable String kept(Attempt attempt, Reading reading) {
    return reading.isWorthKeeping(attempt.given()) ? sessions.keep(attempt) : null;
  }

  private Settled turn(Attempt attempt, Reading reading) {
    permission.lockAndCheck(attempt, reading.subjects());
    var done = new Settled.Done(handle(attempt, reading));
    claim(attempt, reading, done);
    if (attempt.session() != null) {
      sessions.settle(attempt.session(), done);
    }
    return done;
  }

  /**
   * The turn was undone; its delivery is claimed all the same. If a repetition of it has acted
   * meanwhile, that is what came of both.
   */
  private Settled refused(Attempt attempt, Reading reading, Settled.Refused no) {
    transaction.executeWithoutResult(_ -> claim(attempt, reading, no));
    return no;
  }

  private void claim(Attempt attempt, Reading reading, Settled what) {
    inbox.claim(
        attempt.origin(),
        attempt.person().id().value(),
        attempt.operation().name(),
        reading.subjects().stream().findFirst().orElse(null),
        what);
  }

  private Optional<Settled> heardBefore(Attempt attempt, RuntimeException failed) {
    try {
      return inbox.find(attempt.origin(), attempt.person().id().value());
    } catch (DataAccessException unreachable) {
      failed.addSuppressed(unreachable);
      throw failed instanceof CannotCreateTransactionException ? failed : new Unsure(failed);
    }
  }

  /**
   * A connection that broke may have carried the commit, which the database has still to do.
   * Rolling back on it fails as well, and all that is told then is that: a pool has closed it.
   */
  private static RuntimeException undone(RuntimeException failed) {
    var isBroken =
        failed instanceof TransactionSystemException || SqlState.of(failed).startsWith(CONNECTION);
    return isBroken && !(failed instanceof CannotCreateTransactionException)
        ? new Unsure(failed)
        : failed;
  }

  /** The database went away, perhaps with the turn committed. */
  static final class Unsure extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unsure(RuntimeException cause) {
      super(cause);
    }
  }

  private Optional<Settled> sentBefore(Attempt attempt) {
    return Optional.ofNullable(attempt.session())
        .flatMap(it -> sessions.find(it, attempt.person().id()))
        .map(FormSessions.Session::settled);
  }

  private static Outcome handle(Attempt attempt, Reading reading) {
    return attempt.operation().handler().handle(new Deed(attempt, reading.values()));
  }

  /** The turn of an attempt. */
  record Deed(Attempt attempt, Map<String, Object> values) implements Turn {
    @Override
    public Person actor() {
      return attempt.person();
    }

    @Override
    public Instant at() {
      return attempt.at();
    }

    @Override
    public Origin origin() {
      return attempt.origin();
    }

    @Override
    public <T> T get(Param<T> param) {
      return find(param).orElseThrow(() -> new NoSuchElementException(param.name()));
    }

    @Override
    @SuppressWarnings("unchecked") // read by a parameter of that name and type
    public <T> Optional<T> find(Param<T> param) {
      return Optional.ofNullable((T) values.get(param.name()));
    }

    @Override
    public List<Attachment> files() {
      return attempt.given().files();
    }

    @Override
    public Optional<Message> message() {
      return Optional.ofNullable(attempt.given().message());
    }
  }
}
