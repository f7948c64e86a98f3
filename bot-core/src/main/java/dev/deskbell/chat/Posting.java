package dev.deskbell.chat;

/** A message that stands somewhere: enough to edit it, remove it, or open its thread. */
public record Posting(Place place, String message) {
  public Posting {
    Required.words("message", message);
  }

  /** The thread that hangs on this message; for a message in a thread, that thread. */
  public Place thread() {
    return place.isThread()
        ? place
        : new Place(place.platform(), place.workspace(), place.channel(), message);
  }
}
