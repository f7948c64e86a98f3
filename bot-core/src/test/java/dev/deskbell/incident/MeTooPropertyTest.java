package dev.deskbell.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.deskbell.chat.Card;
import dev.deskbell.testing.FakePlatform;
import dev.deskbell.testing.theatre.CoreDesk;
import dev.deskbell.ticket.TicketRef;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Whoever presses however often, from however many accounts: people are counted, once each. */
class MeTooPropertyTest {
  private static final CoreDesk desk = new CoreDesk();
  private static final AtomicInteger times = new AtomicInteger();

  @AfterAll
  static void closes() {
    desk.close();
  }

  private static String declared() {
    return desk.as("ana")
        .types("incident declare It hangs impact:low urgency:low service:printing")
        .card()
        .title()
        .split(" ", 2)[0];
  }

  /** Six accounts of which pairs may turn out to be one person, before, between and after. */
  @Test
  void each_person_counts_once_whatever_their_accounts() {
    qt().withExamples(12)
        .withShrinkCycles(0)
        .forAll(
            lists().of(integers().between(0, 5)).ofSizeBetween(1, 10),
            lists().of(integers().between(0, 8)).ofSizeBetween(0, 2))
        .checkAssert(MeTooPropertyTest::counts);
  }

  private static void counts(List<Integer> presses, List<Integer> links) {
    var run = times.incrementAndGet();
    var ref = declared();
    var linked = new HashSet<Integer>();
    for (var at = 0; at < presses.size(); at++) {
      if (links.contains(at)) {
        link(run, at % 3, linked);
      }
      desk.as(user(run, presses.get(at))).types("incident me-too " + ref);
    }
    links.stream().filter(it -> it >= presses.size()).forEach(it -> link(run, it % 3, linked));
    var people = new HashSet<Integer>();
    presses.forEach(it -> people.add(linked.contains(it / 2) ? it / 2 * 2 : it));
    assertThat(desk.get(MeToo.class).of(TicketRef.of(ref))).hasSize(people.size());
    assertThat(desk.get(MeToo.class).count(TicketRef.of(ref))).isEqualTo(people.size());

    desk.as("sam").types("incident resolve " + ref + " new toner");
    desk.later(Duration.ofSeconds(1));
    var told = 0L;
    for (var account = 0; account < 6; account++) {
      told += told(desk.inbox(user(run, account)), ref);
    }
    assertThat(told).isEqualTo(people.size());
  }

  private static String user(int run, int account) {
    return "user-" + run + "-" + account;
  }

  private static long told(List<FakePlatform.Shown> inbox, String ref) {
    return inbox.stream()
        .map(FakePlatform.Shown::content)
        .filter(
            it -> it instanceof Card card && card.title().startsWith("It is over: " + ref + " "))
        .count();
  }

  /** The two accounts of that pair are one person from now on. */
  private static void link(int run, int pair, Set<Integer> linked) {
    if (linked.add(pair)) {
      var text = desk.as(user(run, pair * 2)).types("me link").text();
      var start = text.indexOf("me link ");
      var said =
          desk.as(user(run, pair * 2 + 1))
              .types(text.substring(start, start + "me link ".length() + 14))
              .sends(Map.of("sure", "yes"));
      assertThat(said.text()).contains("You are one person");
    }
  }
}
