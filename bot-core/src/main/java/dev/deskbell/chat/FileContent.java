package dev.deskbell.chat;

import java.util.Arrays;

/** A file's bytes with the name and media type it goes by. */
@SuppressWarnings("ArrayRecordComponent")
public record FileContent(String name, String mediaType, byte[] bytes) {
  /** An upload that every platform takes: 10 MiB. */
  public static final int LARGEST = 10 * 1024 * 1024;

  public FileContent {
    Required.words("file name", name);
    Required.atMost(LARGEST, "bytes in a file", bytes.length);
    bytes = bytes.clone();
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FileContent(var itsName, var itsType, var itsBytes)
        && name.equals(itsName)
        && mediaType.equals(itsType)
        && Arrays.equals(bytes, itsBytes);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return name + " (" + mediaType + ", " + bytes.length + " bytes)";
  }
}
