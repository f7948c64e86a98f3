package dev.deskbell.people;

import static dev.deskbell.people.Desk.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.ChatPlatform;
import dev.deskbell.chat.Groups;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Profiles;
import dev.deskbell.chat.Receipt;
import dev.deskbell.people.Linking.Answer;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private static final Team.Id NETWORK = new Team.Id("network");

  private final Desk desk = new Desk();
  private final People people = desk.people;
  private final Person.Id ana = desk.itself.who("ana").id();

  @Test
  void a_chosen_zone_and_wishes_hold_at_once() {
    desk.turn(() -> {
      desk.settings.zone(ana, ZoneId.of("Asia/Tokyo"));
      desk.settings.notify(ana, Preferences.What.WATCHED, Preferences.How.NEVER);
      desk.settings.notify(ana, Preferences.What.WATCHED, Preferences.How.DIGEST);
    });
    assertThat(people.get(ana).zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    assertThat(people.preferencesOf(ana).of(Preferences.What.WATCHED))
        .isEqualTo(Preferences.How.DIGEST);
    assertThat(people.preferencesOf(ana).of(Preferences.What.ASSIGNED))
        .isEqualTo(Preferences.How.NOW);
  }

  @Test
  void what_a_turn_that_fails_chose_is_forgotten() {
    desk.transaction.executeWithoutResult(it -> {
      desk.settings.zone(ana, ZoneId.of("Asia/Tokyo"));
      people.get(ana);
      it.setRollbackOnly();
    });
    assertThat(people.get(ana).zone()).isEqualTo(ZoneId.of("Europe/Lisbon"));
  }

  @Test
  void out_of_office_begins_and_ends() {
    var now = desk.clock.instant();
    desk.turn(
        () -> desk.settings.away(ana, now.plus(Duration.ofDays(1)), now.plus(Duration.ofDays(3))));
    assertThat(people.awayUntil(ana, now)).isEmpty();
    assertThat(people.awayUntil(ana, now.plus(Duration.ofDays(1))))
        .contains(now.plus(Duration.ofDays(3)));
    assertThat(people.awayUntil(ana, now.plus(Duration.ofDays(3)))).isEmpty();
    desk.turn(() -> desk.settings.back(ana));
    assertThat(people.awayUntil(ana, now.plus(Duration.ofDays(1)))).isEmpty();
  }

  @Test
  void the_preferred_account_comes_first() {
    var here = desk.stranger("here", "zoe");
    var there = desk.stranger("there", "zoe");
    var code = desk.linking.begin(here, account("here", "zoe"), desk.clock.instant());
    desk.turn(() ->
        desk.linking.confirm(
            there, account("there", "zoe"), ((Answer.Code) code).code(), desk.clock.instant()));
    desk.turn(() -> desk.settings.prefer(here, account("there", "zoe")));
    assertThat(people.accountsOf(here))
        .containsExactly(account("there", "zoe"), account("here", "zoe"));
  }

  @Test
  void who_left_is_told_once_to_who_cares_with_what_they_do_about_it() {
    var heard = new ArrayList<Person.Id>();
    desk.concerned.add((who, _) -> heard.add(who));
    var ben = desk.itself.who("ben").id();
    assertThat(left(ben)).isTrue();
    assertThat(left(ben)).isFalse();
    desk.departures.announce();
    desk.departures.announce();
    assertThat(heard).containsExactly(ben);
    assertThat(people.holds(ben, Role.REQUESTER, null)).isFalse();
    assertThat(people.membersOf(NETWORK)).extracting(Person::id).doesNotContain(ben);
    assertThat(people.named("Ben Azevedo")).isEmpty();
    desk.turn(() -> desk.departures.back(ben, ana, desk.clock.instant()));
    assertThat(people.holds(ben, Role.RESPONDER, NETWORK)).isTrue();
  }

  @Test
  void a_departure_that_could_not_be_handled_is_told_again() {
    var tries = new ArrayList<Person.Id>();
    desk.concerned.add((who, _) -> {
      tries.add(who);
      if (tries.size() == 1) {
        throw new IllegalStateException("the first try breaks");
      }
    });
    var ben = desk.itself.who("ben").id();
    left(ben);
    assertThat(catchThrowable(desk.departures::announce)).isNotNull();
    desk.departures.announce();
    assertThat(tries).containsExactly(ben, ben);
  }

  @Test
  void who_left_by_an_administrators_word_does_not_come_back_with_new_files() {
    var ben = desk.itself.who("ben").id();
    left(ben);
    desk.itself.policies().write("people.yaml", desk.itself.policies().read("people.yaml") + "\n");
    desk.itself.policies().accept();
    assertThat(people.get(ben).active()).isFalse();
  }

  @Test
  void cards_go_where_the_files_say_until_a_room_is_bound_in_chat() {
    var there = Place.channel("here", "w", "net");
    assertThat(desk.rooms.of(NETWORK, "incident"))
        .containsExactly(console("network"), console("incidents"));
    assertThat(desk.rooms.of((Team.Id) null, "request")).isEmpty();
    var owner = new Rooms.Owner.OfTeam(NETWORK);
    desk.turn(() -> desk.rooms.bind(owner, there, ana, desk.clock.instant()));
    desk.turn(() -> desk.rooms.bind(owner, there, ana, desk.clock.instant()));
    assertThat(desk.rooms.of(NETWORK, "incident")).containsExactly(there, console("incidents"));
    assertThat(desk.rooms.all()).containsEntry("network", List.of(there)).hasSize(7);
    var practice = new Rooms.Owner.OfPractice("request");
    desk.turn(() -> desk.rooms.bind(practice, there, ana, desk.clock.instant()));
    assertThat(desk.rooms.of(NETWORK, "request")).containsExactly(there);
    assertThat(desk.turn(() -> desk.rooms.unbind(owner, there, ana, desk.clock.instant())))
        .isTrue();
    assertThat(desk.turn(() -> desk.rooms.unbind(owner, there, ana, desk.clock.instant())))
        .isFalse();
    assertThat(desk.rooms.of(owner)).containsExactly(console("network"));
  }

  @Test
  void platforms_are_asked_what_they_know_of_people() {
    var platform = new Knowing();
    desk.platforms.add(platform);
    var zoe = desk.stranger("here", "zoe");
    platform.profiles.put(
        "zoe",
        new Profiles.Profile(
            "Zoe Lind", "zoe@x.example", ZoneId.of("Europe/Oslo"), false, false, true));
    desk.profiles.visit();
    assertThat(people.get(zoe).name()).isEqualTo("Zoe Lind");
    assertThat(people.get(zoe).zone()).isEqualTo(ZoneId.of("Europe/Oslo"));
    assertThat(platform.asked).containsExactly("zoe");
    desk.profiles.visit();
    assertThat(platform.asked).hasSize(1);

    platform.profiles.put("zoe", new Profiles.Profile("Zoe Lind", null, null, false, false, false));
    desk.clock.advance(Duration.ofDays(2));
    desk.profiles.visit();
    assertThat(people.get(zoe).active()).isFalse();
    assertThat(people.get(zoe).zone()).isEqualTo(ZoneId.of("Europe/Oslo"));
  }

  @Test
  void platforms_are_asked_who_is_in_the_groups_that_give_a_role() {
    var platform = new Knowing();
    desk.platforms.add(platform);
    var zoe = desk.stranger("here", "zoe");
    var text = desk.itself.policies().read("teams.yaml");
    desk.itself
        .policies()
        .write(
            "teams.yaml",
            text.replace(
                "    name: Network\n",
                """
                    name: Network
                    groups: [{platform: here, workspace: w, group: G1, role: manager}]
                """));
    desk.itself.policies().accept();
    platform.members.add(account("here", "zoe"));
    desk.groups.visit();
    assertThat(people.holds(zoe, Role.MANAGER, NETWORK)).isTrue();
    platform.members.clear();
    desk.groups.visit();
    assertThat(people.holds(zoe, Role.AGENT, NETWORK)).isFalse();
  }

  @Test
  void a_group_that_cannot_be_asked_about_does_not_keep_others_from_being_asked() {
    var broken =
        new Knowing() {
          @Override
          public Set<Account> members(String workspace, String group) {
            if (group.equals("G0")) {
              throw new IllegalStateException("the platform is out of order");
            }
            return super.members(workspace, group);
          }
        };
    desk.platforms.add(broken);
    var zoe = desk.stranger("here", "zoe");
    broken.members.add(account("here", "zoe"));
    var files = desk.itself.policies();
    files.write(
        "teams.yaml",
        files
            .read("teams.yaml")
            .replace(
                "- { who: ben, role: responder }\n",
                """
                - { who: ben, role: responder }
                    groups:
                      - {platform: here, workspace: w, group: G0, role: agent}
                      - {platform: here, workspace: w, group: G1, role: manager}
                """));
    files.accept();
    desk.groups.visit();
    assertThat(people.holds(zoe, Role.MANAGER, NETWORK)).isTrue();
  }

  private boolean left(Person.Id who) {
    return desk.turn(() -> desk.departures.left(who, ana, desk.clock.instant()));
  }

  private static Place console(String channel) {
    return Place.channel("console", "example", channel);
  }

  private static class Knowing implements ChatPlatform, Profiles, Groups {
    final Map<String, Profile> profiles = new HashMap<>();
    final List<String> asked = new ArrayList<>();
    final Set<Account> members = new HashSet<>();

    @Override
    public String name() {
      return "here";
    }

    @Override
    public Receipt deliver(Outgoing outgoing) {
      throw new UnsupportedOperationException();
    }

    @Override
    public @Nullable Profile of(Account account) {
      asked.add(account.user());
      return profiles.get(account.user());
    }

    @Override
    public Set<Account> members(String workspace, String group) {
      return group.equals("G1") ? Set.copyOf(members) : Set.of();
    }
  }
}
