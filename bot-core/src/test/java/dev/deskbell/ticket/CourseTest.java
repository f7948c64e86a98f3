package dev.deskbell.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.deskbell.ticket.Course.Reached;
import dev.deskbell.ticket.TimelineMarks.Mark;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** How tickets go, as the picture tells it. */
class CourseTest {
  private static final Instant ZERO = Instant.parse("2026-03-28T22:10:00Z");
  private static final TicketRef REF = new TicketRef("INC", 7);

  private static Instant minute(int number) {
    return ZERO.plus(Duration.ofMinutes(number));
  }

  private static Reached reached(Milestone milestone, int minute) {
    return new Reached(milestone, minute(minute));
  }

  @Test
  void phases_follow_each_other_without_a_gap_whatever_happened() {
    qt().withExamples(300)
        .forAll(
            lists().of(arbitrary().enumValues(Milestone.class)).ofSizeBetween(0, 12),
            integers().between(1, 500))
        .checkAssert((drawn, step) -> {
          var all = new ArrayList<>(List.of(reached(Milestone.OPENED, 0)));
          for (var it : drawn) {
            all.add(reached(it, all.size() * step));
          }
          var course = Course.of(all, List.of(), minute(all.size() * step));
          var at = course.from();
          for (var part : course.parts()) {
            assertThat(part.from()).isEqualTo(at);
            assertThat(part.until()).isAfter(part.from());
            at = part.until();
          }
          assertThat(at).isEqualTo(course.until());
          assertThat(course.marks())
              .allSatisfy(it -> assertThat(it.when()).isBetween(course.from(), course.until()));
        });
  }

  @Test
  void it_ends_when_it_was_resolved_for_good_and_not_when_it_closed_itself() {
    var course =
        Course.of(
            List.of(
                reached(Milestone.OPENED, 0),
                reached(Milestone.RESOLVED, 10),
                reached(Milestone.REOPENED, 30),
                reached(Milestone.RESOLVED, 60),
                reached(Milestone.CLOSED, 7000)),
            List.of(),
            minute(9000));
    assertThat(course.until()).isEqualTo(minute(60));
    assertThat(course.words(REF))
        .isEqualTo("INC-7: opened, reopened after 30 min, resolved after 1 h");
  }

  @Test
  void what_is_open_goes_on_and_what_was_never_resolved_ends_when_it_closed() {
    var open = List.of(reached(Milestone.OPENED, 0), reached(Milestone.ACKNOWLEDGED, 5));
    assertThat(Course.of(open, List.of(), minute(90)).until()).isEqualTo(minute(90));
    var cancelled = List.of(reached(Milestone.OPENED, 0), reached(Milestone.CLOSED, 5));
    assertThat(Course.of(cancelled, List.of(), minute(90)).words(REF))
        .isEqualTo("INC-7: opened, closed after 5 min");
  }

  @Test
  void a_practice_knows_better_when_something_really_happened() {
    var course =
        Course.of(
            List.of(reached(Milestone.OPENED, 0), reached(Milestone.RESOLVED, 60)),
            List.of(new Mark("Resolved", minute(50)), new Mark("Mitigated", minute(40))),
            minute(90));
    assertThat(course.words(REF))
        .isEqualTo("INC-7: opened, mitigated after 40 min, resolved after 50 min");
  }

  /** For the guide, when asked for with {@code -Dpictures=true}. */
  @Test
  @EnabledIfSystemProperty(named = "pictures", matches = "true")
  void the_picture_of_the_guide() throws IOException {
    var course =
        Course.of(
            List.of(
                reached(Milestone.OPENED, 602),
                reached(Milestone.ACKNOWLEDGED, 606),
                reached(Milestone.HELD, 688),
                reached(Milestone.RESUMED, 718),
                reached(Milestone.RESOLVED, 753)),
            List.of(
                new Mark("Major incident", minute(612)),
                new Mark("Identified", minute(673)),
                new Mark("Mitigated", minute(733))),
            minute(800));
    var picture = CoursePicture.of(REF, course, ZoneId.of("Europe/Lisbon"));
    Files.write(Path.of("..", "docs", "pictures", "timeline.png"), picture.image().bytes());
  }

  /** Something of every length can be drawn, also over the night in which clocks change. */
  @Test
  void every_length_has_a_picture() throws IOException {
    for (var minutes : List.of(0, 1, 59, 600, 6_000, 600_000, 6_000_000)) {
      var course = Course.of(List.of(reached(Milestone.OPENED, 0)), List.of(), minute(minutes));
      var picture = CoursePicture.of(REF, course, ZoneId.of("Europe/Lisbon"));
      var image = ImageIO.read(new ByteArrayInputStream(picture.image().bytes()));
      assertThat(image.getWidth()).isEqualTo(1440);
    }
  }
}
