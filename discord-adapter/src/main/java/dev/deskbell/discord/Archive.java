package dev.deskbell.discord;

import dev.deskbell.chat.History;
import dev.deskbell.chat.History.Reading;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Reconciler.Finding;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;

/** Reads back what stands on Discord: messages of threads, and the desk's own deeds. */
final class Archive {

  /** Discord remembers a nonce for "a few minutes": meanwhile doing it again does nothing twice. */
  private static final Duration NONCE_HOLDS = Duration.ofMinutes(2);

  private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(30);
  private static final int A_PAGE = 100;
  private static final int MOST_PAGES = 20;

  /** A new token may come with a new start. */
  private static final Duration TOKEN_REFUSED = Duration.ofMinutes(10);

  private static final int UNKNOWN_CHANNEL = 10003;

  private final Rest rest;
  private final Homes homes;
  private final Self self;
  private final LetterBoxes boxes;
  private final Chains chains;
  private final Forums forums;
  private final Clock clock;

  Archive(Rest rest, Self self, LetterBoxes boxes, Chains chains, Forums forums, Clock clock) {
    this.rest = rest;
    this.homes = new Homes(rest, List::of);
    this.self = self;
    this.boxes = boxes;
    this.chains = chains;
    this.forums = forums;
    this.clock = clock;
  }

  /** What stands in a thread; of direct messages, which have no threads, all counts as standing. */
  Reading since(Place thread, Instant since) {
    try {
      return read(thread, standing(thread, since, MOST_PAGES));
    } catch (DiscordSilence silence) {
      return unread(silence);
    }
  }

  private Reading read(Place thread, Optional<Pages> found) {
    if (found.isEmpty()) {
      return new Reading.Never("nobody has begun the thread, or it is gone");
    }
    var messages = found.get().messages();
    var said =
        messages.stream()
            .filter(Ears::isWritten)
            .filter(it -> !boxes.has(thread.channel()) || isIn(thread, it))
            .map(it -> past(thread, it))
            .toList();
    var ids = messages.stream().map(it -> it.getString("id")).collect(Collectors.toSet());
    return new Reading.Read(
        said,
        ids,
        found.get().whole() ? null : Snowflake.moment(messages.getLast().getString("id")));
  }

  private History.Past past(Place thread, DataObject message) {
    var id = message.getString("id");
    var edited = message.getString("edited_timestamp", null);
    return new History.Past(
        Words.message(message, new Posting(thread, id), home(thread, message), self.user()),
        Snowflake.moment(id),
        edited == null ? null : OffsetDateTime.parse(edited).toInstant());
  }

  private String home(Place thread, DataObject message) {
    var home =
        thread.workspace().equals(Whereabouts.NO_SERVER)
            ? homes.of(message.getObject("author").getString("id"))
            : thread.workspace();
    return home == null ? thread.workspace() : home;
  }

  private static Reading unread(DiscordSilence silence) {
    var after = silence.isTokenRefused() ? TOKEN_REFUSED : silence.after();
    return after == null
        ? new Reading.Never(silence.why())
        : new Reading.NotNow(after, silence.why());
  }

  /**
   * Messages, the oldest first.
   *
   * @param whole whether there are no more
   */
  private record Pages(List<DataObject> messages, boolean whole) {}

  /**
   * All that stands there; of direct messages, which have no threads, all. Nothing where no thread
   * was begun.
   */
  private Optional<Pages> standing(Place place, Instant since, int mostPages) {
    var channel = boxes.has(place.channel()) ? place.channel() : Threads.channel(place);
    var first = page(channel, Snowflake.of(since));
    if (Refusals.is(first, UNKNOWN_CHANNEL) && place.thread() != null) {
      if (!boxes.recognises(place.channel())) {
        return Optional.empty();
      }
      first = page(place.channel(), Snowflake.of(since));
    }
    var read = boxes.has(place.channel()) ? place.channel() : channel;
    return Optional.of(all(read, first, mostPages));
  }

  private Pages all(String channel, Outcome first, int mostPages) {
    var found = new ArrayList<DataObject>();
    var messages = sorted(first);
    for (var page = 1; ; page++) {
      found.addAll(messages);
      if (messages.size() < A_PAGE || page == mostPages) {
        return new Pages(found, messages.size() < A_PAGE);
      }
      messages = sorted(page(channel, messages.getLast().getString("id")));
    }
  }

