package dev.deskbell.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.calendar.Interval;
import dev.deskbell.people.People;
import dev.deskbell.testing.theatre.CoreDesk;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When services are worked on and when nothing may change. Tuesday, 3 March 2026, nine o'clock. */
class WindowStoryTest {
  private static final Service.Id ERP = new Service.Id("erp");
  private static final Service.Id WIFI = new Service.Id("wifi");

  private final CoreDesk desk = new CoreDesk();

  @AfterEach
  void closes() {
    desk.close();
  }

  private List<String> at(Service.Id service, String moment) {
    return desk.get(Windows.class).at(service, Instant.parse(moment)).stream()
        .map(Window::name)
        .toList();
  }

  @Test
  void hours_of_the_files_come_again_every_week_on_the_clock_of_their_zone() {
    assertThat(at(ERP, "2026-03-03T21:59:00Z")).isEmpty();
    assertThat(at(ERP, "2026-03-03T22:00:00Z"))
        .containsExactly("Nights of the order and stock system");
    assertThat(at(ERP, "2026-03-04T01:59:00Z")).hasSize(1);
    assertThat(at(ERP, "2026-03-04T02:00:00Z")).isEmpty();
    assertThat(at(WIFI, "2026-03-03T22:00:00Z")).isEmpty();
    // Lisbon is an hour ahead in summer.
    assertThat(at(ERP, "2026-06-02T21:00:00Z")).hasSize(1);
    assertThat(desk.get(Windows.class).confines(ERP)).isTrue();
    assertThat(desk.get(Windows.class).confines(new Service.Id("printing"))).isFalse();
  }

  @Test
  void a_freeze_of_the_files_concerns_all_and_names_who_passes() {
    var frozen =
        desk.get(Windows.class)
            .at(new Service.Id("printing"), Instant.parse("2026-12-25T12:00:00Z"));
    assertThat(frozen).singleElement().matches(Window::isFreeze);
    assertThat(frozen.getFirst().passes())
        .containsExactly(desk.get(People.class).named("mia").orElseThrow().id());
  }

  @Test
  void a_window_is_told_whole_where_only_its_end_is_asked_for() {
    var midnight = Instant.parse("2026-03-04T00:30:00Z");
    assertThat(desk.get(Windows.class).at(ERP, midnight).getFirst().when())
        .isEqualTo(
            new Interval(
                Instant.parse("2026-03-03T22:00:00Z"), Instant.parse("2026-03-04T02:00:00Z")));
  }

  @Test
  void the_responders_of_its_team_say_when_a_service_is_worked_on() {
    assertThat(
            desk.as("kofi").types("window add erp \"friday 22:00\" \"friday 23:00\" disks").text())
        .contains("belongs to the team applications", "responders and managers");
    assertThat(
            desk.as("ben").types("window add erp \"friday 22:00\" \"friday 23:00\" disks").text())
        .contains("That is maintenance from Fri 6 Mar 2026 22:00", "`window end 1`");
    assertThat(at(ERP, "2026-03-06T22:30:00Z")).containsExactly("disks");
    assertThat(desk.as("ana").types("window list services:erp").text())
        .contains("1 disks", "Order and stock system", "Nights of the order");
    desk.as("yuki").types("window end 1");
    assertThat(at(ERP, "2026-03-06T22:30:00Z")).isEmpty();
    assertThat(desk.as("yuki").types("window end 1").text())
        .contains("There is no maintenance window 1");
  }

  @Test
  void managers_freeze_what_is_theirs_and_the_record_stays() {
    assertThat(desk.as("ben").types("freeze declare now friday audit services:erp").text())
        .contains("role manager");
    assertThat(desk.as("nora").types("freeze declare now friday audit services:erp").text())
        .contains("Only its managers say");
    assertThat(desk.as("nora").types("freeze declare now friday audit").text())
        .contains("Only who manages all teams freezes all services");
    assertThat(desk.as("mia").types("freeze declare now friday audit").text())
        .contains("Nothing may be changed", "all", "`freeze lift 1`");
    assertThat(at(WIFI, "2026-03-04T12:00:00Z")).containsExactly("audit");
    assertThat(desk.as("nora").types("freeze lift 1 done").text())
        .contains("Only who manages all teams ends it");
    assertThat(desk.as("mia").types("window end 1").text()).contains("no maintenance window 1");
    desk.as("mia").types("freeze lift 1 the auditors left");
    assertThat(at(WIFI, "2026-03-04T12:00:00Z")).isEmpty();
    assertThat(
            desk.get(JdbcClient.class)
                .sql(
                    "select why || ' / ' || end_why from service_window where ended_by is not null")
                .query(String.class)
                .single())
        .isEqualTo("audit / the auditors left");
  }

  @Test
  void what_makes_no_sense_is_refused_in_a_sentence() {
    assertThat(desk.as("mia").types("freeze declare friday now audit").text())
        .contains("ends before it begins");
    assertThat(desk.as("mia").types("freeze declare 2026-02-01 2026-02-02 audit").text())
        .contains("over already");
    assertThat(desk.as("mia").types("freeze declare now 2027-03-01 audit").text())
        .contains("longer than three months");
  }
}
