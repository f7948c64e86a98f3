package dev.deskbell.discord;

import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Pauses;
import dev.deskbell.chat.Place;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What Discord said is spent, asked before a message is charged for: a channel takes five messages
 * and then none for the rest of its five seconds, which no bucket that fills evenly knows.
 */
final class RoutePauses implements Pauses {
  /** What was said is a little old when it is read. */
  private static final Duration A_LITTLE = Duration.ofMillis(10);

  private final Rest rest;
  private final LetterBoxes boxes;

  RoutePauses(Rest rest, LetterBoxes boxes) {
    this.rest = rest;
    this.boxes = boxes;
  }

  @Override
  public Duration before(Outgoing outgoing) {
    var route = route(outgoing);
    var pause = route == null ? Duration.ZERO : rest.pause(route);
    return pause.isPositive() ? pause.plus(A_LITTLE) : Duration.ZERO;
  }

  /** Null where it takes asking to know where it goes, and of what is seldom. */
  private @Nullable String route(Outgoing outgoing) {
    return switch (outgoing) {
      case Outgoing.Post it -> writing(channel(it.to()));
      case Outgoing.Upload it -> writing(channel(it.to()));
      case Outgoing.Direct it -> {
        var box = boxes.known(it.to().user());
        yield box == null ? null : writing(box);
      }
      case Outgoing.Edit it -> "PATCH/channels/" + channel(it.at().place()) + "/messages/*";
      case Outgoing.Remove _,
          Outgoing.Pin _,
          Outgoing.Topic _,
          Outgoing.Archive _,
          Outgoing.MakeRoom _,
          Outgoing.Invite _,
          Outgoing.Follow _,
          Outgoing.Bookmark _,
          Outgoing.Page _ ->
          null;
    };
  }

  /** As {@link Ask#route()} says it. */
  private static String writing(String channel) {
    return "POST/channels/" + channel + "/messages";
  }

  /** Direct messages have no threads. */
  private String channel(Place place) {
    return boxes.has(place.channel()) ? place.channel() : Threads.channel(place);
  }
}
