package dev.deskbell.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.Deskbell;
import dev.deskbell.chat.Conversation;
import dev.deskbell.conversation.CommandReference;
import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Operations;
import dev.deskbell.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class CommandsPageTest {
  private static final Path PAGE = Path.of("../docs/commands.md");

  @TempDir private Path folder;

  @Test
  void the_page_of_commands_says_what_the_operations_are() throws IOException {
    var current = CommandReference.of(operations());
    if (Boolean.getBoolean("regenerate")) {
      Files.writeString(PAGE, current);
    }
    assertThat(PAGE)
        .as(
            "docs/commands.md is generated: mvn -pl service-desk -am test -Dregenerate=true"
                + " -Dtest=CommandsPageTest -Dsurefire.failIfNoSpecifiedTests=false")
        .hasContent(current);
  }

  @Test
  void the_manifests_offer_what_can_be_said() throws IOException {
    try (var desk = desk()) {
      SlackManifestTest.compare(desk.getBean(Conversation.class).phrases());
    }
  }

  private List<Operation> operations() {
    try (var desk = desk()) {
      return desk.getBean(Operations.class).all();
    }
  }

  private ConfigurableApplicationContext desk() {
    return SpringApplication.run(
        Deskbell.class,
        "--DATABASE_URL=" + TestDatabase.freshUrl(),
        "--DESKBELL_DATA=" + folder,
        "--DESKBELL_CONSOLE=off",
        "--server.port=0",
        "--management.server.port=0");
  }
}
