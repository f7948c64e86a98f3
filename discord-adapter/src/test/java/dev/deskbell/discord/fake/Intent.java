package dev.deskbell.discord.fake;

/** Which events a bot asks for when it identifies. Privileged ones need leave. */
public enum Intent {
  GUILDS(0, false),
  GUILD_MEMBERS(1, true),
  GUILD_PRESENCES(8, true),
  GUILD_MESSAGES(9, false),
  GUILD_MESSAGE_REACTIONS(10, false),
  DIRECT_MESSAGES(12, false),
  DIRECT_MESSAGE_REACTIONS(13, false),
  MESSAGE_CONTENT(15, true);

  final int bit;
  final boolean privileged;

  Intent(int shift, boolean privileged) {
    this.bit = 1 << shift;
    this.privileged = privileged;
  }

  /** Whether it is among those bits. */
  public boolean asked(int intents) {
    return in(intents);
  }

  boolean in(int intents) {
    return (intents & bit) != 0;
  }
}
