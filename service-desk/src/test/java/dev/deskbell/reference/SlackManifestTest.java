package dev.deskbell.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.deskbell.Deskbell;
import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.Phrase;
import dev.deskbell.slack.SlackManifest;
import dev.deskbell.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;

class SlackManifestTest {
  private static final String DOMAIN = "desk.example.com";
  private static final Path BY_SOCKET = Path.of("../docs/slack/manifest.yaml");
  private static final Path OVER_HTTP = Path.of("../docs/slack/manifest-http.yaml");

  @TempDir private Path folder;

  @Test
  void the_manifests_offer_what_can_be_said_and_slack_takes_them() throws IOException {
    var phrases = phrases();
    compare(BY_SOCKET, SlackManifest.bySocket(phrases, DOMAIN));
    compare(OVER_HTTP, SlackManifest.overHttp(phrases, DOMAIN));
  }

  private static void compare(Path page, String current) throws IOException {
    assertThat(problems(current)).isEmpty();
    if (Boolean.getBoolean("regenerate")) {
      Files.createDirectories(page.getParent());
      Files.writeString(page, current);
    }
    assertThat(page)
        .as(
            "%s is generated: mvn -pl service-desk -am test -Dregenerate=true"
                + " -Dtest=SlackManifestTest -Dsurefire.failIfNoSpecifiedTests=false",
            page)
        .hasContent(current);
  }

  @Test
  void the_schema_would_tell() throws IOException {
    var short_ = SlackManifest.bySocket(phrases(), DOMAIN).replaceFirst("(?m)^  name: .*$", "");
    assertThat(problems(short_)).isNotEmpty();
  }

  private static List<String> problems(String manifest) throws IOException {
    try (var file =
        SlackManifestTest.class.getResourceAsStream("/slack/manifest.schema.2.0.0.json")) {
      var written =
          new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(written)
          .validate(manifest, InputFormat.YAML)
          .stream()
          .map(Object::toString)
          .toList();
    }
  }

  private List<Phrase> phrases() {
    try (var desk =
        SpringApplication.run(
            Deskbell.class,
            "--DATABASE_URL=" + TestDatabase.freshUrl(),
            "--DESKBELL_DATA=" + folder,
            "--DESKBELL_CONSOLE=off",
            "--server.port=0",
            "--management.server.port=0")) {
      return desk.getBean(Conversation.class).phrases();
    }
  }
}
