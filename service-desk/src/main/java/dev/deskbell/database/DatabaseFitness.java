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
             current_user as role, current_database() as database
      """;

  private DatabaseFitness() {}

  static void check(Database database) {
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var facts = statement.executeQuery(FACTS)) {
      facts.next();
      judge(database.name(), facts);
    } catch (SQLException problem) {
      throw explain(database.name(), problem);
    }
  }

  private static void judge(String name, ResultSet facts) throws SQLException {
    var major = facts.getInt("major");
    require(
        major >= OLDEST,
        "%s runs PostgreSQL %d, and Deskbell needs %d or newer: upgrade it, or set DATABASE_URL to another."
            .formatted(name, major, OLDEST));
    require(
        facts.getString("encoding").equals("UTF8"),
        "The database %s doesn't keep Unicode text: create one with encoding UTF8."
            .formatted(name));
    require(
        !facts.getBoolean("standby"),
        "%s is a read-only standby: set DATABASE_URL to the primary.".formatted(name));
    require(
        facts.getBoolean("may_create"),
        "The role %1$s may not create tables in %2$s: run `alter database %3$s owner to %1$s`."
            .formatted(facts.getString("role"), name, facts.getString("database")));
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
