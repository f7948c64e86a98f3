package dev.deskbell.ticket;

import java.util.Map;

/** What a supporting practice notes on tickets of any kind: a vote, a page. A bean of it. */
public interface Happenings {
  /** The stable names of its facts; a name once used is never given to another. */
  Map<String, Class<? extends Fact>> names();

  /** One of them, for a ticket's thread and timeline; goes on after the actor's name. */
  Sentence tell(Fact fact);
}
