package dev.deskbell.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Choice;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.testing.FakePlatform;
import dev.deskbell.testing.theatre.CoreDesk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A private ticket does not exist for outsiders, wherever they look. */
class VisibilityTest {
  private static final List<String> EVERYBODY =
      List.of(
          "rui", "ana", "otto", "ines", "mia", "ada", "sam", "lena", "ben", "nora", "tom", "yuki",
          "kofi");
  private static final List<String> SERVICES = List.of("checkout", "vpn", "email", "erp", "wifi");
  private static final List<String> ROOMS =
      List.of("incidents", "service-desk", "network", "workplace", "applications", "security");
  private static final int TICKETS = 24;

  private static final CoreDesk desk = new CoreDesk();
  private static final List<TicketRef> refs = new ArrayList<>();
  private static final Random random = new Random(20261122);

  @AfterAll
  static void closes() {
    desk.close();
  }

  /** Random tickets, some declared private, some turned so, some with things that happened. */
  @BeforeAll
  static void tickets() {
    for (var number = 0; number < TICKETS; number++) {
      refs.add(ticket(number));
      // Nobody says so much in a minute.
      desk.later(Duration.ofMinutes(2));
    }
    for (var other = 1; other < TICKETS; other += 3) {
      desk.as("mia").types("link " + refs.get(other - 1) + " " + refs.get(other) + " relates-to");
    }
    var shut = refs.subList(TICKETS / 2, TICKETS);
    shut.forEach(VisibilityTest::turnPrivate);
  }

  private static TicketRef ticket(int number) {
    var requester = EVERYBODY.get(random.nextInt(EVERYBODY.size()));
    var hidden = random.nextBoolean() ? " private:yes" : "";
    var words =
        "incident declare \"Zebra matter (%d)\" impact:low urgency:low service:%s%s"
            .formatted(number, SERVICES.get(random.nextInt(SERVICES.size())), hidden);
    var ref = TicketRef.of(desk.as(requester).types(words).card().title().split(" ", 2)[0]);
    var other = EVERYBODY.get(random.nextInt(EVERYBODY.size()));
    desk.as(other).types("watch " + ref);
    desk.as(other).types("incident start " + ref);
    desk.as(other).types("note " + ref + " zebra note");
    desk.as(requester).types("reply " + ref + " zebra reply");
    return ref;
  }

  private static void turnPrivate(TicketRef ref) {
    EVERYBODY.stream().filter(it -> may(it, ref)).forEach(it -> desk.as(it).types("hide " + ref));
  }

  private static Head head(TicketRef ref) {
    return desk.get(Heads.class).look(ref).orElseThrow();
  }

  private static Person person(String handle) {
    return desk.get(People.class).named(handle).orElseThrow();
  }

  private static boolean may(String who, TicketRef ref) {
    return desk.get(Visibility.class).allows(head(ref), person(who).id());
  }

  /** What a door shows to somebody of a ticket. */
  private static void everywhere(Function<String, Function<TicketRef, String>> door) {
    var checked = 0;
    for (var who : EVERYBODY) {
      for (var ref : refs) {
        desk.theatre().clock().advance(Duration.ofSeconds(20));
        if (!may(who, ref)) {
          assertThat(door.apply(who).apply(ref))
              .as("%s looking for %s", who, ref)
              .doesNotContain(
                  ref + " ·", ref + " Zebra", ref + " |", "matter (" + (ref.number() - 1) + ")");
          checked++;
        }
      }
    }
    assertThat(checked).as("something was hidden").isGreaterThan(20);
  }

  @Test
  void show_and_timeline_say_there_is_none() {
    everywhere(who -> ref -> desk.as(who).types("show " + ref).text());
    everywhere(who -> ref -> desk.as(who).types("timeline " + ref).text());
  }

  @Test
  void no_deed_tells_more_than_of_a_ticket_that_does_not_exist() {
    for (var deed : List.of("take", "watch", "reply", "hide", "rate", "incident ack")) {
      everywhere(who ->
          ref -> {
            var answer = desk.as(who).types(deed + " " + ref + " 5").text();
            assertThat(answer).doesNotContain("private");
            return answer;
          });
    }
  }

  @Test
  void the_answer_is_the_same_as_for_a_number_that_was_never_given() {
    var hidden = refs.stream().filter(it -> !may("otto", it)).findFirst().orElseThrow();
    var none = desk.as("otto").types("show INC-99999").text().replace("INC-99999", "X");
    assertThat(desk.as("otto").types("show " + hidden).text().replace(hidden.toString(), "X"))
        .isEqualTo(none);
  }

