package dev.deskbell.discord.fake;

import java.util.EnumSet;
import java.util.Set;

/** What a test lets go wrong at the gateway. */
public final class GatewayTroubles {
  /** Privileged intents that were granted in the developer portal. */
  final Set<Intent> granted = EnumSet.of(Intent.MESSAGE_CONTENT, Intent.GUILD_MEMBERS);

  volatile boolean losesInteractions;
  volatile int refusal;

  /** Interactions are no longer told to anybody, or are again. */
  public void losesInteractions(boolean from) {
    losesInteractions = from;
  }

  /** Whoever identifies is turned away with that close code; 0 ends it. */
  public void refusesWith(int closeCode) {
    refusal = closeCode;
  }

  public void grantsOnly(Set<Intent> privileged) {
    granted.clear();
    granted.addAll(privileged);
  }
}
