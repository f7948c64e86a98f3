package dev.deskbell.slack.fake;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A conversation of a workspace, and what has been said in it. Its team guards it. */
final class Channel {
  /** Which kind of conversation, by the names that events use. */
  enum Kind {
    CHANNEL,
    GROUP,
    IM
  }

  final String id;
  final String name;
  final Kind kind;
  final Set<String> members = new LinkedHashSet<>();
  final TreeMap<String, ObjectNode> messages = new TreeMap<>();
  final Set<String> pins = new LinkedHashSet<>();
  final List<ObjectNode> bookmarks = new ArrayList<>();
  String topic = "";
  String creator = "";
  long created;
  boolean archived;
  boolean deleted;

  Channel(String id, String name, Kind kind) {
    this.id = id;
    this.name = name;
    this.kind = kind;
  }

  /** What stands in the channel itself, or in the thread below a message, the oldest first. */
  Stream<ObjectNode> standing(@Nullable String thread) {
    return List.copyOf(messages.values()).stream()
        .filter(it -> thread == null ? isTop(it) : isReply(it, thread));
  }

  static boolean isTop(ObjectNode message) {
    var thread = Json.text(message, "thread_ts");
    return thread.isEmpty() || thread.equals(Json.text(message, "ts"));
  }

  private static boolean isReply(ObjectNode message, String thread) {
    return !isTop(message) && Json.text(message, "thread_ts").equals(thread);
  }

  ObjectNode message(String ts) {
    if (messages.get(ts) instanceof ObjectNode message) {
      return message;
    }
    throw new SlackError("message_not_found");
  }

  /** As {@code conversations.info} tells it. */
  ObjectNode told(String reader) {
    var told = Json.object().put("id", id).put("name", name).put("is_archived", archived);
    told.put("creator", creator).put("created", created);
    told.put("is_channel", kind == Kind.CHANNEL).put("is_group", kind == Kind.GROUP);
    told.put("is_im", kind == Kind.IM).put("is_private", kind != Kind.CHANNEL);
    told.put("is_member", members.contains(reader)).put("num_members", members.size());
    told.putObject("topic").put("value", topic);
    return told;
  }

  String eventKind() {
    return switch (kind) {
      case CHANNEL -> "channel";
      case GROUP -> "group";
      case IM -> "im";
    };
  }
}
