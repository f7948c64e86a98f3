package dev.deskbell.discord.fake;

import dev.deskbell.discord.fake.FakeDiscord.Parts;
import dev.deskbell.discord.fake.Messages.Draft;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Somebody at their client: what they do, and what comes of it on their screen. */
public final class Person {
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
  private final Asking asking;

  Person(
      Parts parts, User user, Guild home, ZoneId zone, Function<String, @Nullable Person> people) {
    this.parts = parts;
    this.user = user;
    this.home = home;
    this.zone = zone;
    this.people = people;
    asking = new Asking(parts, user, home, it -> repeats = it);
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
    return parts.world().channel(channel).message(id);
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
    asking.commands(channel, typed(words));
  }

  /** Types into an option of a command; labels of what is offered. */
  public List<String> suggestions(String channel, String words, String option, String typed) {
    return asking.suggestions(channel, words, option, typed);
  }

  /** Calls a message command on a message. */
  public void callsOn(String channel, String message, String command) {
    asking.callsOn(channel, message, command);
  }

  /** Calls a user command on somebody. */
  public void callsOnPerson(String channel, Person target, String command) {
    asking.callsOnPerson(channel, target.id(), command);
  }

  public @Nullable OpenModal modal() {
    return asking.modal();
  }

  /** How often the client said "The application did not respond". */
  public int failures() {
    return asking.failures();
  }

  Asking asking() {
    return asking;
  }

  /** Discord tells of this person's last deed once more. */
  public void isRepeated() {
    repeats.run();
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
