package dev.deskbell.database;

import dev.deskbell.policy.OperatorMistake;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Whether a server can hold a desk; if not, one line that says why and what to do. */
final class DatabaseFitness {

  private static final int OLDEST = 15;

  private static final String FACTS =
      """
      select current_setting('server_version_num')::int / 10000 as major,
             current_setting('server_encoding') as encoding,
             pg_is_in_recovery() as standby,
             coalesce(has_schema_privilege(current_schema(), 'create'), false) as may_create,
             current_user as role, current_database() as base
      """;

  private DatabaseFitness() {}

  /** What a server tells about itself and about what we may do there. */
  record Facts(
      int major, String encoding, boolean standby, boolean mayCreate, String role, String base) {}

  static void check(Database database) {
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var row = statement.executeQuery(FACTS)) {
      row.next();
      judge(database.name(), read(row));
    } catch (SQLException problem) {
      throw explain(database.name(), problem);
    }
  }

  private static Facts read(ResultSet row) throws SQLException {
    return new Facts(
        row.getInt("major"),
        row.getString("encoding"),
        row.getBoolean("standby"),
        row.getBoolean("may_create"),
        row.getString("role"),
        row.getString("base"));
  }

  static void judge(String name, Facts facts) {
    require(
        facts.major >= OLDEST,
        "%s runs PostgreSQL %d, and Deskbell needs %d or newer: upgrade it, or set DATABASE_URL to another."
            .formatted(name, facts.major, OLDEST));
    require(
        facts.encoding.equals("UTF8"),
        "The database %s doesn't keep Unicode text: create one with encoding UTF8."
            .formatted(name));
    require(
        !facts.standby,
        "%s is a read-only standby: set DATABASE_URL to the primary.".formatted(name));
    require(
        facts.mayCreate,
        "The role %1$s may not create tables in %2$s: run `alter database %3$s owner to %1$s`."
            .formatted(facts.role, name, facts.base));
  }

  private static void require(boolean fine, String otherwise) {
    if (!fine) {
      throw new OperatorMistake(otherwise);
    }
  }

  static OperatorMistake explain(String name, SQLException problem) {
    var state = problem.getSQLState() == null ? "" : problem.getSQLState();
    return new OperatorMistake(
        switch (state) {
          case "28P01", "28000" ->
              "The database %s refuses this user and password: check DATABASE_URL, DATABASE_USER and DATABASE_PASSWORD (%s)."
                  .formatted(name, firstLine(problem));
          case "3D000" ->
              "There is no such database as %s: create it with `createdb`, or mend DATABASE_URL."
                  .formatted(name);
          case "53300" ->
              "The server of %s has no connection left: raise its max_connections, or close some."
                  .formatted(name);
          default ->
              "The database %s can't be reached: is PostgreSQL running there, and is DATABASE_URL right? (%s)"
                  .formatted(name, firstLine(problem));
        },
        problem);
  }

  private static String firstLine(SQLException problem) {
    var message = problem.getMessage();
    return message == null ? problem.toString() : message.lines().findFirst().orElse("").strip();
  }
}
