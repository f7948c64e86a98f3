package dev.deskbell.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.policy.Policies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;

/** Who speaks for the organisation on the status page, about what, and until when. */
class StatusSpeakersStoryTest extends StatusStories {
  @Test
  void only_who_speaks_for_the_organisation_publishes_and_only_what_the_page_shows() {
    assertThat(
            desk.as("tom")
                .types("status publish Late effect:degraded services:vpn message:slow")
                .text())
        .contains("Only managers");
    assertThat(desk.as("ana").types("status resolve 1 fine").text()).contains("Only managers");
    assertThat(drafted("Stock is wrong", "services:erp").form().fields())
        .anySatisfy(it -> assertThat(it.ask().hint()).contains("not on the status page"));
  }

  @Test
  void who_has_the_communications_of_a_major_incident_speaks_about_it_and_about_nothing_else() {
    var ref =
        desk.as("ana")
            .types("incident declare Shop is down impact:low urgency:low service:checkout")
            .card()
            .title()
            .split(" ", 2)[0];
    var publish = "status publish Shop is down effect:major-outage services:checkout message:wait";
    desk.as("yuki").types("incident promote " + ref + " the whole shop");
    assertThat(desk.as("ben").types(publish + " ticket:" + ref).text()).contains("Only managers");
    desk.as("yuki").types("major role " + ref + " communications @ben");
    assertThat(desk.as("ben").types(publish).text()).contains("Only managers");
    var id = published(desk.as("ben").types(publish + " ticket:" + ref));
    published(desk.as("ben").types("status update " + id + " It comes back. state:monitoring"));
    assertThat(page()).contains("It comes back.");

    desk.as("yuki").types("major progress " + ref + " mitigated a spare disk");
    desk.as("yuki").types("incident resolve " + ref + " new disk");
    assertThat(desk.as("yuki").types("picture " + ref).text())
        .contains(ref + ": opened", "major incident", "mitigated", "resolved");
    assertThat(desk.as("ana").types("picture " + ref).text()).doesNotContain("mitigated");
  }

  /** The incident, of which Otto, who has no role anywhere, has the communications. */
  private static String ottoSpeaks(String ref) {
    desk.as("yuki").types("major role " + ref + " communications @otto");
    return "status publish Shop is down effect:major-outage services:checkout message:wait ticket:"
        + ref;
  }

  private static String major() {
    var ref =
        desk.as("ana")
            .types("incident declare Shop is down impact:low urgency:low service:checkout")
            .card()
            .title()
            .split(" ", 2)[0];
    desk.as("yuki").types("incident promote " + ref + " the whole shop");
    return ref;
  }

  @Test
  void who_has_the_communications_needs_no_other_role_to_the_very_end() {
    var ref = major();
    var preview = desk.as("otto").types(ottoSpeaks(ref));
    assertThat(preview.buttons()).containsExactly("Publish", "Edit", "Discard");
    assertThat(desk.as("otto").types("status drafts").text()).contains("Shop is down");
    var edited = preview.presses("Edit").sends(Map.of("message", "Please wait."));
    var id = published(edited);
    desk.as("otto").types("status update " + id + " A mistake.").presses("Discard");
    published(desk.as("otto").types("status update " + id + " It comes back. state:monitoring"));
    assertThat(page()).contains("Please wait.", "It comes back.").doesNotContain("A mistake");

    desk.as("yuki").types("major progress " + ref + " mitigated a spare disk");
    desk.as("yuki").types("incident resolve " + ref + " new disk");
    published(desk.as("otto").types("status resolve " + id + " It is back."));
    assertThat(page()).contains("It is back.");
  }

  @Test
  void who_may_publish_takes_it_back() {
    var ref = major();
    var id = published(desk.as("otto").types(ottoSpeaks(ref)));
    assertThat(page()).contains("Shop is down");
    assertThat(desk.as("ben").types("status withdraw " + id).text()).contains("Only managers");
    assertThat(desk.as("otto").types("status withdraw " + id).text()).contains("off the page");
    assertThat(page()).doesNotContain("Shop is down");
  }

  @Test
  void whom_the_files_name_begins_and_takes_back_whatever_their_role() throws IOException {
    var file =
        Path.of(desk.get(Environment.class).getRequiredProperty("deskbell.policies"))
            .resolve("status.yaml");
    var before = Files.readString(file);
    accepted(file, before + "\npublishers: [otto]\n");
    try {
      var trouble = "status publish Mail is late effect:degraded services:email message:wait";
      assertThat(desk.as("ana").types(trouble).text()).contains("Only managers");
      var id = published(desk.as("otto").types(trouble));
      var planned =
          "status maintenance New disks services:email from:\"tomorrow 9am\""
              + " until:\"tomorrow 10am\" message:\"No mail.\"";
      assertThat(desk.as("ana").types(planned).text()).contains("Only managers");
      published(desk.as("otto").types(planned));
      assertThat(desk.as("otto").types("status withdraw " + id).text()).contains("off the page");
      assertThat(page()).contains("New disks").doesNotContain("Mail is late");
    } finally {
      accepted(file, before);
    }
  }

  private static void accepted(Path file, String words) throws IOException {
    Files.writeString(file, words);
    var policies = desk.get(Policies.class);
    policies.accept(policies.propose().digest(), "a test");
  }

  @Test
  void who_had_the_communications_speaks_no_more_when_it_is_over_or_no_major_incident() {
    var over = major();
    var publish = ottoSpeaks(over);
    var kept = desk.as("otto").types(publish);
    desk.as("yuki").types("major progress " + over + " mitigated a spare disk");
    desk.as("yuki").types("incident resolve " + over + " new disk");
    assertThat(desk.as("otto").types(publish).text()).contains("Only managers");
    assertThat(kept.presses("Publish").text()).contains("Only managers");

    var small = major();
    var about = ottoSpeaks(small);
    desk.as("yuki").types("major demote " + small + " one till only");
    assertThat(desk.as("otto").types(about).text()).contains("Only managers");
    assertThat(page()).doesNotContain("Shop is down");
  }

  @Test
  void an_exercise_is_nothing_to_the_outside() {
    var ref =
        desk.as("ben")
            .types("incident drill \"The data centre burns\" service:checkout with:@kofi")
            .card()
            .title()
            .split(" ", 2)[0];
    var publish = ottoSpeaks(ref);
    assertThat(desk.as("otto").types("show " + ref).text()).contains("Otto");
    assertThat(desk.as("otto").types(publish).text()).contains("Only managers");
    assertThat(desk.as("mia").types(publish).text()).contains(ref + " is a drill");
  }
}
