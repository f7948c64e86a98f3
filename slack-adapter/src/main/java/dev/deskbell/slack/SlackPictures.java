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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Brings files to Slack: those that are shared, and the pictures on cards. */
final class SlackPictures {

  private static final int REMEMBERED = 200;

  private final SlackCalls calls;
  private final Map<Sent, String> sent =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Sent, String> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** The same picture is sent to a workspace once, however often its card is edited. */
  private record Sent(String workspace, FileContent picture) {}

  SlackPictures(SlackCalls calls) {
    this.calls = calls;
  }

  /** The content, its pictures sent ahead. */
  SlackMessage drawn(String workspace, Content content, Set<Account> notifying) throws Failed {
    var ids = new HashMap<FileContent, String>();
    switch (content) {
      case Saying _ -> {}
      case Card card -> {
        for (var block : card.blocks()) {
          if (block instanceof Block.Picture(_, var image)) {
            ids.put(image, sent(workspace, image));
          }
        }
      }
    }
    return SlackCards.draw(content, notifying, ids);
  }

  private String sent(String workspace, FileContent picture) throws Failed {
    var key = new Sent(workspace, picture);
    synchronized (sent) {
      var known = sent.get(key);
      if (known != null) {
        return known;
      }
    }
    var id = upload(workspace, picture);
    complete(workspace, id, picture.name(), Map.of());
    synchronized (sent) {
      sent.put(key, id);
    }
    return id;
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
      arguments.put("blocks", drawn.json());
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
