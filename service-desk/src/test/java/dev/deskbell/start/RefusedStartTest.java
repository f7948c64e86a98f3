package dev.deskbell.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.testing.Canary;
import dev.deskbell.testing.TestDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A start that can't succeed ends with one line that says why and what to do. */
class RefusedStartTest {

  @TempDir private Path folder;

  @Test
  void nobody_listens_at_the_database_address() throws Exception {
    var address = "postgresql://desk:" + Canary.WORD + "@127.0.0.1:1/desk";
    assertThat(refusal(Map.of("DATABASE_URL", address)))
        .contains("postgresql://127.0.0.1:1/desk can't be reached")
        .contains("is DATABASE_URL right?")
        .doesNotContain(Canary.WORD);
  }

  @Test
  void the_database_address_is_none() throws Exception {
    assertThat(refusal(Map.of("DATABASE_URL", "mysql://here/desk")))
        .contains("write postgresql://user:password@host:5432/database");
  }

  @Test
  void the_tables_are_newer_than_the_program() throws Exception {
    var url = TestDatabase.freshUrl();
    JdbcClient.create(new DriverManagerDataSource(url))
        .sql(
            """
            insert into flyway_schema_history (installed_rank, version, description, type, script,
                                               installed_by, execution_time, success)
            values (9999, '99990101000000', 'later', 'SQL', 'later.sql', 'x', 1, true)
            """)
        .update();
    assertThat(refusal(Map.of("DATABASE_URL", url)))
        .contains("newer than this program")
        .contains("start the newer Deskbell");
  }

  @Test
  void the_port_is_taken() throws Exception {
    try (var taken = new ServerSocket(0)) {
      var port = Integer.toString(taken.getLocalPort());
      assertThat(refusal(Map.of("DATABASE_URL", TestDatabase.emptyUrl(), "SERVER_PORT", port)))
          .contains("Port " + port + " is taken")
          .contains("set SERVER_PORT");
    }
  }

  @Test
  void the_key_is_no_key() throws Exception {
    var settings =
        Map.of("DATABASE_URL", TestDatabase.freshUrl(), "DESKBELL_SECRET_KEY", "opensesame");
    assertThat(refusal(settings)).contains("openssl rand -base64 32");
  }

  @Test
  void a_policy_file_has_mistakes() throws Exception {
    var policies = Files.createDirectory(folder.resolve("policies"));
    Files.writeString(policies.resolve("teams.yaml"), "teams:\n  - id: 1\n    nmae: Network\n");
    var settings =
        Map.of("DATABASE_URL", TestDatabase.freshUrl(), "DESKBELL_POLICIES", policies.toString());
    assertThat(refusal(settings)).contains("teams.yaml:2").contains("more");
  }

  @Test
  void a_platform_is_configured_by_half() throws Exception {
    var settings =
        Map.of("DATABASE_URL", TestDatabase.freshUrl(), "SLACK_BOT_TOKEN", "xoxb-" + Canary.WORD);
    assertThat(refusal(settings)).contains("SLACK_SIGNING_SECRET").doesNotContain(Canary.WORD);
  }

  @Test
  @EnabledIfSystemProperty(named = "user.name", matches = "root")
  void root_has_no_way_to_be_somebody_else() throws Exception {
    assertThat(refusal(Map.of("PATH", "/nowhere")))
        .contains("PostgreSQL refuses to run as root")
        .contains("set DATABASE_URL");
  }

  @Test
  void the_data_folder_is_a_file() throws Exception {
    assertThat(refusal(Map.of("DESKBELL_DATA", "/dev/null/desk"))).contains("set DESKBELL_DATA");
  }

  @Test
  void words_that_the_program_does_not_know() throws Exception {
    try (var program = Program.start(Map.of(), "frobnicate")) {
      assertThat(program.ends()).isEqualTo(1);
      assertThat(program.output().strip())
          .startsWith("Deskbell takes no arguments to run")
          .hasLineCount(1);
    }
  }

  private String refusal(Map<String, String> settings) throws IOException, InterruptedException {
    var all = new HashMap<>(Map.of("DESKBELL_DATA", folder.toString()));
    all.putAll(settings);
    try (var program = Program.start(all)) {
      assertThat(program.ends()).isNotZero();
      var output = program.output();
      assertThat(output).doesNotContain("Exception").doesNotContain("\tat ");
      var complaints =
          output.lines().filter(it -> it.contains(" ERROR ") || it.contains(" WARN ")).toList();
      assertThat(complaints).hasSize(1);
      return complaints.getFirst();
    }
  }
}
