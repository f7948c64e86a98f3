package dev.deskbell.discord;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Limits.Budget;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import java.util.List;

/** What is known ahead of Discord's limits, a little below each. Pure. */
final class Budgets {

  /**
   * Fifty requests a second in all: what was saved up and what comes anew within that second stay
   * below it together. The rest is left to what nobody charges: looking things up, and opening
   * direct messages, once for each person and start. Little is saved up, so that much can come
   * anew: as much as is claimed too late by a few milliseconds.
   */
  private static final Budget ALL = new Budget("discord", 40, 4).keepingOneForPages();

  private Budgets() {}

  static List<Budget> of(Outgoing outgoing) {
    return switch (outgoing) {
      case Outgoing.Post it -> List.of(ALL, writing(it.to()));
      case Outgoing.Upload it -> List.of(ALL, writing(it.to()));
      case Outgoing.Direct it -> List.of(ALL, letters(), writing(it.to()));
      case Outgoing.Edit it -> List.of(ALL, in("edit", it.at().place(), 1, 5));
      case Outgoing.Remove it -> List.of(ALL, in("remove", it.at().place(), 1, 5));
      case Outgoing.Pin it -> List.of(ALL, in("pin", it.at().place(), 1, 5));
      case Outgoing.Topic it -> List.of(ALL, in("topic", it.of(), 2.0 / 600, 2));
      case Outgoing.Archive it -> List.of(ALL, in("topic", it.room(), 2.0 / 600, 2));
      case Outgoing.MakeRoom it ->
          List.of(ALL, new Budget("discord rooms " + it.workspace(), 0.2, 5));
      case Outgoing.Invite it -> List.of(ALL, in("invite", it.to(), 1, 5));
      case Outgoing.Follow it ->
          List.of(ALL, new Budget("discord roles " + it.workspace(), 0.5, 5));
      case Outgoing.Bookmark _, Outgoing.Page _ -> List.of();
    };
  }

  /** Five messages in five seconds. */
  private static Budget writing(Place in) {
    return in("write", in, 1, 5);
  }

  private static Budget writing(Account to) {
    return new Budget("discord write to " + to.user(), 1, 5);
  }

  /** Opening many direct messages fast looks like spam to Discord. */
  private static Budget letters() {
    return new Budget("discord letters", 5, 20).keepingOneForPages();
  }

  private static Budget in(String deed, Place place, double perSecond, int burst) {
    return new Budget("discord " + deed + " " + Threads.channel(place), perSecond, burst);
  }
}
