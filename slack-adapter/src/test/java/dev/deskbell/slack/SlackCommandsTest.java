package dev.deskbell.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Phrase;
import dev.deskbell.chat.Reply;
import dev.deskbell.slack.fake.FakeSlack;
import dev.deskbell.slack.fake.HttpLink;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackCommandsTest {

  /** Slack keeps {@code /status} and {@code /me} for itself. */
  private record Desk(List<String> heard) implements Conversation {
    @Override
    public Reply receive(Incoming incoming) {
      heard.add(((Incoming.Command) incoming).words());
      return new Reply.Silence();
    }

    @Override
    public List<Phrase> phrases() {
      return Stream.of(
              "kit try", "kit find", "status show", "status say", "me", "me prefer", "help")
          .map(it -> new Phrase("kit.it", it, "Does it", List.of(), null))
          .toList();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/desk, kit try, kit try",
    "/kit, try, kit try",
    "/desk-status, show, status show",
    "/desk-me, '', me",
    "/desk-me, prefer here, me prefer here",
    // The desk's own, whatever an administrator has called it.
    "/desk-two, kit try, kit try",
    "/service-desk, me, me",
    "/desk-kit, try, try",
  })
  void a_command_says_its_own_name_first(String command, String text, String heard) {
    var desk = new Desk(new CopyOnWriteArrayList<>());
    try (var stage = SlackStage.overHttp(desk, Clock.systemUTC())) {
      var link = new HttpLink(stage.hears(), FakeSlack.SIGNING_SECRET, Clock.systemUTC());
      var body = new String(SlackProbesTest.command(text), UTF_8);
      var named = body.replace("%2Fdesk", command.replace("/", "%2F")).getBytes(UTF_8);
      assertThat(link.sends(link.signed(Forgeries.FORM, named, link.now())).status())
          .isEqualTo(200);
    }
    assertThat(desk.heard()).containsExactly(heard);
  }

  /** Every command of the manifest leads to what can be said, and none has a name of Slack's. */
  @ParameterizedTest
  @CsvSource({"/desk-status", "/kit", "/desk-me", "/desk"})
  void what_can_be_said_in_several_ways_has_a_command(String command) {
    var manifest = SlackManifest.bySocket(new Desk(List.of()).phrases(), "desk.example.com");
    assertThat(manifest)
        .contains("command: \"" + command + "\"")
        .doesNotContain("\"/status\"", "\"/me\"", "\"/help\"");
  }
}
