package dev.deskbell.discord;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Carried;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.jspecify.annotations.Nullable;

/** Makes rooms and looks after them: channels and threads, which only who is invited sees. */
final class Rooms {

  static final int PRIVATE_THREAD = 12;

  private static final int TEXT = 0;
  private static final int A_WEEK = 10_080;
  private static final int OF_ROLE = 0;
  private static final int OF_MEMBER = 1;
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_TOPIC = 1024;
  private static final long READ =
      Permission.getRaw(Permission.VIEW_CHANNEL, Permission.MESSAGE_HISTORY);
  private static final long WRITE =
      Permission.getRaw(Permission.MESSAGE_SEND, Permission.MESSAGE_SEND_IN_THREADS);

  /** Of those who are invited; together they are charged for when they were asked. */
  private static final int AT_ONCE = 4;

  private static final int MOST_INVITED = 1_000;

  private final Rest rest;
  private final Self self;
  private final Map<String, Invited> invited =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Invited> eldest) {
              return size() > MOST_INVITED;
            }
          });

  Rooms(Rest rest, Self self) {
    this.rest = rest;
    this.self = self;
  }

  /**
   * For those invited only it is a private thread of the channel it belongs to; where that can't be
   * made, or is not wanted, a channel that nobody else sees.
   */
  Receipt make(Outgoing.MakeRoom it) {
    var near = it.near();
    if (near != null && !it.open() && !it.apart()) {
      var thread = thread(it, near);
      if (!(thread instanceof Outcome.Declined)) {
        return receipt(it, thread);
      }
    }
    return receipt(it, channel(it));
  }

  private Outcome thread(Outgoing.MakeRoom it, Place near) {
    var body =
        DataObject.empty()
            .put("name", DiscordText.plain(it.name(), LONGEST_NAME))
            .put("type", PRIVATE_THREAD)
            .put("invitable", false)
            .put("auto_archive_duration", A_WEEK);
    return rest.ask(
        Ask.post("channels/" + near.channel() + "/threads", body).because("deskbell " + it.id()));
  }

  private Outcome channel(Outgoing.MakeRoom it) {
    var body =
        DataObject.empty()
            .put("name", DiscordText.plain(it.name(), LONGEST_NAME))
            .put("type", TEXT)
            .put("topic", topic(it.topic()));
    if (it.near() != null && category(it.near()) instanceof String category) {
      body.put("parent_id", category);
    }
    if (!it.open()) {
      body.put("permission_overwrites", membersOnly(it.workspace()));
    }
    return rest.ask(
        Ask.post("guilds/" + it.workspace() + "/channels", body).because("deskbell " + it.id()));
  }

  private static Receipt receipt(Outgoing.MakeRoom it, Outcome answer) {
    return answer instanceof Outcome.Done made
        ? new Receipt.Delivered(posting(it, made.object()))
        : Refusals.receipt(answer);
  }

  /** Where a room stands that Discord tells of. */
  static Posting posting(Outgoing.MakeRoom it, DataObject room) {
    var id = room.getString("id");
    return room.getInt("type", TEXT) == PRIVATE_THREAD
        ? new Posting(new Place(Discord.NAME, it.workspace(), room.getString("parent_id"), id), id)
        : new Posting(Place.channel(Discord.NAME, it.workspace(), id), id);
  }

  /** Discord writes names of channels small and with hyphens. */
  static boolean isNamed(DataObject room, String name) {
    return bare(room.getString("name", "")).equals(bare(name));
  }

  private static String bare(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  private @Nullable String category(Place near) {
    return rest.ask(Ask.get("channels/" + near.channel())) instanceof Outcome.Done it
        ? it.object().getString("parent_id", null)
        : null;
  }

  private DataArray membersOnly(String guild) {
    return DataArray.empty()
        .add(overwrite(guild, OF_ROLE, 0, Permission.VIEW_CHANNEL.getRawValue()))
        .add(overwrite(self.user(), OF_MEMBER, READ | WRITE, 0));
  }

  private static DataObject overwrite(String whose, int kind, long allow, long deny) {
    return DataObject.empty()
        .put("id", whose)
        .put("type", kind)
        .put("allow", Long.toString(allow))
        .put("deny", Long.toString(deny));
  }

  /**
   * Each person is a request: a few at once, then the others, so that nobody is asked for twice.
   * Who can't be added keeps nobody else out.
   */
  Receipt invite(Outgoing.Invite it) {
    var so = invited.computeIfAbsent(it.id(), _ -> new Invited());
    var left = it.people().stream().filter(one -> !so.asked.contains(one)).toList();
    for (var person : left.subList(0, Math.min(AT_ONCE, left.size()))) {
      var answer = rest.ask(invitation(it.to(), person));
      if (answer instanceof Outcome.TooFast || answer instanceof Outcome.Unsent) {
        return Refusals.receipt(answer);
      }
      so.asked.add(person);
      if (!(answer instanceof Outcome.Done)) {
        so.failed.add(answer);
      }
    }
    if (left.size() > AT_ONCE) {
      return new Receipt.Later(Duration.ZERO, Receipt.Scope.MESSAGE, "the others follow at once");
    }
    invited.remove(it.id());
    return so.failed.isEmpty() || so.failed.size() < it.people().size()
        ? new Receipt.Delivered(null)
        : Refusals.receipt(so.failed.getFirst());
  }

  /** How far an invitation is that goes on later; of one instance, for nobody minds a second. */
  private static final class Invited {
    private final Set<Account> asked = new HashSet<>();
    private final List<Outcome> failed = new ArrayList<>();
  }

  private static Ask invitation(Place to, Account person) {
    if (to.thread() != null) {
      return Ask.put("channels/" + to.thread() + "/thread-members/" + person.user());
    }
    return Ask.put(
        "channels/" + to.channel() + "/permissions/" + person.user(),
        DataObject.empty()
            .put("type", OF_MEMBER)
            .put("allow", Long.toString(READ | WRITE))
            .put("deny", "0"));
  }

  Receipt topic(Outgoing.Topic it) {
    if (it.of().thread() != null) {
      return new Receipt.Refused(
          Receipt.Reason.NOT_POSSIBLE, "a thread has no topic on Discord: its card says it");
    }
    var body = DataObject.empty().put("topic", topic(it.topic()));
    return Refusals.receipt(rest.ask(Ask.patch("channels/" + it.of().channel(), body)));
  }

  private static String topic(String words) {
    var topic = Carried.of(words);
    return topic.isBlank() ? "" : DiscordText.plain(topic, LONGEST_TOPIC);
  }

  /** A thread is archived and locked; a channel stays to be read, and nobody writes there. */
  Receipt archive(Outgoing.Archive it) {
    if (it.room().thread() != null) {
      var closed = DataObject.empty().put("archived", true).put("locked", true);
      return Refusals.receipt(rest.ask(Ask.patch("channels/" + it.room().thread(), closed)));
    }
    var path = "channels/" + it.room().channel();
    var found = rest.ask(Ask.get(path));
    if (!(found instanceof Outcome.Done channel)) {
      return Refusals.receipt(found);
    }
    return Refusals.receipt(
        rest.ask(
            Ask.patch(
                path, DataObject.empty().put("permission_overwrites", readOnly(it, channel)))));
  }

  private DataArray readOnly(Outgoing.Archive it, Outcome.Done channel) {
    var closed = new ArrayList<DataObject>();
    var before =
        channel.object().optArray("permission_overwrites").orElseGet(DataArray::empty).stream(
                DataArray::getObject)
            .toList();
    var everyone = it.room().workspace();
    for (var one : before) {
      var isOurs = self.user().equals(one.getString("id"));
      closed.add(isOurs ? one : silenced(one));
    }
    if (before.stream().noneMatch(one -> everyone.equals(one.getString("id")))) {
      closed.add(silenced(overwrite(everyone, OF_ROLE, 0, 0)));
    }
    return DataArray.fromCollection(List.copyOf(closed));
  }

  private static DataObject silenced(DataObject one) {
    return overwrite(
        Objects.requireNonNull(one.getString("id")),
        one.getInt("type"),
        Long.parseLong(one.getString("allow", "0")) & ~WRITE,
        Long.parseLong(one.getString("deny", "0")) | WRITE);
  }
}
