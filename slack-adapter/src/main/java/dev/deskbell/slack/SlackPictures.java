package dev.deskbell.slack;

import com.google.gson.JsonArray;
import dev.deskbell.chat.Account;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Content;
import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Text;
import dev.deskbell.slack.SlackCalls.Failed;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings files to Slack: those that are shared, and the pictures on cards. */
final class SlackPictures {

  private static final Logger LOG = LoggerFactory.getLogger(SlackPictures.class);

  /** What Slack draws inside a message. */
  private static final Set<String> DRAWN = Set.of("image/png", "image/jpeg", "image/gif");

  /** So long Slack may need until it can draw what it was sent. */
  private static final Duration SETTLING = Duration.ofSeconds(15);

  private static final int REMEMBERED = 200;

  private final SlackCalls calls;
  private final Map<Picture, Sent> sent =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Picture, Sent> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** The same picture is sent to a workspace once, however often its card is edited. */
  private record Picture(String workspace, FileContent image) {}

  private record Sent(String id, Instant at) {}

  SlackPictures(SlackCalls calls) {
    this.calls = calls;
  }

  /** The content, its pictures sent ahead; one that can't be sent is shown by its words. */
  SlackMessage drawn(String workspace, Content content, Set<Account> notifying) {
    var ids = new HashMap<FileContent, String>();
    for (var image : images(content)) {
      try {
        ids.put(image, sent(workspace, image).id());
      } catch (Failed problem) {
        LOG.warn("Slack: a picture is shown by its words: {}", problem.getMessage());
      }
    }
    return SlackCards.draw(content, notifying, ids);
  }

  private static List<FileContent> images(Content content) {
    return switch (content) {
      case Saying _ -> List.of();
      case Card card ->
          card.blocks().stream()
              .flatMap(
                  it -> it instanceof Block.Picture(_, var image) ? Stream.of(image) : Stream.of())
              .filter(it -> DRAWN.contains(it.mediaType()))
              .toList();
    };
  }

  /** Whether Slack may not be able yet to draw what it was just sent for this. */
  boolean areSettling(String workspace, Content content) {
    var recently = calls.clock().instant().minus(SETTLING);
    synchronized (sent) {
      return images(content).stream()
          .map(it -> sent.get(new Picture(workspace, it)))
          .anyMatch(it -> it != null && it.at().isAfter(recently));
    }
  }

  boolean has(Content content) {
    return !images(content).isEmpty();
  }

  private Sent sent(String workspace, FileContent image) throws Failed {
    var key = new Picture(workspace, image);
    synchronized (sent) {
      var known = sent.get(key);
      if (known != null) {
        return known;
      }
    }
    var id = upload(workspace, image);
    complete(workspace, id, image.name(), Map.of());
    var now = new Sent(id, calls.clock().instant());
    synchronized (sent) {
      sent.put(key, now);
    }
    return now;
  }

  /** A file for a channel or thread. */
  Receipt share(Place to, Text words, FileContent file) throws Failed {
    var arguments = new HashMap<String, String>();
    arguments.put("channel_id", to.channel());
    var thread = to.thread();
    if (thread != null) {
      arguments.put("thread_ts", thread);
    }
    if (!words.isEmpty()) {
      var drawn = SlackCards.draw(new Saying(words), Set.of(), Map.of());
      arguments.put("blocks", drawn.blocks());
    }
    complete(to.workspace(), upload(to.workspace(), file), file.name(), arguments);
    return new Receipt.Delivered(null);
  }

  /** Until it is completed nobody sees anything: what breaks so far was not done. */
  private String upload(String workspace, FileContent file) throws Failed {
    var bytes = file.bytes();
    var arguments = Map.of("filename", file.name(), "length", String.valueOf(bytes.length));
    var address = calls.call(workspace, "files.getUploadURLExternal", arguments);
    try {
      var answer = calls.web().upload(address.text("upload_url"), bytes);
      if (!answer.isTaken()) {
        throw new Failed("", SlackErrors.receipt("upload", answer, calls.clock()));
      }
    } catch (IOException problem) {
      throw new Failed("", SlackErrors.notYet("upload", problem));
    }
    return address.text("file_id");
  }

  private void complete(String workspace, String id, String title, Map<String, String> more)
      throws Failed {
    var files = new JsonArray();
    files.add(Json.object(Map.of("id", id, "title", title)));
    var arguments = new HashMap<>(more);
    arguments.put("files", files.toString());
    calls.call(workspace, "files.completeUploadExternal", arguments);
  }
}
