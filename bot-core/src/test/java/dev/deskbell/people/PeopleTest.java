package dev.deskbell.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Speaker;
import dev.deskbell.policy.PolicyMistake;
import dev.deskbell.testing.SettableClock;
import dev.deskbell.testing.TestDatabase;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class PeopleTest {
  private static final Team.Id NETWORK = new Team.Id("network");
  private static final Team.Id SECURITY = new Team.Id("security");

  private final DataSource database = TestDatabase.fresh();
  private final JdbcClient db = JdbcClient.create(database);
  private final TestPeople itself = TestPeople.of(database);
  private final People people = itself.people();

  @Test
  void the_example_organisation_is_accepted_and_known() {
    assertThat(people.teams()).hasSize(5);
    assertThat(people.organisation().name()).isEqualTo("Alvorada Instruments");
    var ana = people.meet(TestPeople.speaker("ana"));
    assertThat(ana).isEqualTo(itself.who("ana"));
    assertThat(ana.name()).isEqualTo("Ana Carvalho");
    assertThat(ana.zone()).isEqualTo(ZoneId.of("Europe/Lisbon"));
    assertThat(itself.who("@otto").zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(people.managerOf(ana.id())).contains(itself.who("rui"));
    assertThat(people.accountsOf(ana.id())).containsExactly(TestPeople.account("ana"));
  }

  @Test
  void two_who_meet_the_same_stranger_at_once_meet_one_person() throws Exception {
    var stranger = Speaker.member(new Account("here", "w", "new"), "New\u0000 One\u202e");
    var ids = new HashSet<Person>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      Callable<Person> meeting = () -> TestPeople.of(database).people().meet(stranger);
      for (var person : threads.invokeAll(List.of(meeting, meeting, meeting, meeting))) {
        ids.add(person.get());
      }
    }
    ids.add(people.meet(stranger));
    assertThat(ids).hasSize(1);
    assertThat(ids.iterator().next().name()).isEqualTo("New One");
    assertThat(count("select count(*) from person where name = 'New One'")).isEqualTo(1);
  }

  @Test
  void roles_hold_in_the_team_that_gives_them() {
    var ben = itself.who("ben").id();
    assertThat(people.holds(ben, Role.RESPONDER, NETWORK)).isTrue();
    assertThat(people.holds(ben, Role.AGENT, NETWORK)).isTrue();
    assertThat(people.holds(ben, Role.MANAGER, NETWORK)).isFalse();
    assertThat(people.holds(ben, Role.RESPONDER, SECURITY)).isFalse();
    assertThat(people.holds(ben, Role.REQUESTER, SECURITY)).isTrue();
    assertThat(people.holds(ben, Role.RESPONDER, null)).isTrue();
    assertThat(people.teamsOf(ben)).containsExactlyInAnyOrder(NETWORK, new Team.Id("applications"));
    assertThat(people.holds(itself.who("ana").id(), Role.AGENT, null)).isFalse();
    assertThat(people.holds(itself.who("mia").id(), Role.MANAGER, SECURITY)).isTrue();
    assertThat(people.holds(itself.who("mia").id(), Role.ADMINISTRATOR, null)).isFalse();
    assertThat(people.holds(itself.who("ada").id(), Role.ADMINISTRATOR, SECURITY)).isTrue();
    assertThat(people.membersOf(NETWORK)).extracting(Person::handle).containsExactly("ben", "nora");
    assertThat(people.holding(Role.ADMINISTRATOR)).containsExactly(itself.who("ada"));
    assertThat(people.roleOf(ben, NETWORK)).isEqualTo(Role.RESPONDER);
    assertThat(people.roleOf(ben, null)).isEqualTo(Role.REQUESTER);
  }

  @Test
  void a_platforms_group_gives_a_role_and_losing_it_takes_it_away() {
    followGroup();
    var zoe = new Account("here", "w", "zoe");
    var in = new Speaker(zoe, "Zoe", Set.of("crew", "all"), Speaker.Kind.MEMBER);
    var out = new Speaker(zoe, "Zoe", Set.of("all"), Speaker.Kind.MEMBER);
    var id = people.meet(in).id();
    assertThat(people.holds(id, Role.RESPONDER, NETWORK)).isTrue();
    assertThat(people.membersOf(NETWORK)).extracting(Person::name).contains("Zoe");
    people.meet(Speaker.member(zoe, "Zoe"));
    assertThat(people.holds(id, Role.RESPONDER, NETWORK)).isTrue();
    people.meet(out);
    assertThat(people.holds(id, Role.RESPONDER, NETWORK)).isFalse();
    assertThat(people.membersOf(NETWORK)).extracting(Person::name).doesNotContain("Zoe");
  }

  @Test
  void a_guest_stays_a_requester_and_a_bot_has_no_rights_whatever_their_groups() {
    followGroup();
    var guest = new Account("here", "w", "guest");
    var bot = new Account("here", "w", "bot");
    var one = people.meet(new Speaker(guest, "Guest", Set.of("crew"), Speaker.Kind.GUEST)).id();
    var two = people.meet(new Speaker(bot, "Bot", Set.of("crew"), Speaker.Kind.BOT)).id();
    assertThat(people.kindOf(one)).isEqualTo(Speaker.Kind.GUEST);
    assertThat(people.holds(one, Role.REQUESTER, null)).isTrue();
    assertThat(people.holds(one, Role.AGENT, NETWORK)).isFalse();
    assertThat(people.holds(two, Role.REQUESTER, null)).isFalse();
    assertThat(people.membersOf(NETWORK)).extracting(Person::id).doesNotContain(one, two);
    assertThat(people.like("bot")).isEmpty();
  }

  @Test
  void a_known_person_costs_no_round_trip() {
    people.meet(TestPeople.speaker("ben"));
    var ben = people.behind(TestPeople.account("ben")).orElseThrow().id();
    people.membersOf(NETWORK);
    db.sql("alter table person rename to hidden").update();
    assertThat(people.meet(TestPeople.speaker("ben")).id()).isEqualTo(ben);
    assertThat(people.holds(ben, Role.RESPONDER, NETWORK)).isTrue();
    assertThat(people.accountsOf(ben)).hasSize(1);
    assertThat(people.preferencesOf(ben)).isEqualTo(Preferences.USUAL);
    assertThat(people.membersOf(NETWORK)).hasSize(2);
  }

  @Test
  void what_changes_here_about_one_person_costs_nobody_else_a_round_trip() {
    people.follow();
    var ben = people.meet(TestPeople.speaker("ben")).id();
    var ana = itself.who("ana").id();
    people.changed(ana);
    people.follow();
    db.sql("alter table person rename to hidden").update();
    assertThat(people.meet(TestPeople.speaker("ben")).id()).isEqualTo(ben);
    assertThat(catchThrowable(() -> people.get(ana))).isInstanceOf(DataAccessException.class);
  }

  @Test
  void what_changes_on_one_instance_is_heard_by_the_other() {
    var other = TestPeople.of(database);
    other.people().follow();
    var id = other.who("ana").id();
    db.sql("update person set zone = 'Asia/Tokyo' where id = ?").param(id.value()).update();
    people.changed();
    assertThat(other.people().get(id).zone()).isEqualTo(ZoneId.of("Europe/Lisbon"));
    other.people().follow();
    assertThat(other.people().get(id).zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
  }

  @Test
  void the_files_decide_who_an_account_is() {
    var stranger = people.meet(Speaker.member(new Account("here", "w", "u1"), "A. Carvalho"));
    var ana = itself.who("ana");
    assertThat(people.same(stranger.id(), ana.id())).isFalse();
    give("ana", "here", "u1");
    assertThat(people.get(stranger.id())).isEqualTo(itself.who("ana"));
    assertThat(people.same(stranger.id(), ana.id())).isTrue();
    assertThat(people.accountsOf(ana.id())).hasSize(2);

    take("here", "u1");
    assertThat(people.accountsOf(ana.id())).hasSize(1);
    assertThat(people.behind(new Account("here", "w", "u1"))).isEmpty();
    var again = people.meet(Speaker.member(new Account("here", "w", "u1"), "A. Carvalho"));
    assertThat(again.id()).isNotEqualTo(ana.id());
  }

  @Test
  void who_is_inactive_in_the_files_holds_nothing_and_comes_back_when_they_say_so() {
    var ben = itself.who("ben").id();
    var text = itself.policies().read("people.yaml");
    rewrite(
        "people.yaml", text.replace("name: Ben Azevedo", "name: Ben Azevedo\n    active: false"));
    assertThat(people.get(ben).active()).isFalse();
    assertThat(people.holds(ben, Role.REQUESTER, null)).isFalse();
    assertThat(people.membersOf(NETWORK)).extracting(Person::handle).containsExactly("nora");
    rewrite("people.yaml", text);
    assertThat(people.holds(ben, Role.RESPONDER, NETWORK)).isTrue();
  }

  @Test
  void people_are_found_by_handle_name_and_what_is_typed_of_them() {
    assertThat(people.named("@ANA")).contains(itself.who("ana"));
    assertThat(people.named("ines prado")).contains(itself.who("ines"));
    assertThat(people.named("Inês Prado")).contains(itself.who("ines"));
    assertThat(people.named("nobody")).isEmpty();
    assertThat(people.named("  ")).isEmpty();
    people.meet(Speaker.member(new Account("here", "w", "x"), "Ana Carvalho"));
    assertThat(people.named("Ana Carvalho")).isEmpty();
    assertThat(people.like("tom")).extracting(Person::handle).containsExactly("tom");
    assertThat(people.like("%")).isEmpty();
    assertThat(people.like("a")).hasSizeGreaterThan(5);
    assertThat(people.like("a").getFirst().name()).startsWith("A");
  }

  @Test
  void the_desk_may_do_everything() {
    assertThat(people.holds(new Person.Id(0), Role.ADMINISTRATOR, NETWORK)).isTrue();
    assertThat(people.get(new Person.Id(0)).name()).isEqualTo("Deskbell");
  }

  @Test
  void who_left_is_no_newcomer_when_the_files_forget_them() {
    give("ben", "here", "u9");
    var account = new Account("here", "w", "u9");
    var ben = itself.who("ben").id();
    db.sql("update person set active = false, left_by = 'PERSON' where id = ?")
        .param(ben.value())
        .update();
    take("here", "u9");
    var again = people.meet(Speaker.member(account, "ben"));
    assertThat(people.holds(again.id(), Role.REQUESTER, null)).isFalse();
  }

  @Test
  void everybody_on_a_platform_is_found_however_many() {
    for (var i = 0; i < 30; i++) {
      people.meet(Speaker.member(new Account("there", "w", "u" + i), "Somebody " + i));
    }
    assertThat(people.on("there")).hasSize(30);
  }

  @Test
  void files_that_name_who_is_not_there_are_refused_with_the_place() {
    var texts = TestPeople.texts();
    texts.computeIfPresent(
        "teams.yaml", (_, it) -> it.replace("who: ben, role: resp", "who: bne, role: resp"));
    texts.computeIfPresent("people.yaml", (_, it) -> it.replace("manager: nora", "manager: nroa"));
    texts.computeIfPresent(
        "organisation.yaml",
        (_, it) -> it.replace("Lisbon", "Lisboa").replace("    network:", "    netwrk:"));
    var mistake =
        catchThrowableOfType(
            PolicyMistake.class,
            () -> TestPeople.with(TestDatabase.fresh(), texts, SettableClock.tuesdayMorning()));
    assertThat(mistake.problems())
        .hasSize(2)
        .anyMatch(it -> it.startsWith("organisation.yaml:6: zone: `Europe/Lisboa` is no time zone"))
        .anyMatch(it -> it.contains("people.yaml") && it.endsWith("did you mean `nora`?"));
    texts.putAll(Map.of("people.yaml", itself.policies().read("people.yaml")));
    texts.computeIfPresent("organisation.yaml", (_, it) -> it.replace("Lisboa", "Lisbon"));
    var across =
        catchThrowableOfType(
            PolicyMistake.class,
            () -> TestPeople.with(TestDatabase.fresh(), texts, SettableClock.tuesdayMorning()));
    assertThat(across.problems())
        .anyMatch(it ->
            it.contains("rooms.teams.netwrk: no team is called `netwrk`; did you mean `network`?"))
        .anyMatch(it -> it.contains("nobody in people.yaml is called `bne`; did you mean `ben`?"));
  }

  private void followGroup() {
    rewrite(
        "teams.yaml",
        itself
            .policies()
            .read("teams.yaml")
            .replace(
                "    name: Network\n",
                "    name: Network\n"
                    + "    groups: [{platform: here, workspace: w, group: crew, role:"
                    + " responder}]\n"));
  }

  private void give(String handle, String platform, String user) {
    var line = "user: " + handle + " }\n";
    var text = itself.policies().read("people.yaml");
    rewrite(
        "people.yaml",
        text.replace(
            line,
            line + "      - { platform: " + platform + ", workspace: w, user: " + user + " }\n"));
  }

  private void take(String platform, String user) {
    var line = "      - { platform: " + platform + ", workspace: w, user: " + user + " }\n";
    rewrite("people.yaml", itself.policies().read("people.yaml").replace(line, ""));
  }

  private void rewrite(String path, String text) {
    assertThat(text).isNotEqualTo(itself.policies().read(path));
    itself.policies().write(path, text);
    itself.policies().accept();
  }

  private long count(String sql) {
    return db.sql(sql).query(Long.class).single();
  }
}
