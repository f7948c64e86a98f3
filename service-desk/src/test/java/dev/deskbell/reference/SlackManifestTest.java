package dev.deskbell.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.deskbell.chat.Phrase;
import dev.deskbell.slack.SlackManifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SlackManifestTest {
  private static final String DOMAIN = "desk.example.com";
  private static final Path BY_SOCKET = Path.of("../docs/slack/manifest.yaml");
  private static final Path OVER_HTTP = Path.of("../docs/slack/manifest-http.yaml");

  /** Called where the page of commands is compared, so that both are made anew together. */
  static void compare(List<Phrase> phrases) throws IOException {
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
                + " -Dtest=CommandsPageTest -Dsurefire.failIfNoSpecifiedTests=false",
            page)
        .hasContent(current);
  }

  @Test
  void a_manifest_without_a_name_or_with_too_long_a_one_would_be_found() throws IOException {
    var phrases =
        Stream.of("try", "find", "give", "take")
            .map(it -> new Phrase("kit." + it, "kit " + it, "Does it", List.of(), "Do it to this"))
            .toList();
    var good = SlackManifest.bySocket(phrases, DOMAIN);
    assertThat(problems(good)).isEmpty();
    assertThat(good).contains("\"/kit\"").contains("kit.try");
    assertThat(problems(good.replaceFirst("(?m)^  name: .*\n", ""))).isNotEmpty();
    assertThat(problems(good.replaceFirst("\"/kit\"", "\"/" + "k".repeat(40) + "\""))).isNotEmpty();
  }

  private static List<String> problems(String manifest) throws IOException {
    try (var file =
        SlackManifestTest.class.getResourceAsStream("/slack/manifest.schema.2.0.0.json")) {
      var written = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(written)
          .validate(manifest, InputFormat.YAML)
          .stream()
          .map(Object::toString)
          .toList();
    }
  }
}
