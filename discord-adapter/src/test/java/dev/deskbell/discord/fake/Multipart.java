package dev.deskbell.discord.fake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads a body of several parts, as files are uploaded. */
final class Multipart {
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
  private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
  private static final Pattern FILE = Pattern.compile("filename=\"([^\"]*)\"");
  private static final Pattern TYPE = Pattern.compile("(?i)content-type: *([^\r\n]+)");

  private Multipart() {}

  /** One part; without a file's name it is a field. */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Part(String name, String fileName, String mediaType, byte[] bytes) {}

  static List<Part> read(String contentType, byte[] body) {
    var boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      throw ApiError.invalidForm("multipart without a boundary");
    }
    // One character is one byte in this charset, so that positions hold.
    var text = new String(body, StandardCharsets.ISO_8859_1);
    var parts = new ArrayList<Part>();
    for (var part : text.split(Pattern.quote("--" + boundary.group(1)), -1)) {
      var head = part.indexOf("\r\n\r\n");
      if (head >= 0) {
        parts.add(part(part.substring(0, head), part.substring(head + 4, part.length() - 2)));
      }
    }
    return parts;
  }

  private static Part part(String head, String content) {
    return new Part(
        in(head, NAME),
        in(head, FILE),
        in(head, TYPE),
        content.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String in(String head, Pattern pattern) {
    var found = pattern.matcher(head);
    return found.find()
        ? new String(
            found.group(1).strip().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
        : "";
  }
}
