package dev.deskbell.discord;

import dev.deskbell.chat.Attachment;
import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.Message;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Reconciler.Finding;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.jspecify.annotations.Nullable;

/** Reads back what stands on Discord: messages of threads, files, and the desk's own deeds. */
final class Archive {

  /** Discord remembers a nonce for "a few minutes": meanwhile doing it again does nothing twice. */
  private static final Duration NONCE_HOLDS = Duration.ofMinutes(2);

  private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(30);
  private static final int A_PAGE = 100;
  private static final int MOST_PAGES = 20;

  private final Rest rest;
  private final Self self;
  private final DiscordSettings settings;
  private final Clock clock;

  Archive(Rest rest, Self self, DiscordSettings settings, Clock clock) {
    this.rest = rest;
    this.self = self;
    this.settings = settings;
    this.clock = clock;
  }

  /** What people wrote in a thread, the oldest first. */
  List<Message> since(Place thread, Instant since) {
    var found = new ArrayList<Message>();
    var after = Snowflake.of(since);
    for (var page = 0; page < MOST_PAGES; page++) {
      var messages = messages(Threads.channel(thread), after);
      messages.stream()
          .filter(Ears::isWritten)
          .map(it -> Words.message(it, new Posting(thread, it.getString("id")), self.user()))
          .forEach(found::add);
      if (messages.size() < A_PAGE) {
        break;
      }
      after = messages.getLast().getString("id");
    }
    return found;
  }

  private List<DataObject> messages(String channel, String after) {
    return rest
        .ask(Ask.get("channels/" + channel + "/messages?limit=" + A_PAGE + "&after=" + after))
        .done()
        .array()
        .stream(DataArray::getObject)
        .sorted(Comparator.comparing(it -> Snowflake.moment(it.getString("id"))))
        .toList();
  }

  /** The file behind a message's attachment or a form's, or null when it is gone or too large. */
  @Nullable FileContent file(Attachment file) {
    try {
      var address = file.id().startsWith("http") ? file.id() : address(file.id());
      if (address == null || !isDiscords(URI.create(address))) {
        return null;
      }
      var bytes = rest.download(address, FileContent.LARGEST);
      return bytes == null ? null : new FileContent(file.name(), "application/octet-stream", bytes);
    } catch (IOException | IllegalArgumentException lost) {
      return null;
    }
  }

  private @Nullable String address(String id) {
    var parts = id.split("/", -1);
    if (parts.length != 3
        || !(rest.ask(Ask.get("channels/" + parts[0] + "/messages/" + parts[1]))
            instanceof Outcome.Done message)) {
      return null;
    }
    return message.object().optArray("attachments").orElseGet(DataArray::empty).stream(
            DataArray::getObject)
        .filter(it -> parts[2].equals(it.getString("id")))
        .map(it -> it.getString("url", ""))
        .findFirst()
        .orElse(null);
  }

  /** Nothing else is fetched, whatever an address says. */
  private boolean isDiscords(URI address) {
    var host = String.valueOf(address.getHost());
    var isPublic =
        host.equals("cdn.discordapp.com")
            || host.equals("media.discordapp.net")
            || host.endsWith(".discordapp.net");
    return isPublic && "https".equals(address.getScheme())
        || host.equals(settings.api().getHost()) && address.getPort() == settings.api().getPort();
  }

  Finding find(Outgoing outgoing, Instant attempted) {
    return switch (outgoing) {
      case Outgoing.Post it -> message(it.id(), it.to(), attempted);
      case Outgoing.Upload it -> message(it.id(), it.to(), attempted);
      case Outgoing.Direct it -> letter(it.id(), attempted);
      case Outgoing.MakeRoom it -> room(it, attempted);
      case Outgoing.Edit _,
          Outgoing.Remove _,
          Outgoing.Invite _,
          Outgoing.Topic _,
          Outgoing.Pin _,
          Outgoing.Follow _,
          Outgoing.Bookmark _,
          Outgoing.Archive _,
          Outgoing.Page _ ->
          new Finding.Absent();
    };
  }

  private boolean isRemembered(Instant attempted) {
    return clock.instant().isBefore(attempted.plus(NONCE_HOLDS));
  }

  private Finding letter(String id, Instant attempted) {
    return isRemembered(attempted)
        ? new Finding.Absent()
        : new Finding.Unclear("direct message " + id + " was sent too long ago to be looked for");
  }

  private Finding message(String id, Place to, Instant attempted) {
    if (isRemembered(attempted)) {
      return new Finding.Absent();
    }
    try {
      var after = Snowflake.of(attempted.minus(CLOCKS_DIFFER));
      var since = messages(Threads.channel(to), after);
      var found = since.stream().filter(it -> isMarked(it, id)).findFirst();
      return found
          .<Finding>map(it -> new Finding.Done(new Posting(to, it.getString("id"))))
          .orElseGet(() ->
              since.size() < A_PAGE
                  ? new Finding.Absent()
                  : new Finding.Unclear("too much was said there since to look for " + id));
    } catch (DiscordSilence silence) {
      return new Finding.Unclear(silence.why());
    }
  }

  private static boolean isMarked(DataObject message, String id) {
    var first =
        message
            .optArray("components")
            .filter(it -> !it.isEmpty())
            .map(it -> it.getObject(0).getInt("id", 0));
    return first.equals(Optional.of(Drawn.mark(id))) || id.equals(message.getString("nonce", ""));
  }

  private Finding room(Outgoing.MakeRoom it, Instant attempted) {
    try {
      var guild = "guilds/" + it.workspace();
      var channels = rest.ask(Ask.get(guild + "/channels")).done().array();
      var threads = rest.ask(Ask.get(guild + "/threads/active")).orThrow().getArray("threads");
      return Stream.concat(
              channels.stream(DataArray::getObject), threads.stream(DataArray::getObject))
          .filter(one -> isThat(one, it, attempted))
          .findFirst()
          .<Finding>map(one -> new Finding.Done(Rooms.posting(it, one)))
          .orElseGet(Finding.Absent::new);
    } catch (DiscordSilence silence) {
      return new Finding.Unclear(silence.why());
    }
  }

  private static boolean isThat(DataObject one, Outgoing.MakeRoom it, Instant attempted) {
    return Rooms.isNamed(one, it.name())
        && Snowflake.moment(one.getString("id")).isAfter(attempted.minus(CLOCKS_DIFFER));
  }
}
