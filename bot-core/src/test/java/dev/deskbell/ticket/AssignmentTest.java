package dev.deskbell.ticket;

import static dev.deskbell.testing.theatre.CoreDesk.card;
import static dev.deskbell.testing.theatre.CoreDesk.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Origin;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Reply;
import dev.deskbell.chat.Speaker;
import dev.deskbell.people.Departures;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.testing.Desk;
import dev.deskbell.testing.FakePlatform;
import dev.deskbell.testing.theatre.CoreDesk;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who has a ticket, who is told of it, and what becomes of it when they go. */
class AssignmentTest {
  private static final FakePlatform OTHER = new FakePlatform("other");
  private static final Account LENA_THERE = new Account("other", Desk.WORKSPACE, "lena.v");
  private static final CoreDesk desk = new CoreDesk(OTHER);
  private static final Pattern CODE = Pattern.compile("\\w{4}-\\w{4}-\\w{4}");
  private String ref = "";

  @AfterAll
  static void closes() {
    desk.close();
  }

  @BeforeEach
  void ana_reports() {
    desk.later(Duration.ofMinutes(2));
    ref =
        desk.as("ana")
            .types("incident declare \"It hangs\" impact:high urgency:high service:checkout")
            .card()
            .title()
            .split(" ", 2)[0];
  }

  private String roomCard(String room) {
    return card(desk.room(room), ref).content().plain();
  }

  private static Person person(String handle) {
    return desk.get(People.class).named(handle).orElseThrow();
  }

  @Test
  void a_link_reads_both_ways_and_is_taken_back_from_either_end() {
    var one = ref;
    ana_reports();
    var sam = desk.as("yuki");
    assertThat(sam.types("link %s %s caused-by".formatted(one, ref)).text()).contains(one);
    assertThat(sam.types("show " + one).text()).contains("caused by: " + ref);
    assertThat(sam.types("show " + ref).text()).contains("cause of: " + one);
    sam.types("unlink %s %s caused-by".formatted(one, ref));
    assertThat(sam.types("show " + ref).text()).doesNotContain(one);
    sam.types("link %s %s relates-to".formatted(one, ref));
    assertThat(sam.types("show " + ref).text()).contains(one);
    sam.types("unlink %s %s relates-to".formatted(ref, one));
    assertThat(sam.types("show " + one).text()).doesNotContain(ref);
  }

  @Test
  void where_the_kind_is_known_the_number_is_enough() {
    desk.as("yuki").types("incident ack " + ref.replace("INC-", ""));
    assertThat(roomCard("incidents")).contains("Acknowledged by: Yuki");
  }

  @Test
  void take_assign_and_release() {
    desk.as("yuki").types("take " + ref);
    assertThat(roomCard("incidents")).contains("Assignee: Yuki");
    assertThat(desk.as("yuki").types("take " + ref).text()).contains("yours already");
    desk.as("yuki").types("assign " + ref + " @ben knows this disk");
    assertThat(words(desk.inbox("ben"))).contains("assigned it to Ben", "knows this disk");
    desk.as("ben").types("release " + ref);
    assertThat(roomCard("incidents")).contains("Assignee: nobody");
    assertThat(desk.as("ben").types("release " + ref).text()).contains("Nobody has");
  }

  @Test
  void only_who_works_there_can_have_it_and_the_no_names_them() {
    assertThat(desk.as("yuki").types("assign " + ref + " @otto").text())
        .contains("Otto Lindner does not work on the team", "Ben Azevedo", "hand " + ref);
    assertThat(desk.as("otto").types("take " + ref).text()).contains("agent");
  }

  @Test
  void whose_ticket_is_taken_by_another_is_told() {
    desk.as("ben").types("take " + ref);
    desk.as("yuki").types("take " + ref);
    assertThat(words(desk.inbox("ben"))).contains("took it");
  }

  @Test
  void who_is_out_of_office_is_assigned_with_a_word() {
    var until = desk.theatre().clock().instant().plus(Duration.ofDays(2));
    desk.as("ben").types("me away until:" + until.toString().substring(0, 10));
    assertThat(desk.as("yuki").types("assign " + ref + " @ben").text())
        .contains("Ben Azevedo has " + ref + " now, but is out of office until");
    desk.as("ben").types("me back");
  }

  @Test
  void handed_to_another_team_its_card_stands_there_and_stays_current_here() {
    desk.as("yuki").types("take " + ref);
    desk.as("yuki").types("hand " + ref + " network it is the switch");
    assertThat(roomCard("network")).contains("Team: Network", "Assignee: nobody");
    assertThat(roomCard("applications")).contains("Team: Network");
    assertThat(words(desk.room("applications"))).contains("handed it to Network");
    desk.as("nora").types("incident ack " + ref);
    assertThat(roomCard("applications")).contains("Acknowledged");
    assertThat(desk.as("yuki").types("hand " + ref + " applications back").text())
        .contains("network");
  }

  @Test
  void priority_follows_the_matrix() {
    desk.as("yuki").types("prioritise " + ref + " impact:low urgency:low");
    assertThat(roomCard("incidents")).contains("Priority: P5");
    desk.as("yuki").types("prioritise " + ref + " impact:medium urgency:high");
    assertThat(roomCard("incidents")).contains("Priority: P2");
  }

