package dev.deskbell.bench.peer;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.jakarta_servlet.SlackAppServlet;
import java.nio.file.Files;
import java.util.Objects;
import org.apache.catalina.startup.Tomcat;

/** Bolt for Java with its own servlet, on the server and pool that the desk has too. */
public final class BoltPeer {
  private BoltPeer() {}

  public static void main(String[] arguments) throws Exception {
    var store = new Store(variable("DATABASE_URL"));
    var sdk = new SlackConfig();
    sdk.setMethodsEndpointUrlPrefix(variable("SLACK_API_URL"));
    var app =
        new App(
            AppConfig.builder()
                .slack(Slack.getInstance(sdk))
                .singleTeamBotToken(variable("SLACK_BOT_TOKEN"))
                .signingSecret(variable("SLACK_SIGNING_SECRET"))
                .build());
    app.command(
        "/desk",
        (it, context) -> {
          var words = it.getPayload();
          var number = store.opens(words.getText(), words.getUserId(), words.getChannelId());
          return context.ack("#" + number + " is open: " + words.getText());
        });
    var tomcat = new Tomcat();
    tomcat.setBaseDir(Files.createTempDirectory("bolt-peer").toString());
    tomcat.setPort(Integer.parseInt(variable("SERVER_PORT")));
    var context = tomcat.addContext("", null);
    Tomcat.addServlet(context, "slack", new SlackAppServlet(app)).addMapping("/slack/events");
    tomcat.getConnector();
    tomcat.start();
    tomcat.getServer().await();
  }

  private static String variable(String name) {
    return Objects.requireNonNull(System.getenv(name), name);
  }
}
