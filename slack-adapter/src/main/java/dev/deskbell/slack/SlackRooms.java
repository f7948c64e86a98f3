package dev.deskbell.slack;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Clip;
import dev.deskbell.chat.Content;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Receipt.Delivered;
import dev.deskbell.chat.Receipt.Reason;
import dev.deskbell.chat.Receipt.Refused;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Text;
import dev.deskbell.slack.SlackCalls.Failed;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes and furnishes channels, and keeps user groups. */
final class SlackRooms {

  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_TOPIC = 250;

  /** An ampersand, escaped. */
  private static final int LONGEST_ESCAPE = 5;

  private static final int MOST_NAMES = 5;
  private static final int MOST_PAGES = 20;

  /** A channel of ours with that name that is no older is the one we just made. */
  private static final Duration FRESH = Duration.ofMinutes(15);

  private final SlackCalls calls;

  SlackRooms(SlackCalls calls) {
    this.calls = calls;
  }

  /** What a new room begins with. */
  static Content firstWords(Outgoing.MakeRoom room) {
    return new Saying(Text.of(room.topic().isBlank() ? "The desk made this room." : room.topic()));
  }

  /** A name that is taken is ours from before the answer was lost, or somebody's: then the next. */
  Place make(Outgoing.MakeRoom room) throws Failed {
    for (var number = 1; ; number++) {
      var name = name(room.name(), number);
      try {
        return furnished(room, create(room, name));
      } catch (Failed problem) {
        if (!problem.is("name_taken") || number == MOST_NAMES) {
          throw problem;
        }
        var ours = made(room, name, calls.clock().instant().minus(FRESH));
        if (ours.isPresent()) {
          return furnished(room, ours.get());
        }
      }
    }
  }

  private String create(Outgoing.MakeRoom room, String name) throws Failed {
    var arguments = Map.of("name", name, "is_private", String.valueOf(!room.open()));
    return calls.call(room.workspace(), "conversations.create", arguments).text("channel", "id");
  }

  private Place furnished(Outgoing.MakeRoom room, String channel) throws Failed {
    var place = Place.channel(Slack.NAME, room.workspace(), channel);
    if (!room.topic().isBlank()) {
      topic(place, room.topic());
    }
    return place;
  }

  /** The room that this deed made since then, if it did. */
  Optional<Place> found(Outgoing.MakeRoom room, Instant since) throws Failed {
    for (var number = 1; number <= MOST_NAMES; number++) {
      var ours = made(room, name(room.name(), number), since);
      if (ours.isPresent()) {
        return ours.map(it -> Place.channel(Slack.NAME, room.workspace(), it));
      }
    }
    return Optional.empty();
  }

  private Optional<String> made(Outgoing.MakeRoom room, String name, Instant since) throws Failed {
    var me = calls.call(room.workspace(), "auth.test", Map.of()).text("user_id");
    var arguments = new HashMap<String, String>();
    arguments.put("types", room.open() ? "public_channel" : "private_channel");
    arguments.put("exclude_archived", "true");
    arguments.put("limit", "200");
    for (var page = 0; page < MOST_PAGES; page++) {
      var answer = calls.call(room.workspace(), "conversations.list", arguments);
      var found =
          answer.list("channels").stream()
              .filter(it -> it.text("name").equals(name) && it.text("creator").equals(me))
              .filter(it -> it.number("created") >= since.getEpochSecond())
              .map(it -> it.text("id"))
              .findFirst();
      var next = answer.text("response_metadata", "next_cursor");
      if (found.isPresent() || next.isEmpty()) {
        return found;
      }
      arguments.put("cursor", next);
    }
    return Optional.empty();
  }

  /** Lower-case letters, digits and hyphens, as Slack wants them. */
  static String name(String wanted, int number) {
    var plain = wanted.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "-");
    var trimmed = plain.replaceAll("^-+|-+$", "");
    var behind = number == 1 ? "" : "-" + number;
    var name = trimmed.isEmpty() ? "room" : trimmed;
    return name.substring(0, Math.min(name.length(), LONGEST_NAME - behind.length())) + behind;
  }

  Receipt invite(Place to, List<Account> people) throws Failed {
    var users = people.stream().map(Account::user).distinct().collect(Collectors.joining(","));
    var arguments = Map.of("channel", to.channel(), "users", users, "force", "true");
    return done(to.workspace(), "conversations.invite", arguments, "already_in_channel");
  }

  Receipt topic(Place of, String topic) throws Failed {
    var whole = SlackText.escaped(topic);
    var words =
        whole.length() <= LONGEST_TOPIC
            ? whole
            : SlackText.escaped(Clip.to(LONGEST_TOPIC / LONGEST_ESCAPE, topic));
    var arguments = Map.of("channel", of.channel(), "topic", words);
    return done(of.workspace(), "conversations.setTopic", arguments, "");
  }

  Receipt pin(Posting at) throws Failed {
    var arguments = Map.of("channel", at.place().channel(), "timestamp", at.message());
    done(at.place().workspace(), "pins.add", arguments, "already_pinned");
    return new Delivered(at);
  }

  /** Slack keeps no group without members: the last ones stay until somebody follows. */
  Receipt follow(String workspace, String group, List<Account> members) throws Failed {
    if (members.isEmpty()) {
      return new Refused(
          Reason.NOT_POSSIBLE, "Slack keeps no user group empty: its last members stay in it.");
    }
    var users = members.stream().map(Account::user).distinct().collect(Collectors.joining(","));
    var arguments = Map.of("usergroup", group, "users", users);
    return done(workspace, "usergroups.users.update", arguments, "");
  }

  Receipt bookmark(Place in, String label, URI to) throws Failed {
    var arguments =
        Map.of("channel_id", in.channel(), "title", label, "type", "link", "link", to.toString());
    return done(in.workspace(), "bookmarks.add", arguments, "");
  }

  Receipt archive(Place room) throws Failed {
    var arguments = Map.of("channel", room.channel());
    return done(room.workspace(), "conversations.archive", arguments, "already_archived");
  }

  private Receipt done(
      String workspace, String method, Map<String, String> arguments, String soBefore)
      throws Failed {
    try {
      calls.call(workspace, method, arguments);
    } catch (Failed problem) {
      if (!problem.is(soBefore) || soBefore.isEmpty()) {
        throw problem;
      }
    }
    return new Delivered(null);
  }
}
