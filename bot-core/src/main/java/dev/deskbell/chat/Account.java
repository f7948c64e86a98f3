package dev.deskbell.chat;

/**
 * Somebody on one chat platform. A user's id alone means nothing: it is unique only within its
 * platform, and on some platforms only within its workspace.
 *
 * @param platform the platform's {@linkplain ChatPlatform#name() name}
 * @param workspace the workspace, server or team there
 * @param user the platform's own id of the user
 */
public record Account(String platform, String workspace, String user) {
  public Account {
    Required.words("platform", platform);
    Required.words("workspace", workspace);
    Required.words("user", user);
  }
}
