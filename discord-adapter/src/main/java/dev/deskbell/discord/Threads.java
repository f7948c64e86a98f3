package dev.deskbell.discord;

import dev.deskbell.chat.Place;
import java.util.Objects;
import java.util.function.Function;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.jspecify.annotations.Nullable;

/** Threads that hang on messages: made when first written in, woken when asleep. */
final class Threads {

  private static final int UNKNOWN_CHANNEL = 10003;
  private static final int HAS_THREAD_ALREADY = 160004;
  private static final int ARCHIVED = 50083;
  private static final int NO_THREADS_HERE = 50024;
  private static final int A_WEEK = 10_080;

  private final Rest rest;
  private final Self self;
  private final LetterBoxes boxes;
  private final Bare bare;

  Threads(Rest rest, Self self, LetterBoxes boxes, Bare bare) {
    this.rest = rest;
    this.self = self;
    this.boxes = boxes;
    this.bare = bare;
  }

  /**
   * Where messages for a place go.
   *
   * @param replyTo in direct messages, which have no threads, the message that they answer
   */
  record Target(String channel, @Nullable String replyTo) {}

  /** The channel of a place that is no direct messages'. */
  static String channel(Place place) {
    return place.thread() == null ? place.channel() : place.thread();
  }

  /** Asks something of a thread; one that is not there yet or sleeps is made ready, once. */
  Outcome in(Place place, Function<Target, Ask> what) {
    if (place.thread() == null) {
      return rest.ask(what.apply(new Target(place.channel(), null)));
    }
    if (boxes.has(place.channel())) {
      return rest.ask(what.apply(new Target(place.channel(), place.thread())));
    }
    var ask = what.apply(new Target(place.thread(), null));
    var isBare = bare.has(place.thread());
    var answer = isBare ? begun(place, what, ask) : rest.ask(ask);
    if (!isBare && Refusals.is(answer, UNKNOWN_CHANNEL)) {
      return begun(place, what, ask);
    }
    return Refusals.is(answer, ARCHIVED) ? after(wake(place), ask) : answer;
  }

  private Outcome begun(Place place, Function<Target, Ask> what, Ask ask) {
    var begun = begin(place);
    if (!Refusals.is(begun, NO_THREADS_HERE)) {
      var answer = after(begun, ask);
      if (Refusals.is(answer, UNKNOWN_CHANNEL)) {
        takeAway(place);
      }
      return answer;
    }
    boxes.add(place.channel());
    return rest.ask(what.apply(new Target(place.channel(), place.thread())));
  }

  /**
   * Somebody deleted the thread, and a message never gets another one: it would stand beside the
   * one that is posted in its place. Only what the desk itself wrote.
   */
  private void takeAway(Place place) {
    var path = "channels/" + place.channel() + "/messages/" + place.thread();
    if (rest.ask(Ask.get(path)) instanceof Outcome.Done it
        && self.user().equals(it.object().getObject("author").getString("id"))) {
      rest.ask(Ask.delete(path));
    }
  }

  private Outcome after(Outcome first, Ask ask) {
    return first instanceof Outcome.Done ? rest.ask(ask) : first;
  }

  private Outcome begin(Place place) {
    var message = Objects.requireNonNull(place.thread());
    var head = rest.ask(Ask.get("channels/" + place.channel() + "/messages/" + message));
    if (!(head instanceof Outcome.Done it)) {
      return head;
    }
    var made =
        rest.ask(
            Ask.post(
                "channels/" + place.channel() + "/messages/" + message + "/threads",
                DataObject.empty()
                    .put("name", name(it.object()))
                    .put("auto_archive_duration", A_WEEK)));
    var is = made instanceof Outcome.Done || Refusals.is(made, HAS_THREAD_ALREADY);
    if (is) {
      bare.remove(message);
    }
    return is ? new Outcome.Done("") : made;
  }

  private Outcome wake(Place place) {
    return rest.ask(
        Ask.patch("channels/" + channel(place), DataObject.empty().put("archived", false)));
  }

  /** The first words of the message, as its readers see them. */
  private static String name(DataObject message) {
    var words = words(message.optArray("components").orElseGet(DataArray::empty));
    var first = words.isBlank() ? message.getString("content", "") : words;
    var plain = first.lines().findFirst().orElse("").replaceAll("^#+ ", "");
    return DiscordText.plain(plain.replaceAll("\\\\(\\p{Punct})", "$1").strip(), 100);
  }

  private static String words(DataArray components) {
    for (var at = 0; at < components.length(); at++) {
      var component = components.getObject(at);
      var own = component.getString("content", "");
      var words =
          own.isBlank() ? words(component.optArray("components").orElseGet(DataArray::empty)) : own;
      if (!words.isBlank()) {
        return words;
      }
    }
    return "";
  }
}
