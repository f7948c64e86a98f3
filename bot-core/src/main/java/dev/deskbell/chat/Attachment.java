package dev.deskbell.chat;

/**
 * A file that somebody attached, still at its platform.
 *
 * @param id what its platform calls it, for {@link Files}
 * @param size in bytes
 */
public record Attachment(String platform, String workspace, String id, String name, long size) {
  private static final int LONGEST_NAME = 255;

  public Attachment {
    Required.words("file id", id);
    name = Clean.of(name, LONGEST_NAME);
    name = name.isEmpty() ? "file" : name;
  }
}
