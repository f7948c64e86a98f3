package dev.deskbell.discord;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Extras;
import dev.deskbell.chat.Limits;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Receipt;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** What is known ahead of Discord's limits, a little below each. */
final class Budgets implements Limits, Extras {

  /**
   * Fifty requests a second in all: what was saved up and what comes anew within that second stay
   * below it together. The rest is left to what is owed, to what no delivery asks (whom somebody
   * is, what was said), and to calls that take unequally long. Little is saved up, so that much can
   * come anew: as much as is claimed too late by a few milliseconds.
   */
  private static final Budget ALL = new Budget("discord", 40, 4).keepingOneForPages();

  private static final int MOST = 10_000;

  private final LetterBoxes boxes;
  private final Bare bare;
  private final Map<String, Integer> beside = new ConcurrentHashMap<>();

  Budgets(LetterBoxes boxes, Bare bare) {
    this.boxes = boxes;
    this.bare = bare;
  }

  /** Counts what a delivery asks of Discord: what that is beside what it is charged is kept. */
  Receipt counting(Outgoing outgoing, Supplier<Receipt> deed) {
    var charged = requests(outgoing);
    var asked = new AtomicInteger();
    try {
      return ScopedValue.where(Rest.ASKED, asked).call(deed::get);
    } finally {
      if (asked.get() > charged) {
        keep(outgoing.id(), asked.get() - charged);
      }
    }
  }

  /** Nobody asks after what took so long that it was given up. */
  private void keep(String id, int requests) {
    if (beside.size() >= MOST) {
      beside.clear();
    }
    beside.put(id, requests);
  }

  @Override
  public List<Budget> beside(Outgoing answered) {
    var requests = beside.remove(answered.id());
    return requests == null ? List.of() : List.of(ALL.taking(requests));
  }

  /**
   * As far as is known: direct messages are opened first, once for each person and start, and a
   * thread is begun (what it hangs on is read for its name); direct messages have none.
   */
  private int requests(Outgoing outgoing) {
    return switch (outgoing) {
      case Outgoing.Direct it -> boxes.known(it.to().user()) == null ? 2 : 1;
      case Outgoing.Archive it -> it.room().thread() == null ? 2 : 1;
      case Outgoing.Post it -> into(it.to());
      case Outgoing.Upload it -> into(it.to());
      case Outgoing.Edit _,
          Outgoing.Remove _,
          Outgoing.Pin _,
          Outgoing.Topic _,
          Outgoing.MakeRoom _,
          Outgoing.Invite _,
          Outgoing.Follow _,
          Outgoing.Bookmark _,
          Outgoing.Page _ ->
          1;
    };
  }

  private int into(Place to) {
    var isAnswer = boxes.has(to.channel());
    return to.thread() != null && !isAnswer && bare.has(to.thread()) ? 3 : 1;
  }

  @Override
  public List<Budget> of(Outgoing outgoing) {
    var all = ALL.taking(requests(outgoing));
    return switch (outgoing) {
      case Outgoing.Post it -> List.of(all, writing(it.to()));
      case Outgoing.Upload it -> List.of(all, writing(it.to()));
      case Outgoing.Direct it -> List.of(all, letters(), writing(it.to()));
      case Outgoing.Edit it -> List.of(all, in("edit", it.at().place(), 1, 5));
      case Outgoing.Remove it -> List.of(all, in("remove", it.at().place(), 1, 5));
      case Outgoing.Pin it -> List.of(all, in("pin", it.at().place(), 1, 5));
      case Outgoing.Topic it -> List.of(all, in("topic", it.of(), 2.0 / 600, 2));
      case Outgoing.Archive it -> List.of(all, in("topic", it.room(), 2.0 / 600, 2));
      case Outgoing.MakeRoom it ->
          List.of(all, new Budget("discord rooms " + it.workspace(), 0.2, 5));
      case Outgoing.Invite it -> List.of(all, in("invite", it.to(), 1, 5));
      case Outgoing.Follow it ->
          List.of(all, new Budget("discord roles " + it.workspace(), 0.5, 5));
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
