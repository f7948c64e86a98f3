package dev.deskbell.oncall;

import static dev.deskbell.testing.theatre.CoreDesk.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.calendar.Interval;
import dev.deskbell.chat.Account;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Call;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.policy.Policies;
import dev.deskbell.testing.Desk;
import dev.deskbell.testing.theatre.CoreDesk;
import dev.deskbell.ticket.HomePages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is on call, and who stands in. Tuesday, 3 March 2026, nine o'clock: it is Nora's week. */
class RotaStoryTest {
  private final CoreDesk desk = new CoreDesk();

  @AfterEach
  void closes() {
    desk.close();
  }

  private String who(String of) {
    return desk.as("ana").types("oncall who " + of).text();
  }

  private static Map<String, dev.deskbell.chat.Account> mentioning(String user) {
    return Map.of("@" + user, Desk.account(user));
  }

  @Test
  void who_is_on_call_is_said_for_a_schedule_a_team_and_a_service() {
    assertThat(who("network"))
        .contains("Network on call: Nora Lima until Mon 9 Mar 2026 09:00", "then Ben Azevedo");
    assertThat(who("wifi")).contains("Nora Lima");
    assertThat(who("")).contains("Network on call", "Applications on call", "Security on call");
    assertThat(desk.as("ana").types("oncall who printing").form().fields().getFirst().ask().hint())
        .contains("No schedule, team or service");
  }

  @Test
  void one_reads_ones_own_turns() {
    assertThat(desk.as("nora").types("oncall me").text())
        .contains("You are on call", "Tue 3 Mar 2026 09:00", "Mon 16 Mar 2026 09:00");
    assertThat(desk.as("ana").types("oncall me").text()).contains("You are not on call");
  }

  /** Everybody's own page asks for them: it must not cost a question for each schedule. */
  @Test
  void one_s_own_turns_by_all_schedules_are_found_with_one_question() {
    var schedules = desk.get(Schedules.class);
    var ahead = Interval.of(desk.theatre().clock().instant(), Duration.ofDays(56));
    var sam = person("sam");
    assertThat(schedules.turnsOf(sam, ahead)).isEmpty();
    var hour = Interval.of(ahead.from(), Duration.ofHours(1));
    desk.get(Covers.class).add("network", hour, sam, sam, ahead.from());
    assertThat(schedules.turnsOf(sam, ahead))
        .as("who is in no layer, and stands in")
        .extracting(it -> it.shift().when())
        .containsExactly(hour);
    for (var who : List.of(sam, person("nora"), person("ben"), person("yuki"), person("ana"))) {
      var each =
          schedules.all().stream()
              .flatMap(it ->
                  schedules.shifts(it, ahead).stream().map(shift -> new Schedules.Turn(it, shift)))
              .filter(it -> it.shift().who().equals(who))
              .sorted(Comparator.comparing(Schedules.Turn::shift))
              .toList();
      assertThat(schedules.turnsOf(who, ahead)).isEqualTo(each);
    }
    assertThat(desk.trips(() -> schedules.turnsOf(sam, ahead))).hasSize(1);
  }

  private Person.Id person(String name) {
    return desk.get(People.class).named(name).orElseThrow().id();
  }

  @Test
  void a_schedule_is_shown_with_a_picture() {
    var card = desk.as("sam").types("oncall show network").card();
    assertThat(card.plain())
        .contains("Nora Lima | ", "hand-offs are on the clock of Europe/Lisbon");
    assertThat(card.blocks()).anyMatch(Block.Picture.class::isInstance);
  }

  @Test
  void somebody_is_put_on_call_and_both_are_told() {
    var answer =
        desk.as("ben")
            .types("oncall override network @ben today 2pm today 6pm", Map.of(), mentioning("ben"));
    assertThat(answer.text()).contains("Ben Azevedo is on call for Network on call");
    assertThat(words(desk.inbox("nora"))).contains("Ben Azevedo stands in for you");
    desk.later(Duration.ofHours(6));
    assertThat(who("network")).contains("Ben Azevedo until Tue 3 Mar 2026 18:00", "then Nora Lima");
    assertThat(desk.as("ben").types("oncall uncover 1").text()).contains("Done");
    assertThat(who("network")).contains("Nora Lima until Mon 9 Mar");
  }

