package dev.deskbell.people;

import static dev.deskbell.people.Desk.account;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Speaker;
import dev.deskbell.people.Linking.Answer;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LinkingTest {
  private final Desk desk = new Desk();
  private final People people = desk.people;
  private final Person.Id here = desk.stranger("here", "zoe");
  private final Person.Id there = desk.stranger("there", "zoe99");

  @Test
  void a_code_from_one_account_typed_on_the_other_makes_them_one_person() {
    var code = begin(here, "here", "zoe");
    var done = confirm(there, "there", "zoe99", code.toLowerCase(Locale.ROOT).replace("-", " "));
    assertThat(done)
        .isEqualTo(new Answer.Done(here, there, account("here", "zoe"), account("there", "zoe99")));
    assertThat(people.get(there)).isEqualTo(people.get(here));
    assertThat(people.get(there).id()).isEqualTo(here);
    assertThat(people.same(here, there)).isTrue();
    assertThat(people.accountsOf(there))
        .containsExactly(account("here", "zoe"), account("there", "zoe99"));
    assertThat(people.meet(Speaker.member(account("there", "zoe99"), "Z")).id()).isEqualTo(here);
    assertThat(desk.audited(here)).containsExactly("account.link-begun", "account.linked");
  }

  @Test
  void the_younger_becomes_the_alias_whoever_asked_for_the_code() {
    var code = begin(there, "there", "zoe99");
    assertThat(confirm(here, "here", "zoe", code)).isInstanceOf(Answer.Done.class);
    assertThat(people.get(there).id()).isEqualTo(here);
  }

  @Test
  void who_is_in_the_files_stays_who_they_are() {
    give("here", "u9");
    var ana = desk.itself.who("ben").id();
    var code = begin(here, "here", "zoe");
    assertThat(confirm(ana, "here", "u9", code)).isInstanceOf(Answer.Done.class);
    assertThat(people.get(here).id()).isEqualTo(ana);
    assertThat(people.holds(here, Role.RESPONDER, new Team.Id("network"))).isTrue();
  }

  @Test
  void for_a_day_the_word_of_linked_accounts_does_not_count_where_two_must_agree() {
    assertThat(people.coolingUntil(account("here", "zoe"), desk.clock.instant())).isEmpty();
    confirm(there, "there", "zoe99", begin(here, "here", "zoe"));
    var until = desk.clock.instant().plus(Linking.COOL_DOWN);
    for (var account : people.accountsOf(here)) {
      assertThat(people.coolingUntil(account, desk.clock.instant())).contains(until);
    }
    desk.clock.advance(Linking.COOL_DOWN);
    assertThat(people.coolingUntil(account("here", "zoe"), desk.clock.instant())).isEmpty();
  }

  @Test
  void another_account_of_who_was_linked_does_not_count_sooner_either() {
    var more = desk.stranger("third", "zoe-3");
    confirm(more, "third", "zoe-3", begin(there, "there", "zoe99"));
    desk.clock.advance(Linking.COOL_DOWN);

    confirm(there, "there", "zoe99", begin(here, "here", "zoe"));
    var until = desk.clock.instant().plus(Linking.COOL_DOWN);
    assertThat(people.coolingUntil(account("third", "zoe-3"), desk.clock.instant()))
        .contains(until);
  }

  @Test
  void a_code_works_once() {
    var code = begin(here, "here", "zoe");
    confirm(there, "there", "zoe99", code);
    var third = desk.stranger("elsewhere", "mallory");
    assertThat(confirm(third, "elsewhere", "mallory", code)).isInstanceOf(Answer.No.class);
    assertThat(people.same(third, here)).isFalse();
  }

  @Test
  void a_code_is_void_after_ten_minutes_and_when_another_was_asked_for() {
    var first = begin(here, "here", "zoe");
    var second = begin(here, "here", "zoe");
    assertThat(confirm(there, "there", "zoe99", first)).isInstanceOf(Answer.No.class);
    desk.clock.advance(Duration.ofMinutes(10));
    assertThat(confirm(there, "there", "zoe99", second)).isInstanceOf(Answer.No.class);
    assertThat(people.same(here, there)).isFalse();
  }

  @Test
  void wrong_codes_are_counted_and_the_right_one_no_longer_helps_for_a_while() {
    for (var i = 0; i < 5; i++) {
      confirm(there, "there", "zoe99", "AAAA-BBBB-CCCC");
    }
    var code = begin(here, "here", "zoe");
    assertThat(confirm(there, "there", "zoe99", code))
        .isEqualTo(
            new Answer.No("That were too many wrong codes. Wait ten minutes, then try again."));
    desk.clock.advance(Duration.ofMinutes(11));
    var later = begin(here, "here", "zoe");
    assertThat(confirm(there, "there", "zoe99", later)).isInstanceOf(Answer.Done.class);
  }

  @Test
  void an_account_is_not_linked_to_itself_or_twice() {
    var self = begin(here, "here", "zoe");
    assertThat(confirm(here, "here", "zoe", self)).isInstanceOf(Answer.No.class);
    confirm(there, "there", "zoe99", begin(here, "here", "zoe"));
    assertThat(confirm(here, "there", "zoe99", begin(here, "here", "zoe")))
        .isEqualTo(new Answer.No("You are the same person there and here already."));
  }

  @Test
  void people_of_a_platform_where_anyone_can_be_anyone_are_not_linked() {
    var ana = desk.itself.who("ana").id();
    assertThat(desk.linking.begin(ana, TestPeople.account("ana"), desk.clock.instant()))
        .isInstanceOf(Answer.No.class);
    var code = begin(here, "here", "zoe");
    var no =
        desk.turn(
            () -> desk.linking.confirm(ana, TestPeople.account("ana"), code, desk.clock.instant()));
    assertThat(no)
        .isEqualTo(
            new Answer.No("Anyone can be anyone on the console, so its people can't be linked."));
    assertThat(people.same(ana, here)).isFalse();
  }

  @Test
  void a_bot_is_not_linked() {
    var bot =
        people.meet(new Speaker(account("here", "bot"), "Bot", Set.of(), Speaker.Kind.BOT)).id();
    assertThat(desk.linking.begin(bot, account("here", "bot"), desk.clock.instant()))
        .isInstanceOf(Answer.No.class);
  }

  @Test
  void the_code_itself_is_not_in_the_database() {
    var code = begin(here, "here", "zoe");
    var rows =
        desk.db
            .sql("select count(*) from link_code where link_code::text like ?")
            .param("%" + code.replace("-", "") + "%")
            .query(Integer.class)
            .single();
    assertThat(rows).isZero();
  }

  @Test
  void a_linked_account_can_be_unlinked_and_is_again_who_it_was() {
    confirm(there, "there", "zoe99", begin(here, "here", "zoe"));
    assertThat(unlink(here, "here", "zoe")).isInstanceOf(Answer.No.class);
    assertThat(unlink(here, "there", "zoe99"))
        .isEqualTo(
            new Answer.Done(there, here, account("there", "zoe99"), account("there", "zoe99")));
    assertThat(people.same(here, there)).isFalse();
    assertThat(people.get(there).id()).isEqualTo(there);
    assertThat(people.accountsOf(here)).containsExactly(account("here", "zoe"));
    assertThat(desk.audited(there)).containsExactly("account.unlinked");
  }

  @Test
  void what_was_granted_goes_with_whom_it_was_granted() {
    desk.db
        .sql("insert into granted_role values (?, 'ADMINISTRATOR', 0, now())")
        .param(there.value())
        .update();
    people.changed();
    confirm(there, "there", "zoe99", begin(here, "here", "zoe"));
    assertThat(people.holds(here, Role.ADMINISTRATOR, null)).isTrue();
    unlink(here, "there", "zoe99");
    assertThat(people.holds(here, Role.ADMINISTRATOR, null)).isFalse();
    assertThat(people.holds(there, Role.ADMINISTRATOR, null)).isTrue();
  }

  private String begin(Person.Id who, String platform, String user) {
    var answer = desk.linking.begin(who, account(platform, user), desk.clock.instant());
    assertThat(answer).isInstanceOf(Answer.Code.class);
    return ((Answer.Code) answer).code();
  }

  private Answer confirm(Person.Id who, String platform, String user, String code) {
    return desk.turn(
        () -> desk.linking.confirm(who, account(platform, user), code, desk.clock.instant()));
  }

  private Answer unlink(Person.Id who, String platform, String user) {
    return desk.turn(() -> desk.linking.unlink(who, account(platform, user), desk.clock.instant()));
  }

  /** Ben's account in the files is one of a platform that can be linked. */
  private void give(String platform, String user) {
    var policies = desk.itself.policies();
    policies.write(
        "people.yaml",
        policies
            .read("people.yaml")
            .replace(
                "{ platform: console, workspace: example, user: ben }",
                "{ platform: " + platform + ", workspace: w, user: " + user + " }"));
    policies.accept();
  }
}
