package dev.deskbell.store;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What PostgreSQL or its driver calls what went wrong, however it was translated. */
public final class SqlState {
  /** Waited in vain for what another has locked; Spring's translation has no name for it. */
  public static final String LOCK_NOT_AVAILABLE = "55P03";

  private static final Set<String> OVERTAKEN = Set.of(LOCK_NOT_AVAILABLE, "40P01", "40001");

  private SqlState() {}

  /** The network's own exception may lie below that; empty where there is none. */
  public static String of(Throwable failed) {
    return Stream.<Throwable>iterate(failed, Objects::nonNull, Throwable::getCause)
        .filter(SQLException.class::isInstance)
        .map(it -> ((SQLException) it).getSQLState())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("");
  }

  /** Whether it lost against another transaction, while all is well with the database. */
  public static boolean isOvertaken(Throwable failed) {
    return OVERTAKEN.contains(of(failed));
  }
}
