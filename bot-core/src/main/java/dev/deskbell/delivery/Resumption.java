package dev.deskbell.delivery;

import dev.deskbell.chat.Installed;
import dev.deskbell.delivery.Telling.Urgency;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What waits for a lost installation goes on as soon as the desk is installed there again. */
@Component
class Resumption implements Installed {
  private final Connections connections;
  private final Scopes scopes;
  private final Problems problems;
  private final Wake wake;
  private final Clock clock;

  Resumption(Connections connections, Scopes scopes, Problems problems, Wake wake, Clock clock) {
    this.connections = connections;
    this.scopes = scopes;
    this.problems = problems;
    this.wake = wake;
    this.clock = clock;
  }

  /**
   * Others of the platform get a chance too, for an organisation's installation serves many
   * workspaces: one that is still lost is turned away once and stops again.
   */
  @Override
  public void in(String platform, String workspace) {
    connections.briefly(
        Urgency.PAGE,
        () -> {
          var installation = ScopeNames.installation(platform, workspace);
          scopes.release(installation, clock.instant());
          scopes.releaseAll(ScopeNames.installationsOf(platform), clock.instant());
          problems.close(installation);
          wake.afterCommit();
          return true;
        });
  }
}
