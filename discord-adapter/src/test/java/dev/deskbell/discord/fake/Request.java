package dev.deskbell.discord.fake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What the adapter asked Discord for.
 *
 * @param path below the version: {@code /channels/1/messages}
 * @param body its JSON; missing when it has none
 */
public record Request(
    Instant at,
    String method,
    String path,
    Map<String, String> query,
    JsonNode body,
    List<World.StoredFile> files,
    String authorization) {

  /** What went wrong before, and what it was: {@code POST /channels/1/messages}. */
  public String line() {
    return method + " " + path;
  }

  /** The route without the ids that do not matter for limits. */
  public String route() {
    return method
        + " "
        + path.replaceAll("(?<=/(messages|reactions|members|pins|thread-members)/)[^/]+", "_")
            .replaceAll("/(interactions|webhooks)/.*", "/$1");
  }

  Messages.Draft draft() {
    return new Messages.Draft(body, files);
  }
}
