package dev.deskbell.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The statements of one turn as PostgreSQL wrote them into its log, in their order. */
record Recorded(List<Statement> statements) {
  private static final Pattern VALUE = Pattern.compile("\\$(\\d+) = (NULL|'(?:[^']|'')*')");
  private static final Pattern SAID =
      Pattern.compile("execute [^:]+: (.*)|statement: (.*)", Pattern.DOTALL);

  /**
   * One of them.
   *
   * @param values as literals, in the order of their numbers
   */
  record Statement(String sql, List<String> values) {}

  static final Map<String, String> SETTINGS =
      Map.of("logging_collector", "on", "log_destination", "jsonlog", "log_filename", "all.log");

  /** What the database is asked while something is done, of the connection that wrote this. */
  static Recorded of(Server server, String written, Deed deed) throws Exception {
    server.execute("postgres", "alter system set log_statement = 'all'");
    server.execute("postgres", "select pg_reload_conf()");
    Thread.sleep(Duration.ofMillis(500));
    deed.isDone();
    server.execute("postgres", "alter system reset log_statement");
    server.execute("postgres", "select pg_reload_conf()");
    Thread.sleep(Duration.ofMillis(500));
    return of(server.log(), written);
  }

  /** What is recorded. */
  @FunctionalInterface
  interface Deed {
    void isDone() throws Exception;
  }

  static Recorded of(Path log, String written) throws IOException, SQLException {
    var byConnection = new LinkedHashMap<Long, List<Statement>>();
    for (var line : Files.readAllLines(log)) {
      var entry = JsonMapper.shared().readTree(line);
      statement(entry)
          .ifPresent(it ->
              byConnection
                  .computeIfAbsent(entry.path("pid").asLong(), _ -> new ArrayList<>())
                  .add(it));
    }
    return byConnection.values().stream()
        .map(it -> turn(it, written))
        .filter(it -> !it.isEmpty())
        .findFirst()
        .map(Recorded::new)
        .orElseThrow(() -> new SQLException("no turn was recorded"));
  }

  private static java.util.Optional<Statement> statement(JsonNode entry) {
    var said = SAID.matcher(entry.path("message").asString(""));
    if (!said.matches()) {
      return java.util.Optional.empty();
    }
    var sql = said.group(1) == null ? said.group(2) : said.group(1);
    var values =
        VALUE.matcher(entry.path("detail").asString("")).results().map(it -> it.group(2)).toList();
    return java.util.Optional.of(new Statement(sql.strip(), values));
  }

  /** The transaction that wrote this, from its beginning to its end, and nothing else. */
  private static List<Statement> turn(List<Statement> all, String written) {
    var turn = new ArrayList<Statement>();
    for (var statement : all) {
      if (statement.sql().equalsIgnoreCase("begin")) {
        turn.clear();
      }
      turn.add(statement);
      if (statement.sql().equalsIgnoreCase("commit")
          && turn.stream().anyMatch(it -> it.sql().contains(written))) {
        return turn;
      }
    }
    return List.of();
  }
}
