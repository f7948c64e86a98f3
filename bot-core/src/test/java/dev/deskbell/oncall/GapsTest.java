package dev.deskbell.oncall;

import static dev.deskbell.testing.theatre.CoreDesk.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.testing.theatre.CoreDesk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;

/** When nobody will be on call. */
class GapsTest {
  @Test
  void who_answers_for_a_schedule_is_told_of_each_gap_once() throws IOException {
    try (var desk = new CoreDesk()) {
      desk.get(Gaps.class).tell();
      assertThat(words(desk.inbox("nora"))).doesNotContain("Nobody will be on call");

      var folder = desk.get(Environment.class).getRequiredProperty("deskbell.policies");
      var file = Path.of(folder, "schedules.yaml");
      Files.writeString(
          file,
          Files.readString(file)
              .replace(
                  "      - people: [nora, ben]\n",
                  "      - people: [nora, ben]\n        until: \"2026-03-10\"\n"));
      var digest = desk.as("ada").types("policy reload");
      digest.presses(digest.buttons().getFirst());
      Awaitility.await()
          .until(() -> !desk.as("ana").types("oncall who network").text().contains("16 Mar"));

      desk.get(Gaps.class).tell();
      desk.get(Gaps.class).tell();
      desk.theatre().clock().advance(Duration.ofHours(30));
      desk.get(Gaps.class).tell();
      var told = words(desk.inbox("nora"));
      assertThat(told).contains("Nobody will be on call: Network on call", "Tue 10 Mar 2026 00:00");
      assertThat(told.split("Nobody will be on call", -1)).hasSize(2);
    }
  }
}
