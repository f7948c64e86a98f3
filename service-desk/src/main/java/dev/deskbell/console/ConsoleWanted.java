package dev.deskbell.console;

import dev.deskbell.policy.OperatorMistake;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Whether there is a console: when asked for, and unless refused when no chat platform is
 * configured. It lets anyone be anyone, so it never appears beside real people by itself.
 */
final class ConsoleWanted implements Condition {
  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    var environment = context.getEnvironment();
    var said = environment.getProperty("deskbell.console", "").strip().toLowerCase(Locale.ROOT);
    return switch (said) {
      case "on" -> true;
      case "off" -> false;
      case "" -> !isAnyPlatformConfigured(environment);
      default ->
          throw new OperatorMistake("DESKBELL_CONSOLE is on or off, or left out; not " + said);
    };
  }

  private static boolean isAnyPlatformConfigured(Environment environment) {
    return Stream.of("slack.bot.token", "slack.client.id", "discord.bot.token")
        .anyMatch(it -> !environment.getProperty(it, "").isBlank());
  }
}
