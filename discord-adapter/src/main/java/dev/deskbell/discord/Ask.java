package dev.deskbell.discord;

import java.util.List;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.jspecify.annotations.Nullable;

/**
 * A request to Discord.
 *
 * @param path below the API's address
 * @param body JSON, or null for none
 * @param reason told in the server's audit log; empty for none
 * @param files sent beside the body, in the order of its attachments
 * @param isFree whether the token says it all: no authorisation, and outside of the limits
 */
record Ask(
    String method,
    String path,
    @Nullable String body,
    String reason,
    List<Part> files,
    boolean isFree) {

  @SuppressWarnings("ArrayRecordComponent")
  record Part(String name, String mediaType, byte[] bytes) {}

  static Ask get(String path) {
    return new Ask("GET", path, null, "", List.of(), false);
  }

  static Ask post(String path, DataObject body) {
    return new Ask("POST", path, body.toString(), "", List.of(), false);
  }

  static Ask patch(String path, DataObject body) {
    return new Ask("PATCH", path, body.toString(), "", List.of(), false);
  }

  static Ask put(String path, DataObject body) {
    return new Ask("PUT", path, body.toString(), "", List.of(), false);
  }

  static Ask put(String path, DataArray body) {
    return new Ask("PUT", path, body.toString(), "", List.of(), false);
  }

  static Ask put(String path) {
    return new Ask("PUT", path, "", "", List.of(), false);
  }

  static Ask delete(String path) {
    return new Ask("DELETE", path, null, "", List.of(), false);
  }

  Ask with(List<Part> more) {
    return new Ask(method, path, body, reason, List.copyOf(more), isFree);
  }

  Ask because(String why) {
    return new Ask(method, path, body, why, files, isFree);
  }

  /** An answer to an interaction or an edit of one, which its own token admits. */
  Ask byToken() {
    return new Ask(method, path, body, reason, files, true);
  }

  /** What Discord counts together: the method and the path up to its first ids. */
  String route() {
    var parts = path.split("/", -1);
    var route = new StringBuilder(method);
    for (var at = 0; at < parts.length; at++) {
      route.append('/').append(at < 2 || !parts[at].matches("\\d+") ? parts[at] : "*");
    }
    return route.toString();
  }
}