  @Test
  void who_is_not_of_the_team_changes_nothing() {
    assertThat(desk.as("kofi").types("oncall take network").text())
        .contains("belongs to the team network");
    assertThat(desk.as("ana").types("oncall take network").text()).contains("responder");
    assertThat(who("network")).contains("Nora Lima");
  }

  @Test
  void one_takes_over_until_the_turn_ends() {
    desk.as("ben").types("oncall take network");
    assertThat(who("network")).contains("Ben Azevedo until Mon 16 Mar 2026 09:00");
  }

  @Test
  void what_makes_no_sense_is_refused_in_a_sentence() {
    assertThat(desk.as("ben").types("oncall override network me today 6pm today 2pm").text())
        .contains("ends before it begins");
    assertThat(
            desk.as("nora")
                .types(
                    "oncall swap @nora network friday 9am saturday 9am",
                    Map.of(),
                    mentioning("nora"))
                .text())
        .contains("That is you");
    assertThat(
            desk.as("ben")
                .types(
                    "oncall swap @nora network friday 9am saturday 9am",
                    Map.of(),
                    mentioning("nora"))
                .text())
        .contains("You are not on call");
    assertThat(desk.as("ben").types("oncall accept 77").text()).contains("Nobody asked you");
  }

  @Test
  void a_swap_is_asked_for_accepted_and_then_holds_for_both_turns() {
    desk.as("nora")
        .types(
            "oncall swap @ben network friday 9am saturday 9am back-from:2026-03-10T09:00",
            Map.of(),
            mentioning("ben"));
    assertThat(words(desk.inbox("ben"))).contains("Nora Lima asks you to take a turn over");
    assertThat(words(desk.inbox("nora"))).contains("You asked Ben Azevedo");
    assertThat(desk.as("nora").presses(new Call("oncall.accept", "1")).text())
        .contains("Only who was asked");
    desk.as("ben").presses(new Call("oncall.accept", "1"));
    assertThat(words(desk.inbox("ben")))
        .contains("You took over from Nora Lima")
        .doesNotContain("asks you");
    assertThat(words(desk.inbox("nora"))).contains("Ben Azevedo takes over from you");
    assertThat(desk.as("ben").presses(new Call("oncall.decline", "1")).text())
        .contains("accepted already");
    var friday = java.time.Instant.parse("2026-03-06T12:00:00Z");
    var tuesday = java.time.Instant.parse("2026-03-10T12:00:00Z");
    var schedules = desk.get(Schedules.class);
    var network = schedules.get("network").orElseThrow();
    var people = desk.get(dev.deskbell.people.People.class);
    assertThat(people.get(schedules.at(network, friday).orElseThrow().who()).name())
        .contains("Ben");
    assertThat(people.get(schedules.at(network, tuesday).orElseThrow().who()).name())
        .contains("Nora");
  }

  @Test
  void a_swap_is_declined_or_taken_back() {
    desk.as("nora")
        .types("oncall swap @ben network friday 9am saturday 9am", Map.of(), mentioning("ben"));
    desk.as("ben").presses(new Call("oncall.decline", "1"));
    assertThat(words(desk.inbox("nora"))).contains("Ben Azevedo does not take over");
    desk.as("nora")
        .types("oncall swap @ben network friday 9am saturday 9am", Map.of(), mentioning("ben"));
    desk.as("nora").presses(new Call("oncall.withdraw", "2"));
    assertThat(words(desk.inbox("ben"))).contains("Nora Lima no longer asks you");
    assertThat(who("network")).contains("Nora Lima");
  }

  @Test
  void who_comes_on_call_is_told_once_and_reads_what_is_open() {
    var handoffs = desk.get(Handoffs.class);
    handoffs.tell();
    desk.as("ana").types("incident declare No Wi-Fi impact:high urgency:high service:wifi");
    desk.theatre().clock().advance(Duration.ofDays(6));
    handoffs.tell();
    handoffs.tell();
    var told = words(desk.inbox("ben"));
    assertThat(told).contains("You are on call: Network on call", "P1 No Wi-Fi", "Mon 16 Mar 2026");
    assertThat(told.split("You are on call: Network", -1)).hasSize(2);
    assertThat(words(desk.inbox("nora"))).doesNotContain("You are on call");
  }

