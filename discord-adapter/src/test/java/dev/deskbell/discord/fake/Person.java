package dev.deskbell.discord.fake;

import dev.deskbell.discord.fake.FakeDiscord.Parts;
import dev.deskbell.discord.fake.Interaction.Shown;
import dev.deskbell.discord.fake.Messages.Draft;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Somebody at their client: what they do, and what comes of it on their screen. */
public final class Person {
  private static final Duration LATE_ANSWER = Duration.ofMinutes(1);
  private static final Pattern NAME = Pattern.compile("@([a-z]+)\\b");

  final Parts parts;
  private final User user;
  private final Guild home;
  private volatile ZoneId zone;
  private final Function<String, @Nullable Person> people;
  private Runnable repeats =
      () -> {
        throw new IllegalStateException("nothing done yet");
      };
  private @Nullable OpenModal modal;
  private String modalsChannel = "";
  private @Nullable StoredMessage modalsMessage;
  private @Nullable StoredMessage answer;
  private int failures;

  Person(
      Parts parts, User user, Guild home, ZoneId zone, Function<String, @Nullable Person> people) {
    this.parts = parts;
    this.user = user;
    this.home = home;
    this.zone = zone;
    this.people = people;
  }

  /** The same person at their client, looking at another server. */
  Person on(Guild other) {
    return new Person(parts, user, other, zone, people);
  }

  public String id() {
    return user.id();
  }

  public String name() {
    return user.name();
  }

  public ZoneId zone() {
    return zone;
  }

  /** Their clock shows that zone's time from now on. */
  public Person livesIn(ZoneId home) {
    zone = home;
    return this;
  }

  Screen screen() {
    return new Screen(parts.world(), parts.time(), zone);
  }

  /** A file on this person's machine. */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  public record File(String name, String mediaType, byte[] bytes) {}

  /** Says something in a channel, thread or direct message; the message's id. */
  public String says(String channel, String words, File... files) {
    return speaks(channel, words, null, files);
  }

  /** Says it as a reply to a message. */
  public String replies(String channel, String to, String words, File... files) {
    return speaks(channel, words, to, files);
  }

  private String speaks(String channel, String words, @Nullable String to, File... files) {
    synchronized (parts.world()) {
      var body = Json.object("content", typed(words));
      if (to != null) {
        body.set("message_reference", Json.object("message_id", to));
      }
      var stored = new ArrayList<World.StoredFile>();
      for (var file : files) {
        stored.add(parts.world().store(file.name(), file.mediaType(), file.bytes()));
      }
      var at = parts.world().channel(channel);
      require(at);
      var message = parts.messages().post(user, at, new Draft(body, stored));
      repeats = () -> again(message);
      return message.id;
    }
  }

  private void require(Channel channel) {
    if (!parts.world().sees(user, channel)) {
      throw new IllegalStateException(user.name() + " cannot see " + channel.name);
    }
  }

  private void again(StoredMessage message) {
    synchronized (parts.world()) {
      parts.events().messageCreated(message);
    }
  }

  /** The client makes mentions of names it knows, and sends no half characters. */
  String typed(String words) {
    var whole =
        words.codePoints().map(it -> Character.getType(it) == Character.SURROGATE ? 0xFFFD : it);
    var text =
        whole.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
    return NAME.matcher(text)
        .replaceAll(it -> {
          var named = people.apply(it.group(1));
          return named == null ? it.group() : "<@" + named.id() + ">";
        });
  }

  public void edits(String channel, String message, String words) {
    synchronized (parts.world()) {
      var own = message(channel, message);
      parts.messages().edit(own, Draft.of(Json.object("content", typed(words))));
      repeats = () -> parts.events().messageUpdated(own);
    }
  }

  public void removes(String channel, String message) {
    synchronized (parts.world()) {
      var own = message(channel, message);
      parts.messages().delete(own);
      repeats = () -> parts.events().messageDeleted(own);
    }
  }

  public void reacts(String channel, String message, String emoji) {
    synchronized (parts.world()) {
      parts.events().reacted(message(channel, message), user, emoji, true);
    }
  }

