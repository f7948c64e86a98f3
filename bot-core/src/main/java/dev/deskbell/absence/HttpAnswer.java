package dev.deskbell.absence;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Answers of other servers, as far as calendars need. */
@SuppressWarnings("ArrayRecordComponent")
record HttpAnswer(int status, String redirection, byte[] body) {
  private static final int MOST_LINES = 200;
  private static final int LONGEST_LINE = 8192;

  static HttpAnswer read(InputStream in, int mostBytes) throws IOException {
    var first = line(in).split(" ", 3);
    if (first.length < 2 || !first[0].startsWith("HTTP/1.") || !first[1].matches("\\d{3}")) {
      throw new PublicFetch.Unfetched("What answers there does not speak HTTP.");
    }
    var status = Integer.parseInt(first[1]);
    var location = "";
    var chunked = false;
    var length = -1L;
    for (var lines = 0; lines < MOST_LINES; lines++) {
      var header = line(in);
      if (header.isEmpty()) {
        var redirected = Set.of(301, 302, 303, 307, 308).contains(status) && !location.isEmpty();
        return new HttpAnswer(
            status,
            redirected ? location : "",
            redirected ? new byte[0] : body(in, chunked, length, mostBytes));
      }
      var name = header.split(":", 2)[0].strip().toLowerCase(Locale.ROOT);
      var value = header.contains(":") ? header.split(":", 2)[1].strip() : "";
      switch (name) {
        case "location" -> location = value;
        case "transfer-encoding" -> chunked = value.toLowerCase(Locale.ROOT).endsWith("chunked");
        case "content-length" -> length = value.matches("\\d{1,15}") ? Long.parseLong(value) : -1;
        default -> {}
      }
    }
    throw new PublicFetch.Unfetched("What answers there says too much beforehand.");
  }

  private static byte[] body(InputStream in, boolean chunked, long length, int most)
      throws IOException {
    if (chunked) {
      return chunks(in, most);
    }
    if (length > most) {
      throw tooLarge();
    }
    var body = in.readNBytes(length < 0 ? most + 1 : (int) length);
    if (body.length > most) {
      throw tooLarge();
    }
    if (body.length < length) {
      throw new PublicFetch.Unfetched("It broke off.");
    }
    return body;
  }

  private static byte[] chunks(InputStream in, int most) throws IOException {
    var all = new byte[0];
    while (true) {
      var size = line(in).split(";", 2)[0].strip();
      if (!size.matches("[0-9a-fA-F]{1,7}")) {
        throw new PublicFetch.Unfetched("What answers there does not speak HTTP.");
      }
      var length = Integer.parseInt(size, 16);
      if (length == 0) {
        return all;
      }
      if (all.length + length > most) {
        throw tooLarge();
      }
      var chunk = in.readNBytes(length);
      if (chunk.length < length) {
        throw new PublicFetch.Unfetched("It broke off.");
      }
      all = Arrays.copyOf(all, all.length + length);
      System.arraycopy(chunk, 0, all, all.length - length, length);
      line(in);
    }
  }

  private static PublicFetch.Unfetched tooLarge() {
    return new PublicFetch.Unfetched("It is too large.");
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (var next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || line.length() >= LONGEST_LINE) {
        throw new PublicFetch.Unfetched("What answers there does not speak HTTP.");
      }
      line.append((char) next);
    }
    return line.toString().stripTrailing();
  }
}