  private String page(String user) {
    desk.get(HomePages.class).refresh();
    desk.theatre().settles();
    return desk.platform().page(Desk.account(user)).orElseThrow().plain();
  }

  @Test
  void one_s_own_page_says_until_when_one_is_on_call_and_when_next_and_follows_every_change() {
    desk.get(Handoffs.class).tell();
    desk.as("nora").opensHome();
    desk.as("ben").opensHome();
    desk.as("ana").opensHome();
    assertThat(page("nora"))
        .contains(
            "On call\nNetwork on call: now until Mon 9 Mar 2026 09:00",
            "Next: Network on call, Mon 16 Mar 2026 09:00 WET – Mon 23 Mar 2026 09:00");
    assertThat(page("ben")).contains("Next: ").doesNotContain("Network on call: now");
    assertThat(page("ana")).doesNotContain("On call");

    desk.as("ben").types("oncall take network until:6pm");
    assertThat(page("ben")).contains("Network on call: now until Tue 3 Mar 2026 18:00");
    assertThat(page("nora"))
        .contains("Next: Network on call, Tue 3 Mar 2026 18:00")
        .doesNotContain("Network on call: now");
    desk.as("ben").types("oncall uncover 1");
    assertThat(page("ben")).doesNotContain("Network on call: now");
    assertThat(page("nora")).contains("Network on call: now until Mon 9 Mar 2026 09:00");

    desk.as("nora")
        .types(
            "oncall swap @ben network from:2026-03-03T09:00 until:2026-03-03T18:00",
            Map.of(),
            mentioning("ben"));
    desk.as("ben").presses(new Call("oncall.accept", "1"));
    assertThat(page("ben")).contains("Network on call: now until Tue 3 Mar 2026 18:00");
    assertThat(page("nora")).doesNotContain("Network on call: now");

    desk.theatre().clock().advance(Duration.ofHours(9).plusMinutes(1));
    desk.get(Handoffs.class).tell();
    assertThat(page("ben")).as("who goes").doesNotContain("Network on call: now");
    assertThat(page("nora")).as("who comes").contains("Network on call: now until Mon 9 Mar");
  }

  /** The schedule of the network team has a group of the platform. */
  private void hasGroup() throws IOException {
    var folder = desk.get(Environment.class).getRequiredProperty("deskbell.policies");
    var file = Path.of(folder, "schedules.yaml");
    Files.writeString(
        file,
        Files.readString(file)
            .replace(
                "    owner: nora\n",
                """
                    owner: nora
                    groups: [{ platform: test, workspace: acme, group: on-call }]
                """));
    var policies = desk.get(Policies.class);
    policies.accept(policies.propose().digest(), "a test");
  }

  private List<String> group() {
    desk.room("network");
    return desk.platform().groups().getOrDefault("on-call", List.of()).stream()
        .map(Account::user)
        .toList();
  }

  private long tellings() {
    return desk.get(JdbcClient.class)
        .sql("select count(*) from delivery where topic = 'oncall.group'")
        .query(Long.class)
        .single();
  }

  @Test
  void a_group_of_the_platform_has_whoever_is_on_call_and_nobody_else() throws IOException {
    hasGroup();
    var groups = desk.get(RotaGroups.class);
    groups.follow();
    assertThat(group()).containsExactly("nora");
    groups.follow();
    assertThat(tellings()).as("what is the same is not told again").isEqualTo(1);

    desk.as("ben").types("oncall take network until:6pm");
    assertThat(group()).as("an override, at once").containsExactly("ben");
    desk.as("ben").types("oncall uncover 1");
    assertThat(group()).as("and taken back").containsExactly("nora");
    desk.as("nora")
        .types(
            "oncall swap @ben network from:2026-03-03T09:00 until:2026-03-03T18:00",
            Map.of(),
            mentioning("ben"));
    desk.as("ben").presses(new Call("oncall.accept", "1"));
    assertThat(group()).as("a swap").containsExactly("ben");

    desk.later(Duration.ofHours(9).plusMinutes(1));
    groups.follow();
    assertThat(group()).as("the end of the swap").containsExactly("nora");
    desk.theatre().clock().advance(Duration.ofDays(6));
    groups.follow();
    assertThat(group()).as("a hand-off").containsExactly("ben");
  }
}
