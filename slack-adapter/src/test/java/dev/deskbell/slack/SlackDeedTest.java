package dev.deskbell.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.app_backend.slash_commands.SlashCommandPayloadParser;
import com.slack.api.bolt.context.Context;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.BlockSuggestionRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import dev.deskbell.slack.SlackHearing.Unreadable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The desk reads the three itself; who did them where is what Bolt says, whatever Slack leaves out.
 */
class SlackDeedTest {

  private static String deed(
      String home, String team, String all, String windows, String installed) {
    return """
    {"type":"KIND","trigger_id":"1.2","is_enterprise_install":true,"value":"sh","action_ts":"4.5",
     "action_id":"a","block_id":"b","response_url":"http://127.0.0.1:1/r",
     "user":{"id":"U1","username":"ana","name":"Ana"%s}%s%s,
     "container":{"type":"message","message_ts":"1.1","thread_ts":"1.0","is_ephemeral":true},
     "channel":{"id":"C1","name":"general"},
     "message":{"type":"message","ts":"1.1","thread_ts":"1.0","text":"words",
       "blocks":[{"type":"divider"}]},
     "view":{"id":"V1","type":"modal","callback_id":"kit.try|","private_metadata":"{}"%s%s,
       "blocks":[{"type":"input","block_id":"b","label":{"type":"plain_text","text":"B"},
         "element":{"type":"plain_text_input","action_id":"b"}}],
       "state":{"values":{"b":{"b":{"type":"plain_text_input","value":"typed"}}}}},
     "actions":[{"type":"static_select","action_id":"0:kit.try|A","action_ts":"2.3",
       "selected_option":{"text":{"type":"plain_text","text":"A"},"value":"a"}}]}
    """
        .formatted(home, team, all, windows, installed);
  }

  static List<String> deeds() {
    var deeds = new ArrayList<String>();
    for (var home : List.of("", ",\"team_id\":\"T1\"")) {
      for (var team :
          List.of("", ",\"team\":null", ",\"team\":{\"id\":\"T2\",\"enterprise_id\":\"E1\"}")) {
        for (var all : List.of("", ",\"enterprise\":null", ",\"enterprise\":{\"id\":\"E2\"}")) {
          for (var windows : List.of("", ",\"team_id\":\"T3\"")) {
            for (var installed : List.of("", ",\"app_installed_team_id\":\"T4\"")) {
              deeds.add(deed(home, team, all, windows, installed));
            }
          }
        }
      }
    }
    return deeds;
  }

  @ParameterizedTest
  @MethodSource("deeds")
  void a_press_is_by_whom_and_about_what_bolt_says(String deed) {
    var json = deed.replace("KIND", "block_actions");
    var bolts = new BlockActionRequest("", json, SlackDeed.NO_HEADERS);
    var ours = new SlackDeed.Press(Json.parse(json));

    areOfTheSame(ours, bolts);
    assertThat(ours.getResponseUrl()).isEqualTo(bolts.getResponseUrl());
    var thread = ours.payload.getMessage().getThreadTs();
    assertThat(thread).isEqualTo(bolts.getPayload().getMessage().getThreadTs());
    bolts.getPayload().setMessage(ours.payload.getMessage());
    assertThat(ours.payload).isEqualTo(bolts.getPayload());
  }

  @ParameterizedTest
  @MethodSource("deeds")
  void a_form_is_by_whom_and_about_what_bolt_says(String deed) {
    var json = deed.replace("KIND", "view_submission");
    var bolts = new ViewSubmissionRequest("", json, SlackDeed.NO_HEADERS);
    var ours = new SlackDeed.Form(Json.parse(json));

    areOfTheSame(ours, bolts);
    assertThat(ours.payload).isEqualTo(bolts.getPayload());
  }

  @ParameterizedTest
  @MethodSource("deeds")
  void a_look_up_is_by_whom_and_about_what_bolt_says(String deed) {
    var json = deed.replace("KIND", "block_suggestion");
    var bolts = new BlockSuggestionRequest("", json, SlackDeed.NO_HEADERS);
    var ours = new SlackDeed.Look(Json.parse(json));

    areOfTheSame(ours, bolts);
    assertThat(ours.payload).isEqualTo(bolts.getPayload());
    assertThat(ours.stamp).isEqualTo("4.5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "token=t&team_id=T1&team_domain=kit&enterprise_id=E1&enterprise_name=Kit%20%26%20Co"
            + "&channel_id=C1&channel_name=general&user_id=U1&user_name=ana&command=%2Fdesk"
            + "&text=a%20b+c%0Ad%3De%25%F0%9F%94%94&api_app_id=A1&is_enterprise_install=true"
            + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fx&trigger_id=1.2",
        "command=%2Fdesk&text=&team_id=T1&enterprise_id=&is_enterprise_install=false&user_id=U1",
        "text=command%3D%2Fno&command=%2Fdesk&user_id=U1&unknown=1&pretext=no&user_name=ü",
        "user_id=U1&command=%2Fdesk"
      })
  void a_command_is_what_bolt_reads(String form) {
    var bolts = new SlashCommandPayloadParser().parse(form);

    assertThat(SlackDeed.command(new SlackForm(form))).isEqualTo(bolts);
  }

  private static void areOfTheSame(Request<?> ours, Request<?> bolts) {
    assertThat(ours.getRequestType()).isEqualTo(bolts.getRequestType());
    areOfTheSame(ours.getContext(), bolts.getContext());
  }

  private static void areOfTheSame(Context ours, Context bolts) {
    assertThat(ours.getRequestUserId()).isEqualTo(bolts.getRequestUserId());
    assertThat(ours.getTeamId()).isEqualTo(bolts.getTeamId());
    assertThat(ours.getEnterpriseId()).isEqualTo(bolts.getEnterpriseId());
  }

  @Test
  void what_nobody_did_or_what_has_no_window_cant_be_read() {
    var nobodys = Json.parse("{\"team\":{\"id\":\"T1\"},\"view\":{\"id\":\"V1\"}}");
    var windowless = Json.parse("{\"team\":{\"id\":\"T1\"},\"user\":{\"id\":\"U1\"}}");

    assertThatThrownBy(() -> new SlackDeed.Press(nobodys)).isInstanceOf(Unreadable.class);
    assertThatThrownBy(() -> new SlackDeed.Form(windowless)).isInstanceOf(Unreadable.class);
    assertThatThrownBy(() -> new SlackDeed.Look(windowless)).isInstanceOf(Unreadable.class);
  }

  @Test
  void the_words_of_the_message_pressed_on_are_not_read() {
    var json = deeds().getFirst().replace("KIND", "block_actions");

    assertThat(new SlackDeed.Press(Json.parse(json)).payload.getMessage().getText()).isNull();
  }
}
