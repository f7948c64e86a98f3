package dev.deskbell.slack;

import dev.deskbell.chat.Attachment;
import dev.deskbell.chat.FileContent;
import dev.deskbell.slack.SlackCalls.Failed;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches what people attached. */
final class SlackFiles {

  private static final Logger LOG = LoggerFactory.getLogger(SlackFiles.class);

  private final SlackCalls calls;

  SlackFiles(SlackCalls calls) {
    this.calls = calls;
  }

  /** Null when it is gone or too large. */
  @Nullable FileContent fetch(Attachment wanted) throws Failed {
    var file = described(wanted);
    if (file == null || file.number("size") > FileContent.LARGEST) {
      return null;
    }
    var download = file.text("url_private_download");
    var address = download.isEmpty() ? file.text("url_private") : download;
    return isSlacks(address) ? loaded(wanted, file, address) : null;
  }

  private @Nullable Json described(Attachment wanted) throws Failed {
    try {
      var file =
          calls.call(wanted.workspace(), "files.info", Map.of("file", wanted.id())).at("file");
      return file.text("mode").equals("tombstone") ? null : file;
    } catch (Failed problem) {
      if (problem.is("file_not_found") || problem.is("file_deleted")) {
        return null;
      }
      throw problem;
    }
  }

  /** The token goes to Slack alone, whatever a file says where it is. */
  private boolean isSlacks(String address) {
    try {
      var host = String.valueOf(URI.create(address).getHost());
      return host.equals(calls.web().api().getHost())
          || (host.endsWith(".slack.com") && address.startsWith("https://"));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private @Nullable FileContent loaded(Attachment wanted, Json file, String address) throws Failed {
    try (var response = calls.web().get(calls.token(wanted.workspace()), address)) {
      if (response.code() == 404 || response.code() == 410) {
        return null;
      }
      if (!response.isSuccessful() || isSignIn(response, file)) {
        throw new IOException("HTTP " + response.code() + ", and not the file");
      }
      try (var body = response.body().byteStream()) {
        var bytes = body.readNBytes(FileContent.LARGEST + 1);
        return bytes.length > FileContent.LARGEST
            ? null
            : new FileContent(wanted.name(), type(file), bytes);
      }
    } catch (IOException problem) {
      LOG.warn("Slack did not hand out file {}: {}", wanted.id(), problem.toString());
      throw new Failed("", SlackErrors.receipt("file", problem));
    }
  }

  /** Whoever may not have a file is shown where to sign in instead, and that it went well. */
  private static boolean isSignIn(Response response, Json file) {
    var shown = response.header("Content-Type");
    return shown != null && shown.startsWith("text/html") && !type(file).equals("text/html");
  }

  private static String type(Json file) {
    var said = file.text("mimetype");
    return said.isEmpty() ? "application/octet-stream" : said;
  }
}