  private boolean isIn(Place place, DataObject message) {
    return place.thread() == null || place.thread().equals(chains.root(message));
  }

  private Outcome page(String channel, String after) {
    return rest.ask(
        Ask.get("channels/" + channel + "/messages?limit=" + A_PAGE + "&after=" + after));
  }

  private static List<DataObject> sorted(Outcome page) {
    return page.done().array().stream(DataArray::getObject)
        .sorted(Comparator.comparingLong(it -> it.getLong("id")))
        .toList();
  }

  Finding find(Outgoing outgoing, Instant attempted) {
    return switch (outgoing) {
      case Outgoing.Post it -> post(it, attempted);
      case Outgoing.Upload it -> message(it.to(), attempted, one -> isThat(one, it));
      case Outgoing.Direct it -> letter(it, attempted);
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

  private Finding post(Outgoing.Post it, Instant attempted) {
    var channel = it.to().channel();
    return carefully(() ->
        it.to().thread() != null || (!forums.knows(channel) && !forums.recognises(channel))
            ? message(it.to(), attempted, one -> isMarked(one, it.id()))
            : forums
                .find(it.to(), it.content(), attempted.minus(CLOCKS_DIFFER))
                .<Finding>map(one -> new Finding.Done(new Posting(it.to(), one)))
                .orElseGet(Finding.Absent::new));
  }

  private Finding letter(Outgoing.Direct it, Instant attempted) {
    if (isRemembered(attempted)) {
      return new Finding.Absent();
    }
    return carefully(() -> {
      var box = boxes.of(it.to().user()).done().body();
      var place = Whereabouts.direct(box);
      return message(place, attempted, one -> isMarked(one, it.id()));
    });
  }

  private Finding message(Place to, Instant attempted, Predicate<DataObject> isThat) {
    return isRemembered(attempted)
        ? new Finding.Absent()
        : carefully(() -> searched(to, attempted, isThat));
  }

  private Finding searched(Place to, Instant attempted, Predicate<DataObject> isThat) {
    var since = standing(to, attempted.minus(CLOCKS_DIFFER), 1);
    var found = since.stream().flatMap(it -> it.messages().stream()).filter(isThat).findFirst();
    if (found.isPresent()) {
      return new Finding.Done(new Posting(to, found.get().getString("id")));
    }
    return since.map(Pages::whole).orElse(true)
        ? new Finding.Absent()
        : new Finding.Unclear("too much was said there since to look for it");
  }

  private static Finding carefully(Supplier<Finding> finding) {
    try {
      return finding.get();
    } catch (DiscordSilence silence) {
      var after = silence.after();
      return after == null
          ? new Finding.Unclear(silence.why())
          : new Finding.NotNow(after, silence.why());
    }
  }

  private boolean isThat(DataObject message, Outgoing.Upload it) {
    return self.user().equals(message.getObject("author").getString("id"))
        && message.optArray("attachments").orElseGet(DataArray::empty).stream(DataArray::getObject)
            .anyMatch(one -> one.getLong("size", -1) == it.file().bytes().length);
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
    return carefully(() ->
        Stream.concat(
                rooms(rest.ask(Ask.get("guilds/" + it.workspace() + "/channels")).done().array()),
                rooms(
                        rest.ask(Ask.get("guilds/" + it.workspace() + "/threads/active"))
                            .orThrow()
                            .getArray("threads"))
                    .filter(one -> one.getInt("type", 0) == Rooms.PRIVATE_THREAD))
            .filter(one -> isThat(one, it, attempted))
            .findFirst()
            .<Finding>map(one -> new Finding.Done(Rooms.posting(it, one)))
            .orElseGet(Finding.Absent::new));
  }

  private static Stream<DataObject> rooms(DataArray listed) {
    return listed.stream(DataArray::getObject);
  }

  private static boolean isThat(DataObject one, Outgoing.MakeRoom it, Instant attempted) {
    return Rooms.isNamed(one, it.name())
        && Snowflake.moment(one.getString("id")).isAfter(attempted.minus(CLOCKS_DIFFER));
  }
}
