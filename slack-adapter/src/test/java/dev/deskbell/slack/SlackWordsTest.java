package dev.deskbell.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Account;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullMarked
class SlackWordsTest {

  private static final Account BEN = new Account("slack", "T1", "U2BEN");
  private static final Account EVE = new Account("slack", "T1", "U3EVE");

  private static SlackWords read(String text, String blocks) {
    return SlackWords.read("T1", text, Json.lenient(blocks), "U0DESK", it -> "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "3 &lt; 4 &amp;&amp; 5 &gt; 4 ~ 3 < 4 && 5 > 4",
        "&amp;lt;b&amp;gt; ~ &lt;b&gt;",
        "see <https://a.example/?x=1&amp;y=2> ~ see https://a.example/?x=1&y=2",
        "see <http://a.example|a.example> now ~ see a.example now",
        "see <http://a.example/|a.example> now ~ see a.example now",
        "<mailto:ana@a.example|ana@a.example> ~ ana@a.example",
        "<https://evil.example/|Approve> ~ Approve (https://evil.example/)",
        "in <#C1|general> and <#C2> ~ in #general and #C2",
        "<!here> <!channel|channel> <!subteam^S1|@admins> ~ @here channel @admins",
        "<!date^1392734382^{date}|18 Feb> ~ 18 Feb",
        "a <b c ~ a <b c",
        "<@U0DESK> help ~ help",
        "hey <@U0DESK|desk>: help ~ hey : help"
      })
  void what_slack_made_of_words_is_undone(String text, String words) {
    assertThat(read(text, "").words()).isEqualTo(words);
  }

  @Test
  void people_are_named_and_their_accounts_told_beside() {
    var said = read("give <@U2BEN|ben> and <@U3EVE> and <@U2BEN|ben>", "");
    assertThat(said.words()).isEqualTo("give @ben and @U3EVE and @ben");
    assertThat(said.accounts()).isEqualTo(Map.of("@ben", BEN, "@U3EVE", EVE));
  }

  @Test
  void two_people_of_one_name_stay_two() {
    var said = read("<@U2BEN|ben> or <@U3EVE|ben>", "");
    assertThat(said.words()).isEqualTo("@ben or @U3EVE");
    assertThat(said.accounts()).isEqualTo(Map.of("@ben", BEN, "@U3EVE", EVE));
  }

  @Test
  void a_name_with_blanks_is_one_token() {
    var said = SlackWords.read("T1", "<@U2BEN>", Json.NOTHING, null, _ -> "Ben  van Dam");
    assertThat(said.words()).isEqualTo("@Ben.van.Dam");
  }

  @Test
  void emoji_are_read_as_typed_and_names_of_emoji_too() {
    var blocks =
        """
        [{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[
          {"type":"emoji","name":"tada","unicode":"1f389"},
          {"type":"emoji","name":"+1","unicode":"1f44d-1f3ff","skin_tone":6},
          {"type":"text","text":" :not_one:"}]}]}]
        """;
    assertThat(read(":tada::+1::skin-tone-6: :not_one: 10:30:00", blocks).words())
        .isEqualTo("🎉👍🏿 :not_one: 10:30:00");
  }
}
