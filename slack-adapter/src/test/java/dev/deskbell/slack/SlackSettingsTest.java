package dev.deskbell.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class SlackSettingsTest {

  private static final Map<String, String> HTTP =
      Map.of("SLACK_BOT_TOKEN", "xoxb-1-a", "SLACK_SIGNING_SECRET", "secret");

  private static Map<String, String> with(String name, String value) {
    var all = new HashMap<>(HTTP);
    all.put(name, value);
    return all;
  }

  @Test
  void a_token_and_a_secret_are_enough() {
    var settings = SlackSettings.from(HTTP);
    assertThat(settings.isSocketMode()).isFalse();
    assertThat(settings.api()).isEqualTo(URI.create("https://slack.com/api/"));
  }

  @Test
  void an_app_token_needs_no_secret() {
    var settings =
        SlackSettings.from(Map.of("SLACK_BOT_TOKEN", "xoxb-1-a", "SLACK_APP_TOKEN", "xapp-1-b"));
    assertThat(settings.isSocketMode()).isTrue();
  }

  @Test
  void a_blank_secret_refuses_to_start_where_anybody_could_call() {
    for (var blank : new String[] {"", "  ", ",", " , "}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> SlackSettings.from(with("SLACK_SIGNING_SECRET", blank)))
          .withMessageContaining("SLACK_SIGNING_SECRET");
    }
  }

  @Test
  void two_secrets_hold_while_one_is_replaced_and_not_more() {
    assertThat(SlackSettings.from(with("SLACK_SIGNING_SECRET", "new, old")).signingSecrets())
        .containsExactly("new", "old");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SlackSettings.from(with("SLACK_SIGNING_SECRET", "a,b,c")))
        .withMessageContaining("not more");
  }

  @Test
  void how_much_a_workspace_takes_can_be_said() {
    assertThat(SlackSettings.from(HTTP).messagesPerMinute()).isEqualTo(300);
    assertThat(SlackSettings.from(with("SLACK_MESSAGES_PER_MINUTE", "900")).messagesPerMinute())
        .isEqualTo(900);
    for (var wrong : new String[] {"0", "many", "-5", "1.5", "12345678"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> SlackSettings.from(with("SLACK_MESSAGES_PER_MINUTE", wrong)))
          .withMessageContaining("SLACK_MESSAGES_PER_MINUTE");
    }
  }

  @Test
  void a_token_in_the_wrong_place_is_told() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SlackSettings.from(with("SLACK_BOT_TOKEN", "xapp-1-b")))
        .withMessageContaining("SLACK_BOT_TOKEN")
        .withMessageContaining("xoxb-");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SlackSettings.from(with("SLACK_APP_TOKEN", "xoxb-1-a")))
        .withMessageContaining("SLACK_APP_TOKEN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SlackSettings.from(with("SLACK_CLIENT_ID", "1.2")))
        .withMessageContaining("SLACK_CLIENT_SECRET");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SlackSettings.from(with("SLACK_API_URL", "slack.example")))
        .withMessageContaining("SLACK_API_URL");
  }

  @Test
  void nothing_to_speak_with_is_told() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SlackSettings.from(Map.of("SLACK_SIGNING_SECRET", "secret")))
        .withMessageContaining("SLACK_BOT_TOKEN");
  }

  @Test
  void secrets_are_never_written_out() {
    assertThat(SlackSettings.from(with("SLACK_APP_TOKEN", "xapp-canary")).toString())
        .doesNotContain("xoxb", "xapp-", "secret");
  }
}
