package dev.deskbell.console;

import dev.deskbell.chat.Conversation;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** The console's beans; the platform needs no conversation, so that the desk can be built on it. */
@Configuration(proxyBeanMethods = false)
@Conditional(ConsoleWanted.class)
class ConsoleConfiguration {
  @Bean
  ConsoleSettings consoleSettings(Environment environment) {
    return ConsoleSettings.from(environment);
  }

  @Bean
  Keeping consoleKeeping(JdbcClient db, TransactionOperations transaction) {
    return Keeping.in(db, transaction);
  }

  @Bean
  ConsolePlatform consolePlatform(Residents residents, Keeping keeping, Clock clock) {
    return new ConsolePlatform(residents, keeping, clock);
  }

  @Bean
  ConsoleServer consoleServer(
      ConsoleSettings settings,
      Conversation conversation,
      Residents residents,
      Keeping keeping,
      JsonMapper json,
      Clock clock) {
    var api = new Api(conversation, residents, keeping, json, clock);
    return new ConsoleServer(settings, residents, keeping, api, json);
  }
}
