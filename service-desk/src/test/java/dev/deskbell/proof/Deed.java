package dev.deskbell.proof;

import dev.deskbell.proof.ConsoleClient.Request;

/** A request and what has to come of it, exactly once however often it is repeated. */
record Deed(Request request, Effect effect) {

  /**
   * What comes of it. A mark is a word that stands nowhere else, so that every trace of a deed can
   * be told from all others.
   */
  sealed interface Effect {
    /** A new ticket with the mark in its title. */
    record Opens(String mark) implements Effect {}

    /** A fact of that name in that ticket's timeline; the mark in its words unless empty. */
    record Adds(String ticket, String fact, String mark) implements Effect {}

    /** A comment that is a message in the thread of a card. */
    record Comments(String mark) implements Effect {}
  }

  Deed by(Request other) {
    return new Deed(other, effect);
  }
}
