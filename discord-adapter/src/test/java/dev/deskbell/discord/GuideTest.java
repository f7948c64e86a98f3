package dev.deskbell.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The guide says what the adapter does. */
class GuideTest {
  @Test
  void the_guides_invite_link_is_the_desks_own() throws IOException {
    var guide = Files.readString(Path.of("..", "docs", "discord", "README.md"));
    assertThat(guide).contains(Rights.inviteLink("YOUR_APPLICATION_ID"));
  }
}
