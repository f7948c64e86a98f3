package dev.deskbell.chat;

import org.jspecify.annotations.Nullable;

/**
 * Where something is said: a channel, or a thread in it.
 *
 * @param thread the message the thread hangs on, or null for the channel itself
 */
public record Place(String platform, String workspace, String channel, @Nullable String thread) {
  public Place {
    Required.words("platform", platform);
    Required.words("workspace", workspace);
    Required.words("channel", channel);
  }

  public static Place channel(String platform, String workspace, String channel) {
    return new Place(platform, workspace, channel, null);
  }

  public boolean isThread() {
    return thread != null;
  }

  public Place withoutThread() {
    return new Place(platform, workspace, channel, null);
  }
}
