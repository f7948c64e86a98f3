package dev.deskbell.platforms;

import java.util.List;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Whether a platform is meant: one of its secrets is set. Whether they are all there and right is
 * for its settings to say, so that half a configuration is a mistake and not a desk that is silent.
 */
abstract sealed class Configured implements Condition {

  private final List<String> secrets;

  private Configured(List<String> secrets) {
    this.secrets = secrets;
  }

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    return new Variables(context.getEnvironment()).anyOf(secrets);
  }

  static final class Slack extends Configured {
    Slack() {
      super(SlackConfiguration.SECRETS);
    }
  }

  static final class Discord extends Configured {
    Discord() {
      super(List.of("DISCORD_BOT_TOKEN"));
    }
  }
}
