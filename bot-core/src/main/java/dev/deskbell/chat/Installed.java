package dev.deskbell.chat;

/** Wants to know when the desk may speak in a workspace, or may again. */
public interface Installed {
  /**
   * What is kept to speak there is new: the desk was installed, installed again, or has a new
   * token. A workspace may stand for others that it serves.
   */
  void in(String platform, String workspace);
}