  /** Pins a message to its channel, of which Discord writes a line. */
  public void pins(String channel, String message) {
    synchronized (parts.world()) {
      var pinned = message(channel, message);
      pinned.channel.pins.add(message);
      var reference = Json.object("type", 0, "channel_id", channel, "message_id", message);
      parts.messages().line(pinned.channel, user, StoredMessage.PINNED, "", reference);
    }
  }

  StoredMessage message(String channel, String id) {
    var message = parts.world().channel(channel).messages.get(id);
    if (message == null) {
      throw ApiError.unknownMessage();
    }
    return message;
  }

  /** Opens a thread on a message, or finds the one that is there. */
  public String thread(String channel, String message) {
    synchronized (parts.world()) {
      if (parts.world().findChannel(message) == null) {
        var at = message(channel, message);
        new ThreadMaking(parts.world(), parts.messages(), parts.events()).on(at, user, "thread");
      }
      return message;
    }
  }

  /** The direct messages with the desk's bot. */
  public String letters() {
    synchronized (parts.world()) {
      return parts.world().direct(parts.bot(), user).id;
    }
  }

  public void closesDirectMessages() {
    parts.world().closedToLetters.add(user.id());
  }

  public void leaves() {
    home.leaves(user.id());
  }

  // What waits for an answer.

  /** Picks the command that these words name, and fills in its options. */
  public void commands(String channel, String words) {
    does(Interaction.COMMAND, channel, commandLine().data(typed(words)), null);
  }

  /** Types into an option of a command; labels of what is offered. */
  public List<String> suggestions(String channel, String words, String option, String typed) {
    var data = commandLine().typing(words, option, typed);
    var interaction = begin(Interaction.AUTOCOMPLETE, channel, data, null);
    return awaited(interaction) instanceof Shown.Choices(var choices)
        ? MessageRules.stream(choices).map(it -> Json.text(it, "name")).toList()
        : List.of();
  }

  private CommandLine commandLine() {
    synchronized (parts.world()) {
      return new CommandLine(parts.commands().offered(home.id), parts.world()::findUser);
    }
  }

  /** Calls a message command on a message. */
  public void callsOn(String channel, String message, String command) {
    ObjectNode data;
    synchronized (parts.world()) {
      var registered = offered(3, command);
      var target = message(channel, message).json.deepCopy();
      var resolved = Json.object("messages", Json.object(message, target));
      data =
          Json.object(
              "id", Json.text(registered, "id"),
              "name", command,
              "type", 3,
              "target_id", message,
              "resolved", resolved);
    }
    does(Interaction.COMMAND, channel, data, null);
  }

  /** Calls a user command on somebody. */
  public void callsOnPerson(String channel, Person target, String command) {
    ObjectNode data;
    synchronized (parts.world()) {
      var user = parts.world().user(target.id());
      data =
          Json.object(
              "id",
              Json.text(offered(2, command), "id"),
              "name",
              command,
              "type",
              2,
              "target_id",
              target.id());
      data.set(
          "resolved",
          Json.object(
              "users", Json.object(target.id(), user.json()),
              "members", Json.object(target.id(), home.member(user).without("user"))));
    }
    does(Interaction.COMMAND, channel, data, null);
  }

  private ObjectNode offered(int type, String command) {
    return parts.commands().offered(home.id).stream()
        .filter(it -> it.path("type").asInt() == type && Json.text(it, "name").equals(command))
        .findFirst()
        .orElseThrow();
  }

  void presses(StoredMessage on, String label) {
    var id = Json.text(Screen.button(on, label), "custom_id");
    does(
        Interaction.COMPONENT,
        on.channel.id,
        Json.object("custom_id", id, "component_type", 2),
        on);
  }

  void chooses(StoredMessage on, String prompt, String choice) {
    var select = Screen.menu(on, prompt);
    var values = List.of(Screen.option(select, choice));
    var data =
        Json.object(
            "custom_id", Json.text(select, "custom_id"), "component_type", 3, "values", values);
    does(Interaction.COMPONENT, on.channel.id, data, on);
  }

  /** Sends a modal from where it was opened. */
  void submits(OpenModal open, ObjectNode resolved) {
    does(Interaction.MODAL, modalsChannel, open.submitted(resolved), modalsMessage);
  }

  public @Nullable OpenModal modal() {
    return modal;
  }

  @Nullable StoredMessage answer() {
    return answer;
  }

