package dev.deskbell.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/**
 * A migration has changed what a statement answers since a connection prepared it. PostgreSQL
 * refuses it once on each connection; with that the driver forgets all that it had prepared there,
 * so that the transaction need only be run again. What no transaction is about the driver itself
 * asks again.
 */
public final class OutdatedPlan extends ConcurrencyFailureException {
  private static final long serialVersionUID = 1;

  private static final String FEATURE_NOT_SUPPORTED = "0A000";

  /** Where PostgreSQL refuses it; the state alone may mean much else. */
  private static final String ROUTINE = "RevalidateCachedQuery";

  private OutdatedPlan(SQLException refused) {
    super("a table was changed meanwhile", refused);
  }

  /** Tells it from all else that may go wrong. */
  static final class Translator implements SQLExceptionTranslator {
    private final SQLExceptionTranslator others = new SQLExceptionSubclassTranslator();

    @Override
    public @Nullable DataAccessException translate(
        String task, @Nullable String sql, SQLException problem) {
      return isOutdated(problem) ? new OutdatedPlan(problem) : others.translate(task, sql, problem);
    }

    private static boolean isOutdated(SQLException problem) {
      var said = problem instanceof PSQLException its ? its.getServerErrorMessage() : null;
      return said != null
          && FEATURE_NOT_SUPPORTED.equals(problem.getSQLState())
          && ROUTINE.equals(said.getRoutine());
    }
  }
}
