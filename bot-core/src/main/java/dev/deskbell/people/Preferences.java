package dev.deskbell.people;

import java.util.Map;

/** What reaches a person, and when. */
public record Preferences(Map<What, How> chosen) {
  public static final Preferences USUAL = new Preferences(Map.of());

  public Preferences {
    chosen = Map.copyOf(chosen);
  }

  /** Kinds of news. Pages are none of them: who is on call is paged. */
  public enum What {
    /** Something was assigned to them. */
    ASSIGNED,
    /** Somebody wrote in a ticket of theirs. */
    COMMENTS,
    /** A ticket of theirs, or one they raised, moved on. */
    UPDATES,
    /** Something happened to a ticket they watch. */
    WATCHED,
    /** They are asked to decide. */
    APPROVALS
  }

  /** When news reach them. */
  public enum How {
    NOW,
    /** Together with others, once a day. */
    DIGEST,
    NEVER
  }

  /** What they chose, or what is usual. */
  public How of(What what) {
    return chosen.getOrDefault(what, How.NOW);
  }
}
