package dev.deskbell.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Call;
import dev.deskbell.people.People;
import dev.deskbell.testing.Desk;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people do about themselves. */
class AccountStoryTest extends AccountStories {
  @Test
  void me_shows_who_one_is_and_what_one_can_change() {
    var ben = desk.as("ben").types("me");
    assertThat(ben.text())
        .contains("Ben Azevedo", "Network (responder)", "Nora Lima", "Europe/Lisbon")
        .contains("Comments on my tickets: at once");
    assertThat(ben.buttons()).contains("Time zone", "Out of office", "Link another account");
  }

  @Test
  void a_zone_is_chosen_by_its_name_or_city_and_a_slip_is_answered_with_what_was_meant() {
    assertThat(asked(desk.as("ana").types("me zone Europe/Lisbno")))
        .contains("Did you mean Europe/Lisbon?");
    assertThat(asked(desk.as("ana").types("me zone berlni"))).contains("mean Europe/Berlin?");
    assertThat(desk.as("ana").types("me zone tokyo").text())
        .contains("Your time zone is Asia/Tokyo now.");
    assertThat(desk.as("ana").types("me").text()).contains("Asia/Tokyo");
  }

  @Test
  void what_reaches_one_is_chosen_in_words_or_from_the_menu_and_the_form_that_follows() {
    assertThat(desk.as("ana").types("me notify comments digest").text())
        .contains("Comments on my tickets: in a daily digest.");
    var asked = desk.as("ana").presses(new Call("account.notify", ""), "watched");
    assertThat(asked.sends(Map.of("how", "never")).text()).contains("What I watch: never.");
    assertThat(desk.as("ana").types("me").text())
        .contains("in a daily digest", "What I watch: never");
  }

  @Test
  void out_of_office_has_an_end_and_can_end_sooner() {
    assertThat(desk.as("ana").types("me away until:2026-03-06").text())
        .contains("out of office until", "6 Mar 2026", "Europe/Lisbon");
    assertThat(desk.as("ana").types("me").buttons()).contains("I am back");
    assertThat(desk.as("ana").types("me back").text()).contains("Welcome back.");
    assertThat(desk.as("ana").types("me").buttons()).contains("Out of office");
  }

  @Test
  void two_accounts_become_one_person_by_a_code_said_once() {
    var code = code("zoe");
    var linked = desk.as("zoe99").types("me link " + code).sends(Map.of("sure", "yes"));
    assertThat(linked.text()).contains("You are one person on both accounts now.");
    assertThat(linked.again().text()).contains("You are one person on both accounts now.");
    assertThat(desk.as("mallory").types("me confirm " + code + " yes").text())
        .contains("wrong, used or older");
    var people = context.getBean(People.class);
    assertThat(people.behind(Desk.account("zoe99"))).isEqualTo(people.behind(Desk.account("zoe")));
    assertThat(told("account.linked"))
        .containsExactlyInAnyOrder("account/test/acme/zoe", "account/test/acme/zoe99");
    assertThat(count("select count(*) from inbox where outcome::text like '%" + code + "%'"))
        .isZero();
    assertThat(desk.as("zoe99").types("me unlink").text()).contains("somebody of its own again");
    assertThat(told("account.unlinked"))
        .hasSize(2)
        .contains("account/test/acme/zoe99")
        .anyMatch(it -> it.startsWith("person/"));
    assertThat(told("account.administrator-linked")).isEmpty();
  }

  @Test
  void who_has_two_accounts_in_one_workspace_prefers_the_one_at_hand_or_one_by_its_user() {
    var code = code("mia");
    desk.as("mia99").types("me confirm " + code + " yes");
    var people = context.getBean(People.class);
    var mia = people.behind(Desk.account("mia")).orElseThrow().id();
    assertThat(desk.as("mia99").types("me prefer here").text()).contains("writes to you on");
    assertThat(people.accountsOf(mia)).startsWith(Desk.account("mia99"));
    assertThat(asked(desk.as("mia99").types("me prefer test/acme")))
        .contains("Say one of: test/acme/mia99, test/acme/mia");
    desk.as("mia99").types("me prefer test/acme/mia");
    assertThat(people.accountsOf(mia)).startsWith(Desk.account("mia"));
  }

  @Test
  void the_other_administrators_hear_when_an_administrator_s_accounts_are_linked() {
    desk.as("zoe").types("me");
    var zoe = context.getBean(People.class).behind(Desk.account("zoe")).orElseThrow().id();
    JdbcClient.create(database)
        .sql("insert into granted_role values (?, 'ADMINISTRATOR', 0, now())")
        .param(zoe.value())
        .update();
    desk.as("ada2").types("me confirm " + code("ada") + " yes");
    assertThat(told("account.administrator-linked")).containsExactly("person/" + zoe);
  }

  private String code(String user) {
    var text = desk.as(user).types("me link").text();
    var start = text.indexOf("me link ") + "me link ".length();
    return text.substring(start, start + 14);
  }

  private List<String> told(String topic) {
    return List.copyOf(
        JdbcClient.create(database)
            .sql("select destination from delivery where topic = ?")
            .param(topic)
            .query((row, _) -> row.getString(1))
            .list());
  }
}
