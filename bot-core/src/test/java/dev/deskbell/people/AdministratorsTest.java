package dev.deskbell.people;

import static dev.deskbell.people.Desk.account;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.ChatPlatform;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Speaker;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AdministratorsTest {
  private final Desk desk = new Desk();
  private final Person.Id zoe = desk.stranger("here", "zoe");

  private record Platform(String name) implements ChatPlatform {
    @Override
    public Receipt deliver(Outgoing outgoing) {
      throw new UnsupportedOperationException();
    }
  }

  private String offered() {
    desk.platforms.add(new Platform("console"));
    desk.platforms.add(new Platform("here"));
    return desk.administrators.offer().orElseThrow();
  }

  @Test
  void who_types_the_code_of_the_log_is_administrator_and_nobody_after_them() {
    var code = offered();
    assertThat(claim(zoe, code)).startsWith("You are this desk's administrator");
    assertThat(desk.people.holds(zoe, Role.ADMINISTRATOR, null)).isTrue();
    var second = desk.stranger("here", "second");
    assertThat(claim(second, code)).startsWith("That is not the code");
    assertThat(desk.people.holds(second, Role.ADMINISTRATOR, null)).isFalse();
    assertThat(desk.administrators.offer()).isEmpty();
    assertThat(desk.audited(zoe)).containsExactly("administrator.claimed");
  }

  @Test
  void there_is_no_code_while_the_files_name_an_administrator_who_can_be_believed() {
    assertThat(desk.administrators.offer()).isEmpty();
    desk.platforms.add(new Platform("console"));
    assertThat(desk.administrators.offer()).isEmpty();
    desk.platforms.add(new Platform("here"));
    assertThat(desk.administrators.offer()).isPresent();
  }

  @Test
  void ten_wrong_codes_make_it_void() {
    var code = offered();
    for (var i = 0; i < 10; i++) {
      assertThat(claim(zoe, "AAAA-BBBB-CCCC")).startsWith("That is not the code");
    }
    assertThat(claim(zoe, code)).startsWith("That is not the code");
    assertThat(desk.people.holds(zoe, Role.ADMINISTRATOR, null)).isFalse();
  }

  @Test
  void it_expires_after_a_day() {
    var code = offered();
    desk.clock.advance(Duration.ofHours(24));
    assertThat(claim(zoe, code)).startsWith("That is not the code");
  }

  @Test
  void the_codes_of_two_instances_are_both_good_for_one_claim() {
    var one = offered();
    var two = desk.administrators.offer().orElseThrow();
    assertThat(claim(zoe, two)).startsWith("You are");
    assertThat(claim(desk.stranger("here", "second"), one)).startsWith("That is not");
  }

  @Test
  void a_guest_is_never_administrator() {
    var guest =
        desk.people.meet(new Speaker(account("here", "g"), "G", Set.of(), Speaker.Kind.GUEST)).id();
    assertThat(claim(guest, offered())).startsWith("Only people of the organisation");
    assertThat(desk.people.holds(guest, Role.AGENT, null)).isFalse();
  }

  private String claim(Person.Id who, String code) {
    return desk.turn(() -> desk.administrators.claim(who, code, desk.clock.instant()));
  }
}
