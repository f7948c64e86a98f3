package dev.deskbell.bench.fan;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.AsyncMethodsClient;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/**
 * Slack's client for Java that waits by itself, as its user would write it. What it has taken it
 * sends, so that nobody is paged behind it: the next slice would find its queues full.
 */
final class JavaSdk implements Speaker {
  private final Slack slack;
  private final AsyncMethodsClient client;

  JavaSdk(URI api) {
    var config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(api.toString());
    slack = Slack.getInstance(config);
    client = slack.methodsAsync("xoxb-bench");
  }

  @Override
  public String name() {
    return "Slack SDK for Java";
  }

  @Override
  public void says(List<Message> messages) {
    for (var it : messages) {
      var _ = client.chatPostMessage(post -> post.channel(it.channel()).text(it.words()));
    }
  }

  @Override
  public void close() throws IOException {
    try {
      slack.close();
    } catch (Exception problem) {
      throw new IOException(problem);
    }
  }
}
