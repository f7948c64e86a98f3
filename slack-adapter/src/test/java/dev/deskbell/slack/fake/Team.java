package dev.deskbell.slack.fake;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A workspace: its people, its conversations, and what each person alone has on their screen. */
public final class Team {
  public static final String BOT = "U0DESKBELL";
  static final String BOT_ID = "B0DESKBELL";

  /** A message that only one person sees, until they reload. */
  record Ephemeral(String id, String user, Channel channel, ObjectNode body) {}

  final String id;
  final Stamps stamps;
  @Nullable Organisation organisation;
  final Map<String, Person> people = new LinkedHashMap<>();
  final Map<String, Channel> channels = new LinkedHashMap<>();
  final Map<String, StoredFile> files = new LinkedHashMap<>();
  final Map<String, Set<String>> groups = new LinkedHashMap<>();
  final Map<String, ObjectNode> homes = new LinkedHashMap<>();
  final List<Ephemeral> ephemerals = new ArrayList<>();
  final Views views;
  final Notices notices = new Notices(this);

  Team(String id, Stamps stamps) {
    this.id = id;
    this.stamps = stamps;
    this.views = new Views(this);
    people.put(BOT, new Person(BOT, id, "deskbell", "", ZoneId.of("UTC"), Person.Kind.BOT));
  }

  /** The organisation whose installation is heard here; empty when it is the workspace's own. */
  String organisationId() {
    return organisation == null ? "" : organisation.id();
  }

  public String id() {
    return id;
  }

  /** Joins the workspace and every public channel in it, when new; lives in that zone from now. */
  public synchronized Person joins(String name, ZoneId zone) {
    var user = userId(name);
    var person = new Person(user, id, name, name + "@example.org", zone, Person.Kind.MEMBER);
    people.put(user, person);
    channels.values().stream()
        .filter(it -> it.kind == Channel.Kind.CHANNEL)
        .forEach(it -> it.members.add(user));
    return person;
  }

  /** From now on they are of that kind. */
  public synchronized void becomes(String name, Person.Kind kind) {
    people.computeIfPresent(userId(name), (_, it) -> it.with(kind));
  }

  public static String userId(String name) {
    return "U0" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
  }

  public static String channelId(String name) {
    return "C0" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
  }

  /** A public channel with everybody and the app in it. */
  public synchronized String room(String name) {
    return conversation(name, Channel.Kind.CHANNEL).id;
  }

  /** A private channel with these people and the app in it. */
  public synchronized String privateRoom(String name, String... members) {
    var made = conversation(name, Channel.Kind.GROUP);
    made.members.clear();
    made.members.add(BOT);
    List.of(members).forEach(it -> made.members.add(userId(it)));
    return made.id;
  }

  private Channel conversation(String name, Channel.Kind kind) {
    return channels.computeIfAbsent(
        channelId(name),
        it -> {
          var made = new Channel(it, name, kind);
          made.members.addAll(people.keySet());
          return made;
        });
  }

  synchronized Channel create(String name, boolean isPrivate) {
    var kind = isPrivate ? Channel.Kind.GROUP : Channel.Kind.CHANNEL;
    var made = new Channel(stamps.id("C"), name, kind);
    made.members.add(BOT);
    made.creator = BOT;
    made.created = stamps.now().getEpochSecond();
    channels.put(made.id, made);
    return made;
  }

  /** The direct messages of the app with this person. */
  synchronized Channel direct(String user) {
    return channels.computeIfAbsent(
        "D" + user.substring(1),
        it -> {
          var made = new Channel(it, "", Channel.Kind.IM);
          made.members.addAll(Set.of(user, BOT));
          return made;
        });
  }

  public synchronized void deletes(String channel) {
    channel(channel).deleted = true;
  }

  public synchronized void archives(String channel) {
    channel(channel).archived = true;
  }

  /** The app is no longer in there. */
  public synchronized void removesApp(String channel) {
    channel(channel).members.remove(BOT);
  }

  /** The app is invited. */
  public synchronized void addsApp(String channel) {
    channel(channel).members.add(BOT);
  }

  public synchronized void group(String group, String... names) {
    var members = new LinkedHashSet<String>();
    List.of(names).forEach(it -> members.add(userId(it)));
    groups.put(group, members);
  }

  public synchronized Set<String> membersOf(String group) {
    return Set.copyOf(groups.getOrDefault(group, Set.of()));
  }

  public synchronized String nameOf(String channel) {
    return channel(channel).name;
  }

  public synchronized String topicOf(String channel) {
    return channel(channel).topic;
  }

  /** The messages that stand on top. */
  public synchronized Set<String> pinsOf(String channel) {
    return Set.copyOf(channel(channel).pins);
  }

  /** Titles and addresses. */
  public synchronized List<String> bookmarksOf(String channel) {
    return channel(channel).bookmarks.stream()
        .map(it -> Json.text(it, "title") + " " + Json.text(it, "link"))
        .toList();
  }

  /** The ids that the app gave its messages, in the metadata. */
  synchronized void posted(Consumer<String> each) {
    channels.values().stream()
        .flatMap(it -> it.messages.values().stream())
        .map(it -> Json.text(it.path("metadata").path("event_payload"), "id"))
        .filter(it -> !it.isEmpty())
        .forEach(each);
  }

  /** The ids of channels with that name. */
  public synchronized List<String> named(String name) {
    return channels.values().stream().filter(it -> it.name.equals(name)).map(it -> it.id).toList();
  }

  /** Somebody of another workspace, met in the channels that both share. */
  public synchronized Person strangerJoins(String name) {
    var user = userId(name);
    var zone = ZoneId.of("UTC");
    var person = new Person(user, "T0ELSEWHERE", name, "", zone, Person.Kind.STRANGER);
    people.put(user, person);
    channels.values().stream()
        .filter(it -> it.kind == Channel.Kind.CHANNEL)
        .forEach(it -> it.members.add(user));
    return person;
  }

  Channel channel(String channel) {
    var found = channels.get(channel);
    if (found == null || found.deleted) {
      throw new SlackError("channel_not_found");
    }
    return found;
  }

  Person person(String user) {
    if (people.get(user) instanceof Person person) {
      return person;
    }
    throw new SlackError("user_not_found");
  }
}
