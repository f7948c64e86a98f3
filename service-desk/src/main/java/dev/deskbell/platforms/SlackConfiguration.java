package dev.deskbell.platforms;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.deskbell.chat.Absence;
import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.Passes;
import dev.deskbell.chat.Vault;
import dev.deskbell.edge.Endpoints;
import dev.deskbell.slack.Slack;
import dev.deskbell.slack.SlackSettings;
import dev.deskbell.web.PublicAddress;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Slack, when it is configured. */
@Configuration(proxyBeanMethods = false)
@Conditional(Configured.Slack.class)
class SlackConfiguration {

  static final List<String> SECRETS =
      List.of(
          "SLACK_BOT_TOKEN",
          "SLACK_SIGNING_SECRET",
          "SLACK_APP_TOKEN",
          "SLACK_CLIENT_ID",
          "SLACK_CLIENT_SECRET");

  @Bean
  SlackSettings slackSettings(Environment environment, PublicAddress address) {
    var variables = new Variables(environment);
    var values = variables.all(SECRETS);
    values.putAll(variables.all(List.of("SLACK_API_URL", "SLACK_MESSAGES_PER_MINUTE")));
    address.base().ifPresent(it -> values.put("DESKBELL_URL", it.toString()));
    return Variables.checked(() -> SlackSettings.from(values));
  }

  @Bean(destroyMethod = "close")
  Slack slack(
      SlackSettings settings,
      Conversation desk,
      Vault vault,
      Passes passes,
      ObjectProvider<Absence> absences,
      Clock clock) {
    return new Slack(settings, desk, vault, passes, Silence.toldTo(absences), clock);
  }

  @Bean
  Endpoints slackEndpoints(Slack slack) {
    return slack::endpoints;
  }

  /** One instance of many is enough: the tokens are in the vault, for all of them. */
  @Bean
  RecurringTask<Void> slackTokens(Slack slack) {
    return Tasks.recurring("slack-tokens", FixedDelay.ofMinutes(5))
        .execute((_, _) -> slack.renew());
  }

  @Bean
  SmartLifecycle slackHearing(Slack slack) {
    return new Hearing(slack::start);
  }
}