  /** How often the client said "The application did not respond". */
  public int failures() {
    return failures;
  }

  /** Discord tells of this person's last deed once more. */
  public void isRepeated() {
    repeats.run();
  }

  private void does(int type, String channel, ObjectNode data, @Nullable StoredMessage on) {
    modal = null;
    answer = null;
    var interaction = begin(type, channel, data, on);
    repeats = () -> parts.interactions().repeat(interaction);
    switch (awaited(interaction)) {
      case Shown.Modal(var opened) -> {
        modal = new OpenModal(opened);
        modalsChannel = channel;
        modalsMessage = on;
      }
      case Shown.Message(var message) -> answer = message;
      case Shown.Failed() -> failures++;
      case Shown.Nothing(), Shown.Choices(_) -> {}
    }
  }

  private Interaction begin(int type, String channel, ObjectNode data, @Nullable StoredMessage on) {
    synchronized (parts.world()) {
      var filled = resolved(data);
      return parts.interactions().begin(type, user, parts.world().channel(channel), filled, on);
    }
  }

  /** Everybody named in options comes along. */
  private ObjectNode resolved(ObjectNode data) {
    if (data.has("resolved")) {
      return data;
    }
    var users = Json.object();
    var members = Json.object();
    for (var option : options(data)) {
      if (option.path("type").asInt() == 6) {
        var named = parts.world().user(Json.text(option, "value"));
        users.set(named.id(), named.json());
        members.set(named.id(), home.member(named).without("user"));
      }
    }
    return users.isEmpty()
        ? data
        : data.set("resolved", Json.object("users", users, "members", members));
  }

  private static List<tools.jackson.databind.JsonNode> options(tools.jackson.databind.JsonNode of) {
    var all = new ArrayList<tools.jackson.databind.JsonNode>();
    for (var option : of.path("options")) {
      all.add(option);
      all.addAll(options(option));
    }
    return all;
  }

  private Shown awaited(Interaction interaction) {
    try {
      var patience = parts.interactions().patience();
      return interaction.shown.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      return interaction.answered ? awaitedLonger(interaction) : new Shown.Failed();
    } catch (InterruptedException | ExecutionException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /** It was deferred: the client shows that it thinks. */
  private static Shown awaitedLonger(Interaction interaction) {
    try {
      return interaction.shown.get(LATE_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      return new Shown.Failed();
    } catch (InterruptedException | ExecutionException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  // What is to be seen.

  /** What stands there, the oldest first; nothing where this person may not look. */
  List<StoredMessage> standing(String channel) {
    synchronized (parts.world()) {
      var at = parts.world().findChannel(channel);
      return at == null || !parts.world().sees(user, at)
          ? List.of()
          : at.messages.values().stream()
              .filter(it -> it.isSaid() && !it.is(StoredMessage.LOADING))
              .toList();
    }
  }

  List<StoredMessage> whispered() {
    synchronized (parts.world()) {
      return parts.interactions().whispersTo(user).stream()
          .filter(it -> !it.is(StoredMessage.LOADING))
          .toList();
    }
  }

  /** Messages on the server that called for this person's attention. */
  List<StoredMessage> pings() {
    synchronized (parts.world()) {
      return parts.world().channels(home).stream()
          .flatMap(it -> it.messages.values().stream())
          .filter(it -> it.notified.contains(user.id()) && !it.author.equals(user))
          .filter(it -> parts.world().sees(user, it.channel))
          .sorted((a, b) ->
              Objects.compare(a.id, b.id, java.util.Comparator.comparingLong(Long::parseLong)))
          .toList();
    }
  }

  boolean isDesk(User author) {
    return author.equals(parts.bot());
  }

  StoredMessage find(String id) {
    synchronized (parts.world()) {
      return java.util.stream.Stream.concat(
              parts.interactions().whispersTo(user).stream(),
              java.util.stream.Stream.concat(
                      parts.world().channels(home).stream(),
                      java.util.stream.Stream.of(parts.world().direct(parts.bot(), user)))
                  .flatMap(it -> it.messages.values().stream()))
          .filter(it -> it.id.equals(id))
          .findFirst()
          .orElseThrow(ApiError::unknownMessage);
    }
  }
}
