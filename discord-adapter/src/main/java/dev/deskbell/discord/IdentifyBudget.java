package dev.deskbell.discord;

import dev.deskbell.chat.Allowance;
import java.net.URI;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets JDA begin sessions only while the day's budget lasts. Discord counts a thousand a day over
 * all instances and restarts, and then takes the bot's token away: a restart loop must end long
 * before that.
 */
final class IdentifyBudget extends ConcurrentSessionController {

  static final String NAME = "discord identify";
  static final int MOST = 200;
  static final Duration WINDOW = Duration.ofHours(24);

  private static final Logger LOG = LoggerFactory.getLogger(IdentifyBudget.class);
  private static final Duration AGAIN = Duration.ofSeconds(30);
  private static final Duration SOON = Duration.ofSeconds(2);

  private final URI gateway;
  private final Allowance allowance;
  private final BooleanSupplier isWanted;
  private volatile boolean isSpent;

  IdentifyBudget(URI gateway, Allowance allowance, BooleanSupplier isWanted) {
    this.gateway = gateway;
    this.allowance = allowance;
    this.isWanted = isWanted;
  }

  boolean isSpent() {
    return isSpent;
  }

  @Override
  public String getGateway() {
    return gateway.toString();
  }

  @Override
  public void appendSession(SessionConnectNode node) {
    if (isAllowed()) {
      super.appendSession(node);
    } else {
      Thread.ofVirtual().name("discord-waits").start(() -> wait(node));
    }
  }

  private void wait(SessionConnectNode node) {
    if (isSpent) {
      LOG.error(
          "Discord's gateway was joined {} times within a day: the desk holds back before Discord"
              + " takes the bot's token away. Find out why it starts again and again.",
          MOST);
    }
    try {
      while (isWanted.getAsBoolean()) {
        Thread.sleep(isSpent ? AGAIN : SOON);
        if (isWanted.getAsBoolean() && isAllowed()) {
          super.appendSession(node);
          return;
        }
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isAllowed() {
    try {
      var allowed = allowance.spend(NAME, MOST, WINDOW);
      isSpent = !allowed;
      return allowed;
    } catch (RuntimeException unknown) {
      LOG.warn("Whether the gateway may be joined can't be found out.", unknown);
      return false;
    }
  }
}
