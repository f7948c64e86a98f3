package dev.deskbell.discord;

import dev.deskbell.bench.Deaf;
import java.net.URI;
import java.time.Clock;

/** The adapter as the desk has it, for a desk that only speaks: it never joins the gateway. */
public final class Outlet {
  private Outlet() {}

  public static Discord at(URI api, String token) {
    return new Discord(
        new DiscordSettings(token, api, DiscordSettings.GATEWAY, null, true),
        new Deaf(),
        new SoleLease(),
        (_, _, _) -> true,
        (_, _) -> {},
        Clock.systemUTC());
  }
}
