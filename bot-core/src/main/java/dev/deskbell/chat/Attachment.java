package dev.deskbell.chat;

/**
 * A file that somebody attached, still at its platform.
 *
 * @param id what its platform calls it, for {@link Files}
 * @param size in bytes
 */
public record Attachment(String platform, String workspace, String id, String name, long size) {
  public Attachment {
    Required.words("file id", id);
    Required.words("file name", name);
  }
}
