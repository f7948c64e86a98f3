package dev.deskbell.slack.fake;

import dev.deskbell.chat.FileContent;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file that Slack keeps.
 *
 * @param shared whether the upload is complete and somebody can see it
 */
record StoredFile(String id, FileContent content, String url, boolean shared) {

  /** As messages, submissions and {@code files.info} tell of it. */
  ObjectNode told() {
    return Json.object()
        .put("id", id)
        .put("name", content.name())
        .put("title", content.name())
        .put("mimetype", content.mediaType())
        .put("size", content.bytes().length)
        .put("mode", "hosted")
        .put("url_private", url)
        .put("url_private_download", url);
  }
}