  @Test
  void lists_and_searches_leave_it_out_and_show_the_rest() {
    for (var who : EVERYBODY) {
      var found = new ArrayList<TicketRef>();
      var page =
          desk.get(Finder.class).search(person(who), Filter.read("zebra"), Finder.Cursor.NEWEST);
      page.tickets().forEach(it -> found.add(it.ref()));
      while (page.next() != null) {
        page = desk.get(Finder.class).search(person(who), Filter.read("zebra"), page.next());
        page.tickets().forEach(it -> found.add(it.ref()));
      }
      assertThat(found)
          .as("search of " + who)
          .containsExactlyInAnyOrderElementsOf(refs.stream().filter(it -> may(who, it)).toList());
    }
    for (var list :
        List.of(
            "mine",
            "waiting",
            "queue",
            "search zebra",
            "search zebar",
            "search is:open",
            "search is:open team:network zebra",
            "search requester:me zebra")) {
      everywhere(who -> _ -> desk.as(who).types(list).text());
    }
  }

  @Test
  void nothing_offers_it_while_typing() {
    everywhere(who ->
        ref -> {
          var typed = ref.toString();
          return String.join(
              " ",
              desk.as(who).looksUp(Call.to("ticket.show"), "ticket", typed).stream()
                  .map(Choice::label)
                  .toList());
        });
    everywhere(who ->
        _ ->
            String.join(
                " ",
                desk.as(who).looksUp(Call.to("ticket.show"), "ticket", "zebra").stream()
                    .map(Choice::label)
                    .toList()));
  }

  @Test
  void no_room_has_its_card_or_what_was_said_below_it() {
    var hidden = refs.stream().filter(it -> head(it).hidden()).toList();
    assertThat(hidden).isNotEmpty();
    for (var room : ROOMS) {
      var cards = desk.room(room).stream().filter(it -> it.content() instanceof Card).toList();
      for (var ref : hidden) {
        assertThat(CoreDesk.words(cards)).doesNotContain(ref + " ·");
      }
      var standing = desk.room(room);
      assertThat(standing)
          .as("what stands in threads belongs to a card that stands, in " + room)
          .filteredOn(it -> it.posting().place().isThread())
          .allMatch(it ->
              standing.stream()
                  .anyMatch(
                      card -> card.posting().message().equals(it.posting().place().thread())));
    }
  }

  @Test
  void no_outsider_has_its_card_or_news_of_it() {
    for (var who : EVERYBODY) {
      var inbox = desk.inbox(who);
      for (var ref : refs) {
        if (!may(who, ref)) {
          assertThat(CoreDesk.words(inbox)).as("inbox of " + who).doesNotContain(ref + " ·");
        }
      }
      assertThat(inbox)
          .filteredOn(it -> it.posting().place().isThread())
          .as("threads in the inbox of " + who)
          .allMatch(it ->
              inbox.stream()
                  .map(FakePlatform.Shown::posting)
                  .anyMatch(card -> card.message().equals(it.posting().place().thread())));
    }
  }

  @Test
  void links_to_it_are_not_told_to_outsiders() {
    var told = new HashMap<String, String>();
    everywhere(who ->
        ref -> {
          var neighbours = told.computeIfAbsent(who, VisibilityTest::whatTheyMaySee);
          assertThat(neighbours).doesNotContainPattern("relates to " + ref + "\\b");
          return neighbours;
        });
  }

  private static String whatTheyMaySee(String who) {
    var neighbours = new StringBuilder();
    var story = desk.get(TicketStory.class);
    for (var other : refs) {
      if (may(who, other)) {
        neighbours.append(story.whole(other, person(who)).plain().replace(other + " ·", ""));
        neighbours.append(
            story.timeline(other, person(who), "", (it, seq) -> Call.to("x")).plain());
      }
    }
    return neighbours.toString();
  }

  @Test
  void an_administrator_is_an_outsider_until_involved() {
    var ref =
        TicketRef.of(
            desk.as("ana")
                .types("incident declare Salaries impact:low urgency:low service:vpn private:yes")
                .card()
                .title()
                .split(" ", 2)[0]);
    assertThat(desk.as("ada").types("show " + ref).text()).contains("There is no " + ref);
    assertThat(desk.as("mia").types("show " + ref).text()).contains("There is no " + ref);
    desk.as("ben").types("assign " + ref + " @mia");
    assertThat(desk.as("mia").types("show " + ref).text()).contains("Salaries");
    assertThat(desk.as("ada").types("show " + ref).text()).contains("There is no " + ref);
  }
}
