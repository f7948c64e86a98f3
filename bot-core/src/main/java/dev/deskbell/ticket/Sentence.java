package dev.deskbell.ticket;

import dev.deskbell.chat.Text;

/**
 * What happened, said after the actor's name, and who is told of it.
 *
 * @param to the widest audience whose threads get it
 * @param loud whether it is worth a message of its own in the threads; the card shows the rest
 */
public record Sentence(Text words, Audience to, boolean loud) {
  /** For the requester too, as a message. */
  public static Sentence forAll(Text words) {
    return new Sentence(words, Audience.REQUESTER, true);
  }

  /** For the team, as a message. */
  public static Sentence forTeam(Text words) {
    return new Sentence(words, Audience.TEAM, true);
  }

  /** For the timeline and the card only. */
  public static Sentence quiet(Text words) {
    return new Sentence(words, Audience.TEAM, false);
  }
}