  @Test
  void a_watcher_hears_until_they_no_longer_want_to() {
    desk.as("otto").types("watch " + ref);
    desk.as("yuki").types("incident ack " + ref);
    assertThat(words(desk.inbox("otto"))).contains("acknowledged it");
    desk.as("otto").types("unwatch " + ref);
    desk.as("yuki").types("incident start " + ref);
    assertThat(words(desk.inbox("otto"))).doesNotContain("started work");
    assertThat(card(desk.inbox("otto"), ref).content().plain()).contains("In progress");
  }

  @Test
  void what_people_chose_decides_what_reaches_them_and_when() {
    desk.as("rui").types("me notify watched never");
    desk.as("ines").types("me notify watched digest");
    desk.as("rui").types("watch " + ref);
    desk.as("ines").types("watch " + ref);
    desk.as("yuki").types("incident ack " + ref);
    assertThat(words(desk.inbox("rui"))).doesNotContain(ref);
    assertThat(words(desk.inbox("ines"))).doesNotContain(ref);
    desk.get(Digests.class).tell();
    assertThat(words(desk.inbox("ines")))
        .contains("What moved since the last digest", ref, "Acknowledged");
    assertThat(words(desk.inbox("rui"))).doesNotContain(ref);
    var before = desk.inbox("ines").size();
    desk.get(Digests.class).tell();
    assertThat(desk.inbox("ines")).hasSize(before);
  }

  @Test
  void the_open_work_of_who_left_is_offered_to_their_team_and_taken() {
    desk.as("ben").types("take " + ref);
    assertThat(roomCard("incidents")).contains("Assignee: Ben Azevedo");
    desk.as("ada").types("person left @ben");
    desk.get(Departures.class).announce();
    assertThat(roomCard("incidents")).contains("Assignee: nobody");
    assertThat(offers()).singleElement().asString().contains("Ben Azevedo");
    desk.get(Departures.class).announce();
    assertThat(offers()).as("once").hasSize(1);

    desk.as("ben").types("take " + ref);
    assertThat(roomCard("incidents")).as("who left takes nothing").contains("Assignee: nobody");
    desk.as("yuki").types("take " + ref);
    assertThat(roomCard("incidents")).contains("Assignee: Yuki Tanabe");
    desk.as("ada").types("person back @ben");
  }

  /** Below the card in the team's room. */
  private List<String> offers() {
    return desk.room("incidents").stream()
        .filter(it -> it.posting().place().equals(below()))
        .map(it -> it.content().plain())
        .filter(it -> it.contains("has left: who takes it?"))
        .toList();
  }

  private Place below() {
    return card(desk.room("incidents"), ref).posting().thread();
  }

  @Test
  void who_has_two_accounts_is_written_to_on_the_one_they_prefer() {
    var code = CODE.matcher(desk.as("lena").types("me link").text()).results().findFirst();
    elsewhere("me confirm " + code.orElseThrow().group() + " yes");
    desk.as("lena").types("me prefer here");
    desk.as("yuki").types("assign " + ref + " to:@lena");
    assertThat(words(desk.inbox("lena"))).contains(ref);
    assertThat(words(OTHER.in(FakePlatform.inboxOf(LENA_THERE)))).doesNotContain(ref);

    ana_reports();
    assertThat(elsewhere("me prefer here")).contains("The desk writes to you on other first.");
    desk.as("yuki").types("assign " + ref + " to:@lena");
    assertThat(words(desk.inbox("lena"))).doesNotContain(ref);
    assertThat(words(OTHER.in(FakePlatform.inboxOf(LENA_THERE)))).contains(ref);
  }

  /** Lena types it on the other platform. */
  private static String elsewhere(String typed) {
    var room = Place.channel(LENA_THERE.platform(), LENA_THERE.workspace(), "hall");
    var reply =
        desk.theatre()
            .desk()
            .receive(
                new Incoming.Command(
                    new Origin(
                        "elsewhere-" + typed,
                        Speaker.member(LENA_THERE, "Lena"),
                        room,
                        Origin.Audience.OPEN,
                        desk.theatre().clock().instant()),
                    typed));
    return reply instanceof Reply.Whisper(var card) ? card.plain() : String.valueOf(reply);
  }

  @Test
  void who_was_linked_keeps_what_they_asked_for_under_their_other_account() {
    var other = desk.as("ana-at-home");
    var theirs =
        other
            .types("incident declare \"At home\" impact:low urgency:low service:vpn private:yes")
            .card()
            .title()
            .split(" ", 2)[0];
    var alias = TicketRef.of(theirs);
    assertThat(desk.as("ana").types("show " + theirs).text()).contains("There is no");
    var code = CODE.matcher(desk.as("ana").types("me link").text()).results().findFirst();
    other.types("me link " + code.orElseThrow().group()).sends(Map.of("sure", "yes"));

    assertThat(desk.as("ana").types("show " + theirs).text()).contains("At home");
    assertThat(desk.as("ana").types("mine").text()).contains("At home");
    assertThat(desk.as("ana").types("search home requester:me").text()).contains("At home");
    assertThat(other.types("incident cancel " + theirs + " solved").reply()).isNotNull();
    assertThat(desk.get(Heads.class).look(alias).orElseThrow().requester())
        .isEqualTo(person("ana").id());
  }
}
