package dev.deskbell.discord;

import dev.deskbell.chat.Message;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Reconciler.Finding;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;

/** Reads back what stands on Discord: messages of threads, and the desk's own deeds. */
final class Archive {

  /** Discord remembers a nonce for "a few minutes": meanwhile doing it again does nothing twice. */
  private static final Duration NONCE_HOLDS = Duration.ofMinutes(2);

  private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(30);
  private static final int A_PAGE = 100;
  private static final int MOST_PAGES = 20;

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

  /** What people wrote in a thread, the oldest first. */
  List<Message> since(Place thread, Instant since) {
    return standing(thread, since, MOST_PAGES).stream()
        .filter(Ears::isWritten)
        .filter(it -> !boxes.has(thread.channel()) || isIn(thread, it))
        .map(it ->
            Words.message(
                it, new Posting(thread, it.getString("id")), home(thread, it), self.user()))
        .toList();
  }

  private String home(Place thread, DataObject message) {
    var home =
        thread.workspace().equals(Whereabouts.NO_SERVER)
            ? homes.of(message.getObject("author").getString("id"))
            : thread.workspace();
    return home == null ? thread.workspace() : home;
  }

  /** All that stands there; of direct messages, which have no threads, all. */
  private List<DataObject> standing(Place place, Instant since, int mostPages) {
    var channel = boxes.has(place.channel()) ? place.channel() : Threads.channel(place);
    var first = page(channel, Snowflake.of(since));
    if (Refusals.is(first, UNKNOWN_CHANNEL) && place.thread() != null) {
      if (!boxes.recognises(place.channel())) {
        return List.of(); // nobody has begun the thread
      }
      first = page(place.channel(), Snowflake.of(since));
    }
    return all(boxes.has(place.channel()) ? place.channel() : channel, first, mostPages);
  }

  private List<DataObject> all(String channel, Outcome first, int mostPages) {
    var found = new ArrayList<DataObject>();
    var messages = sorted(first);
    for (var page = 1; ; page++) {
      found.addAll(messages);
      if (messages.size() < A_PAGE || page == mostPages) {
        return found;
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
    if (it.to().thread() != null || !forums.knows(channel) && !forums.recognises(channel)) {
      return message(it.to(), attempted, one -> isMarked(one, it.id()));
    }
    return carefully(() ->
        forums
            .find(it.to(), it.content(), attempted.minus(CLOCKS_DIFFER))
            .<Finding>map(one -> new Finding.Done(new Posting(it.to(), one)))
            .orElseGet(Finding.Absent::new));
  }

  private Finding letter(Outgoing.Direct it, Instant attempted) {
    if (isRemembered(attempted)) {
      return new Finding.Absent();
    }
    if (!(boxes.of(it.to().user()) instanceof Outcome.Done box)) {
      return new Finding.Unclear("their direct messages can't be looked at");
    }
    var place = Whereabouts.direct(box.body());
    return message(place, attempted, one -> isMarked(one, it.id()));
  }

  private Finding message(Place to, Instant attempted, Predicate<DataObject> isThat) {
    return isRemembered(attempted)
        ? new Finding.Absent()
        : carefully(() -> searched(to, attempted, isThat));
  }

  private Finding searched(Place to, Instant attempted, Predicate<DataObject> isThat) {
    var since = standing(to, attempted.minus(CLOCKS_DIFFER), 1);
    var found = since.stream().filter(isThat).findFirst();
    if (found.isPresent()) {
      return new Finding.Done(new Posting(to, found.get().getString("id")));
    }
    return since.size() < A_PAGE
        ? new Finding.Absent()
        : new Finding.Unclear("too much was said there since to look for it");
  }

  private static Finding carefully(Supplier<Finding> finding) {
    try {
      return finding.get();
    } catch (DiscordSilence silence) {
      return new Finding.Unclear(silence.why());
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
        rest.ask(Ask.get("guilds/" + it.workspace() + "/channels")).done().array().stream(
                DataArray::getObject)
            .filter(one -> isThat(one, it, attempted))
            .findFirst()
            .<Finding>map(one -> new Finding.Done(Rooms.posting(it, one)))
            .orElseGet(Finding.Absent::new));
  }

  private static boolean isThat(DataObject one, Outgoing.MakeRoom it, Instant attempted) {
    return Rooms.isNamed(one, it.name())
        && Snowflake.moment(one.getString("id")).isAfter(attempted.minus(CLOCKS_DIFFER));
  }
}
