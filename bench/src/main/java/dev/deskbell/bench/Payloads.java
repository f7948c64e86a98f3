package dev.deskbell.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;

/** Fifty payloads as Slack sends them: commands, buttons and forms, no two alike. */
public final class Payloads {
  /** The first of so many is a command. */
  public static final int KINDS = 3;

  private static final int MANY = 50;

  private Payloads() {}

  /** The bodies of requests. */
  public static List<byte[]> slack() {
    var bodies = new ArrayList<byte[]>();
    for (var number = 0; number < MANY; number++) {
      var body =
          switch (number % KINDS) {
            case 0 ->
                command(
                    "U%04d".formatted(number),
                    "incident declare Checkout is down: cards are refused, error 500 " + number,
                    number);
            case 1 -> "payload=" + encoded(press(number));
            default -> "payload=" + encoded(form(number));
          };
      bodies.add(body.getBytes(UTF_8));
    }
    return bodies;
  }

  /**
   * A slash command.
   *
   * @param number makes it a delivery of its own
   */
  public static String command(String user, String text, long number) {
    return "token=gone&team_id=T0BENCH&team_domain=bench&channel_id=C0GENERAL&channel_name=general"
        + ("&user_id=" + user + "&user_name=" + user)
        + ("&command=%2Fdesk&text=" + encoded(text))
        + "&api_app_id=A0DESKBELL&is_enterprise_install=false"
        + "&response_url=http%3A%2F%2F127.0.0.1%3A1%2Fresponse%2F1"
        + ("&trigger_id=13345224609.738474920." + number);
  }

  private static String encoded(String words) {
    return URLEncoder.encode(words, UTF_8);
  }

  private static String press(int number) {
    return """
    {"type":"block_actions","token":"gone","api_app_id":"A0DESKBELL","enterprise":null,
     "is_enterprise_install":false,"team":{"id":"T0BENCH","domain":"bench"},
     "user":{"id":"U%04d","username":"ana","name":"ana","team_id":"T0BENCH"},
     "trigger_id":"13345224609.738474920.%d","response_url":"http://127.0.0.1:1/response/1",
     "container":{"type":"message","message_ts":"1763800000.000100","channel_id":"C0GENERAL","is_ephemeral":false},
     "channel":{"id":"C0GENERAL","name":"general"},
     "message":{"type":"message","user":"U0DESKBELL","bot_id":"B1","text":"INC-4711","ts":"1763800000.000100",
       "blocks":[{"type":"header","block_id":"a","text":{"type":"plain_text","text":"INC-4711 · Checkout is down","emoji":true}},
         {"type":"rich_text","block_id":"b","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"It began this morning."}]}]},
         {"type":"actions","block_id":"c","elements":[{"type":"button","action_id":"0:incident.acknowledge:INC-4711","text":{"type":"plain_text","text":"Acknowledge"}}]}]},
     "state":{"values":{}},
     "actions":[{"type":"button","action_id":"0:incident.acknowledge:INC-4711","block_id":"c",
       "text":{"type":"plain_text","text":"Acknowledge","emoji":true},"action_ts":"1763800001.%06d"}]}
    """
        .formatted(number, number, number);
  }

  private static String form(int number) {
    return """
    {"type":"view_submission","token":"gone","api_app_id":"A0DESKBELL","enterprise":null,
     "is_enterprise_install":false,"team":{"id":"T0BENCH","domain":"bench"},
     "user":{"id":"U%04d","username":"ana","name":"ana","team_id":"T0BENCH"},
     "trigger_id":"13345224609.738474920.%d","response_urls":[],
     "view":{"id":"V1","team_id":"T0BENCH","type":"modal","callback_id":"incident.declare:",
       "private_metadata":"C0GENERAL","hash":"1.a","title":{"type":"plain_text","text":"Declare"},
       "blocks":[{"type":"input","block_id":"title","label":{"type":"plain_text","text":"What"},
         "element":{"type":"plain_text_input","action_id":"title"}},
         {"type":"input","block_id":"details","label":{"type":"plain_text","text":"More"},
         "element":{"type":"plain_text_input","action_id":"details","multiline":true}}],
       "state":{"values":{"title":{"title":{"type":"plain_text_input","value":"Checkout is down"}},
         "details":{"details":{"type":"plain_text_input","value":"Nobody can pay since nine."}}}}}}
    """
        .formatted(number, number);
  }
}
