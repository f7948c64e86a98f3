package dev.deskbell.chat;

import java.time.Instant;

/**
 * Whence something came.
 *
 * @param delivery names the deed, not the envelope it came in: a platform that repeats a delivery
 *     repeats this key, and a mention that arrives as two events has one. Unique per platform and
 *     workspace.
 * @param audience who else reads what is said there
 */
public record Origin(String delivery, Speaker by, Place at, Audience audience, Instant when) {
  public Origin {
    Required.words("delivery key", delivery);
  }

  /**
   * The place, in the workspace as whose member somebody speaks: on some platforms direct messages
   * belong to none.
   */
  public Place near() {
    return audience == Audience.DIRECT
        ? new Place(at.platform(), by.account().workspace(), at.channel(), at.thread())
        : at;
  }

  /** Who reads along in a place, as far as its platform tells. */
  public enum Audience {
    /** Everyone in the workspace. */
    OPEN,
    /** Invited members only. */
    INVITED,
    /** The person and the desk. */
    DIRECT
  }
}
