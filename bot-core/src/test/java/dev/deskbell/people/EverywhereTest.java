package dev.deskbell.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Speaker;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Users whom their platform calls the same in all its workspaces are one person in all of them. */
class EverywhereTest {
  private final Desk desk = new Desk();
  private final People people = desk.people;

  private static Account zoe(String workspace) {
    return new Account("world", workspace, "zoe");
  }

  private static Speaker speaks(Account account, String... groups) {
    return new Speaker(account, "Zoe", Set.of(groups), Speaker.Kind.MEMBER, true);
  }

  private Person.Id meets(String workspace) {
    return people.meet(speaks(zoe(workspace))).id();
  }

  @Test
  void a_known_user_in_another_workspace_is_the_same_person() {
    var one = meets("one");

    assertThat(meets("two")).isEqualTo(one);
    assertThat(people.accountsOf(one)).containsExactlyInAnyOrder(zoe("one"), zoe("two"));
    assertThat(people.behind(zoe("three"))).map(Person::id).contains(one);
  }

  @Test
  void on_other_platforms_two_users_of_one_name_are_two_people() {
    var one = people.meet(Speaker.member(zoe("one"), "Zoe")).id();

    assertThat(people.meet(Speaker.member(zoe("two"), "Zoe")).id()).isNotEqualTo(one);
    assertThat(people.behind(zoe("three"))).isEmpty();
  }

  @Test
  void groups_stay_each_workspaces_own() {
    var id = people.meet(speaks(zoe("one"), "crew")).id();
    people.meet(speaks(zoe("two"), "all"));
    people.meet(speaks(zoe("one"), "all"));

    var groups =
        people.known(id).accounts().stream().map(it -> it.workspace() + it.groups()).toList();
    assertThat(groups).containsExactlyInAnyOrder("one[all]", "two[all]");
    people.meet(speaks(zoe("two"), "crew"));
    assertThat(people.known(id).accounts())
        .filteredOn(it -> it.groups().contains("crew"))
        .extracting(Known.AccountRow::workspace)
        .containsExactly("two");
  }

  @Test
  void who_was_only_spoken_of_in_two_workspaces_is_one_person_when_they_speak() {
    var named = people.meet(Speaker.member(zoe("one"), "@Zoe")).id();
    var again = people.meet(Speaker.member(zoe("two"), "@Zoe")).id();
    assertThat(named).isNotEqualTo(again);

    assertThat(meets("three")).isEqualTo(named);
    assertThat(people.same(named, again)).isTrue();
    assertThat(people.accountsOf(again)).hasSize(3);
    assertThat(meets("two")).isEqualTo(named);
  }

  @Test
  void who_is_linked_is_unlinked_in_all_workspaces_at_once() {
    var zoe = meets("one");
    var here = Desk.account("here", "zoe.r");
    var other = people.meet(Speaker.member(here, "Zoe")).id();
    link(other, here, zoe, zoe("one"));
    assertThat(meets("two")).isEqualTo(zoe);

    assertThat(unlink(zoe, here)).isInstanceOf(Linking.Answer.Done.class);
    assertThat(people.behind(here)).map(Person::id).contains(other);
    assertThat(meets("one")).isEqualTo(meets("two")).isEqualTo(zoe);
  }

  @Test
  void who_was_linked_in_one_workspace_cools_down_in_all() {
    var zoe = meets("one");
    meets("two");
    var here = Desk.account("here", "zoe.r");
    link(people.meet(Speaker.member(here, "Zoe")).id(), here, zoe, zoe("one"));

    var until = desk.clock.instant().plus(Linking.COOL_DOWN);
    assertThat(people.coolingUntil(zoe("two"), desk.clock.instant())).contains(until);
    assertThat(people.coolingUntil(zoe("three"), desk.clock.instant())).contains(until);
    meets("three");
    assertThat(linkedAt("three")).contains(desk.clock.instant());
  }

  @Test
  void who_turns_out_to_be_a_linked_user_cools_down_with_them() {
    var zoe = people.meet(Speaker.member(zoe("one"), "@Zoe")).id();
    people.meet(Speaker.member(zoe("two"), "@Zoe"));
    var here = Desk.account("here", "zoe.r");
    link(people.meet(Speaker.member(here, "Zoe")).id(), here, zoe, zoe("one"));

    meets("two");
    assertThat(linkedAt("two")).contains(desk.clock.instant());
  }

