package dev.deskbell.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.start.Program;
import dev.deskbell.testing.TestDatabase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator mistypes of Slack's variables. */
class SlackMistakesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SLACK_SIGNING_SECRET | ' '             | SLACK_SIGNING_SECRET is missing or blank
          SLACK_APP_TOKEN      | xoxb-wrong-kind | SLACK_APP_TOKEN does not begin with xapp-
          SLACK_CLIENT_ID      | 12.34           | SLACK_CLIENT_ID and SLACK_CLIENT_SECRET belong
          SLACK_API_URL        | slack.com       | SLACK_API_URL is an address with http or https
          """)
  void a_mistake_is_told_in_words_and_nothing_starts(String name, String value, String told)
      throws Exception {
    var settings =
        new HashMap<>(
            Map.of(
                "DATABASE_URL",
                TestDatabase.freshUrl(),
                "DESKBELL_DATA",
                folder.toString(),
                "SLACK_BOT_TOKEN",
                "xoxb-1-of-nobody",
                "SLACK_API_URL",
                "http://127.0.0.1:1/api/"));
    settings.put(name, value);
    try (var desk = Program.start(settings)) {
      assertThat(desk.ends()).isNotZero();
      assertThat(desk.output()).contains(told).doesNotContain("Exception", "\tat ", "xoxb-1");
    }
  }
}
