package dev.deskbell.platforms;

import dev.deskbell.chat.Absence;
import dev.deskbell.chat.Allowance;
import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.Lease;
import dev.deskbell.discord.Discord;
import dev.deskbell.discord.DiscordSettings;
import java.time.Clock;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Discord, when it is configured. */
@Configuration(proxyBeanMethods = false)
@Conditional(Configured.Discord.class)
class DiscordConfiguration {

  @Bean
  DiscordSettings discordSettings(Environment environment) {
    var variables = new Variables(environment);
    return Variables.checked(() ->
        new DiscordSettings(
            variables.get("DISCORD_BOT_TOKEN"),
            variables.address("DISCORD_API_URL", DiscordSettings.API),
            variables.address("DISCORD_GATEWAY_URL", DiscordSettings.GATEWAY),
            Stream.of(variables.get("DISCORD_DEVELOPMENT_GUILD"))
                .filter(Predicate.not(String::isEmpty))
                .findFirst()
                .orElse(null),
            variables.isOn("DISCORD_THREAD_COMMENTS", true)));
  }

  @Bean(destroyMethod = "close")
  Discord discord(
      DiscordSettings settings,
      Conversation desk,
      Lease lease,
      Allowance allowance,
      ObjectProvider<Absence> absences,
      Clock clock) {
    return new Discord(settings, desk, lease, allowance, Silence.toldTo(absences), clock);
  }

  @Bean
  SmartLifecycle discordHearing(Discord discord) {
    return new Hearing(discord::start);
  }
}
