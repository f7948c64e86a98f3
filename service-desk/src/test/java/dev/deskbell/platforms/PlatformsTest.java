package dev.deskbell.platforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskbell.discord.DiscordSettings;
import dev.deskbell.policy.OperatorMistake;
import dev.deskbell.slack.SlackSettings;
import dev.deskbell.web.PublicAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What an operator writes into the environment, and what comes of it. */
class PlatformsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SLACK_BOT_TOKEN=xoxb-1                                      | SLACK_SIGNING_SECRET
          SLACK_BOT_TOKEN=xoxb-1 SLACK_SIGNING_SECRET=                | SLACK_SIGNING_SECRET
          SLACK_BOT_TOKEN=xoxp-1 SLACK_SIGNING_SECRET=s               | xoxb-
          SLACK_BOT_TOKEN=xoxb-1 SLACK_APP_TOKEN=xoxb-1               | xapp-
          SLACK_CLIENT_ID=1 SLACK_SIGNING_SECRET=s                    | SLACK_CLIENT_SECRET
          SLACK_CLIENT_SECRET=1 SLACK_SIGNING_SECRET=s                | SLACK_CLIENT_ID
          SLACK_SIGNING_SECRET=s                                      | SLACK_BOT_TOKEN
          SLACK_APP_TOKEN=xapp-1                                      | SLACK_BOT_TOKEN
          SLACK_BOT_TOKEN=xoxb-1 SLACK_SIGNING_SECRET=s SLACK_API_URL=here | SLACK_API_URL
          SLACK_BOT_TOKEN=xoxb-1 SLACK_SIGNING_SECRET=s SLACK_MESSAGES_PER_MINUTE=0 | SLACK_MESSAGES_PER_MINUTE
          DISCORD_BOT_TOKEN=token                                     | DISCORD_BOT_TOKEN
          DISCORD_BOT_TOKEN=a.b.c DISCORD_API_URL=ws://x              | DISCORD_API_URL
          DISCORD_BOT_TOKEN=a.b.c DISCORD_GATEWAY_URL=http://x        | DISCORD_GATEWAY_URL
          DISCORD_BOT_TOKEN=a.b.c DISCORD_THREAD_COMMENTS=perhaps     | DISCORD_THREAD_COMMENTS
          DESKBELL_URL=desk.example.com                               | DESKBELL_URL
          DESKBELL_URL=ftp://desk.example.com                         | DESKBELL_URL
          """)
  void half_a_configuration_is_told_in_one_line(String variables, String told) {
    assertThatThrownBy(() -> desk(variables))
        .hasRootCauseInstanceOf(Exception.class)
        .satisfies(it -> assertThat(mistake(it)).contains(told).doesNotContain("\n"));
  }

  private static String mistake(Throwable failure) {
    for (var it = failure; it != null; it = it.getCause()) {
      if (it instanceof OperatorMistake) {
        return String.valueOf(it.getMessage());
      }
    }
    throw new AssertionError("no mistake of an operator", failure);
  }

  @Test
  void with_nothing_but_addresses_both_are_off() {
    try (var desk = desk("SLACK_API_URL=http://x/ DISCORD_API_URL=http://x/ SLACK_BOT_TOKEN=")) {
      assertThat(desk.getBeansOfType(SlackSettings.class)).isEmpty();
      assertThat(desk.getBeansOfType(DiscordSettings.class)).isEmpty();
    }
  }

  @Test
  void what_is_set_is_what_the_adapter_gets() {
    try (var desk =
        desk(
            "SLACK_BOT_TOKEN=xoxb-1 SLACK_SIGNING_SECRET=s SLACK_API_URL=http://x/api/ DISCORD_BOT_TOKEN=a.b.c DESKBELL_URL=https://desk.example.com/it")) {
      assertThat(desk.getBean(SlackSettings.class).api()).isEqualTo(URI.create("http://x/api/"));
      assertThat(desk.getBean(SlackSettings.class).botToken()).isEqualTo("xoxb-1");
      assertThat(desk.getBean(SlackSettings.class).publicAddress())
          .isEqualTo(URI.create("https://desk.example.com/it/"));
      assertThat(desk.getBean(DiscordSettings.class).api()).isEqualTo(DiscordSettings.API);
      assertThat(desk.getBean(PublicAddress.class).at("/t/INC-1"))
          .hasValue(URI.create("https://desk.example.com/it/t/INC-1"));
    }
  }

  private static void withoutPlatforms(ConfigurableListableBeanFactory beans) {
    for (var name :
        Set.of(
            "slack",
            "slackTokens",
            "slackHearing",
            "slackEndpoints",
            "discord",
            "discordHearing")) {
      if (beans.containsBeanDefinition(name)) {
        ((BeanDefinitionRegistry) beans).removeBeanDefinition(name);
      }
    }
  }

  /** Settings only: nobody is talked to. */
  private static AnnotationConfigApplicationContext desk(String variables) {
    var values = new HashMap<String, Object>();
    for (var pair : variables.strip().split(" ")) {
      var split = pair.split("=", 2);
      values.put(split[0], split[1]);
    }
    var environment = new StandardEnvironment();
    var sources = environment.getPropertySources();
    sources.forEach(it -> sources.remove(it.getName()));
    sources.addFirst(new SystemEnvironmentPropertySource("systemEnvironment", Map.copyOf(values)));
    var context = new AnnotationConfigApplicationContext();
    context.setEnvironment(environment);
    context.register(
        AddressConfiguration.class, SlackConfiguration.class, DiscordConfiguration.class);
    context.addBeanFactoryPostProcessor(PlatformsTest::withoutPlatforms);
    context.refresh();
    return context;
  }
}
