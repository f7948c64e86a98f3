package dev.deskbell.slack;

import dev.deskbell.bench.Deaf;
import dev.deskbell.chat.Absence;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;

/** The adapter as the desk has it, for a desk that only speaks. */
public final class Outlet {
  private Outlet() {}

  /** Of a workspace that takes so many messages a minute. */
  public static Slack at(URI api, int perMinute) {
    var clock = Clock.systemUTC();
    return new Slack(
        SlackSettings.http(api, "xoxb-bench", "not-a-secret").taking(perMinute),
        new Deaf(),
        new MemoryVault(),
        new MemoryPasses(clock),
        new Nobody(),
        clock);
  }

  private static final class Nobody implements Absence {
    @Override
    public void over(String platform, Instant silentSince) {}
  }
}