  private Optional<Instant> linkedAt(String workspace) {
    return people.known(meets(workspace)).accounts().stream()
        .filter(it -> it.account().equals(zoe(workspace)))
        .flatMap(it -> Optional.ofNullable(it.linkedAt()).stream())
        .findFirst();
  }

  private void link(Person.Id from, Account there, Person.Id who, Account here) {
    var code = (Linking.Answer.Code) desk.linking.begin(from, there, desk.clock.instant());
    var done = desk.turn(() -> desk.linking.confirm(who, here, code.code(), desk.clock.instant()));
    assertThat(done).isInstanceOf(Linking.Answer.Done.class);
  }

  @Test
  void whom_the_files_name_in_one_workspace_they_are_in_all() {
    var before = meets("two");
    accept("world", "one");
    var ben = desk.itself.who("ben").id();

    assertThat(people.same(before, ben)).isTrue();
    assertThat(meets("three")).isEqualTo(ben);
    accept("world", "two");
    assertThat(meets("one")).isEqualTo(meets("two")).isEqualTo(ben);
    accept("elsewhere", "one");
    assertThat(meets("three")).isEqualTo(meets("two")).isNotEqualTo(ben);
    assertThat(people.accountsOf(ben)).doesNotContain(zoe("one"), zoe("two"), zoe("three"));
  }

  @Test
  void whom_the_files_name_in_one_workspace_is_unlinked_in_none() {
    meets("two");
    newcomer();
    var named = desk.itself.who("zoe").id();
    assertThat(meets("one")).isEqualTo(meets("two")).isEqualTo(named);

    assertThat(unlink(named, zoe("two")))
        .isInstanceOfSatisfying(
            Linking.Answer.No.class, it -> assertThat(it.why()).contains("files"));
    assertThat(people.behind(zoe("one"))).map(Person::id).contains(named);
    assertThat(people.behind(zoe("two"))).map(Person::id).contains(named);
  }

  /** The files name the user in one workspace as somebody of their own. */
  private void newcomer() {
    var policies = desk.itself.policies();
    policies.write(
        "people.yaml",
        policies
            .read("people.yaml")
            .replace(
                "  - handle: ben\n",
                """
                  - handle: zoe
                    name: Zoe Reis
                    email: zoe.reis@alvorada.example
                    accounts:
                      - { platform: world, workspace: one, user: zoe }
                  - handle: ben
                """));
    policies.accept();
  }

  @Test
  void who_unlinks_an_account_takes_none_along_that_the_files_gave_away() {
    var here = Desk.account("here", "zoe.r");
    var other = people.meet(Speaker.member(here, "Zoe")).id();
    link(other, here, meets("two"), zoe("two"));
    accept("world", "one");
    var ben = desk.itself.who("ben").id();
    assertThat(meets("one")).isEqualTo(meets("two")).isEqualTo(ben);
    desk.db
        .sql("update account set met_as = ? where platform = 'world'")
        .param(other.value())
        .update();

    assertThat(unlink(ben, here)).isInstanceOf(Linking.Answer.Done.class);
    assertThat(people.behind(here)).map(Person::id).contains(other);
    assertThat(people.behind(zoe("one"))).map(Person::id).contains(ben);
    assertThat(people.behind(zoe("two"))).map(Person::id).contains(ben);
  }

  private Linking.Answer unlink(Person.Id who, Account here) {
    return desk.turn(() -> desk.linking.unlink(who, here, desk.clock.instant()));
  }

  /** The files give Ben the user's account there. */
  private void accept(String platform, String workspace) {
    var account = "{ platform: " + platform + ", workspace: " + workspace + ", user: zoe }";
    var policies = desk.itself.policies();
    policies.write(
        "people.yaml",
        TestPeople.texts()
            .getOrDefault("people.yaml", "")
            .replace("user: ben }", "user: ben }\n      - " + account));
    policies.accept();
  }

  @Test
  void two_at_once_in_two_workspaces_meet_one_person() throws Exception {
    try (var threads = Executors.newFixedThreadPool(8)) {
      var meetings =
          Stream.of("one", "two", "three", "four")
              .<Callable<Person.Id>>map(it ->
                  () ->
                      TestPeople.of(desk.database, desk.clock).people().meet(speaks(zoe(it))).id())
              .toList();
      threads.invokeAll(meetings);
    }
    assertThat(people.accountsOf(meets("five"))).hasSize(5);
  }
}
