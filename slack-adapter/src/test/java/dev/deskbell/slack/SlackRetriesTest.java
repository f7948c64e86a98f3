package dev.deskbell.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Reply;
import dev.deskbell.slack.fake.SlackPlayer;
import dev.deskbell.testing.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Slack tells again over HTTP says that it could not reach the desk meanwhile. */
class SlackRetriesTest {
  private static final URI NOWHERE = URI.create("http://127.0.0.1:1/nowhere");

  private final SettableClock clock = SettableClock.tuesdayMorning();
  private final ListeningDesk desk = new ListeningDesk();
  private final SlackStage stage = SlackStage.overHttp(desk, clock);
  private final SlackPlayer ana = stage.player("ana", ZoneId.of("UTC"));
  private final Place thread = ana.says(stage.room("general"), "a card").thread();

  @AfterEach
  void closes() {
    stage.close();
  }

  private void isReachedAgain() {
    stage.slack.tells(stage.hears());
  }

  @Test
  void the_silence_before_a_repeated_event_is_told_once_and_whole() {
    ana.says(thread, "before");
    var lastHeard = clock.instant();
    stage.slack.tells(NOWHERE);
    clock.advance(Duration.ofMinutes(30));
    ana.says(thread, "given up by Slack");
    clock.advance(Duration.ofMinutes(30));
    stage.slack.deliveries().tellsAgain();
    stage.slack.deliveries().tellsAgain();
    ana.says(thread, "one");
    ana.says(thread, "another");
    clock.advance(Duration.ofMinutes(1));
    isReachedAgain();
    ana.types(stage.room("general"), "kit try");
    assertThat(stage.absences).as("nothing tells yet that somebody was not heard").isEmpty();

    stage.slack.deliveries().tellsAgain();

    assertThat(stage.absences).containsExactly(lastHeard);
    assertThat(desk.heard.stream().filter(Incoming.Said.class::isInstance)).hasSize(3);
  }

  @Test
  void the_next_silence_is_told_too() {
    ana.says(thread, "before");
    for (var time = 1; time <= 2; time++) {
      stage.slack.tells(NOWHERE);
      clock.advance(Duration.ofMinutes(20));
      ana.says(thread, "while away");
      isReachedAgain();
      stage.slack.deliveries().tellsAgain();
      assertThat(stage.absences).hasSize(time);
    }
    assertThat(stage.absences).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void a_hiccup_that_slack_makes_up_for_is_no_absence() {
    ana.says(thread, "before");
    stage.slack.tells(NOWHERE);
    clock.advance(Duration.ofSeconds(20));
    ana.says(thread, "while away");
    isReachedAgain();
    stage.slack.deliveries().tellsAgain();
    assertThat(desk.heard).hasSize(2);
    assertThat(stage.absences).isEmpty();
  }

  @Test
  void an_event_of_before_the_silence_asks_for_what_was_said_since_it() {
    stage.slack.tells(NOWHERE);
    var said = clock.instant();
    ana.says(thread, "early");
    isReachedAgain();
    clock.advance(Duration.ofSeconds(10));
    ana.says(thread, "heard");
    clock.advance(Duration.ofMinutes(5));
    isReachedAgain();
    stage.slack.deliveries().tellsAgain();
    assertThat(stage.absences).containsExactly(said);
  }

  @Test
  void an_event_that_was_heard_and_is_told_again_for_its_late_answer_is_no_silence() {
    ana.says(thread, "in the evening");
    clock.advance(Duration.ofHours(9));
    stage.slack.deliveries().holdsBack(() -> ana.says(thread, "in the morning"));
    stage.slack.deliveries().tellsHeldBack(new AlwaysTwice());
    assertThat(desk.heard.stream().filter(Incoming.Said.class::isInstance)).hasSize(3);
    assertThat(stage.absences).isEmpty();
  }

  /** Everything that waits is told a second time. */
  private static final class AlwaysTwice extends Random {
    private static final long serialVersionUID = 1;

    @Override
    public boolean nextBoolean() {
      return true;
    }
  }

  @Test
  void an_event_that_the_desk_failed_at_is_no_heard_one() {
    ana.says(thread, "before");
    var lastHeard = clock.instant();
    clock.advance(Duration.ofMinutes(30));
    desk.answers(_ -> {
      desk.answers(new Reply.Silence());
      throw new IllegalStateException("the desk is broken");
    });
    ana.says(thread, "at which it fails");
    assertThat(stage.absences).containsExactly(lastHeard);
  }

  @Test
  void a_silence_in_which_slack_may_have_given_up_everything_is_told_as_a_doubt_and_once() {
    ana.says(thread, "before");
    var lastHeard = clock.instant();
    stage.slack.tells(NOWHERE);
    clock.advance(Duration.ofMinutes(10));
    ana.says(thread, "given up by Slack");
    clock.advance(Duration.ofMinutes(50));
    isReachedAgain();
    ana.types(stage.room("general"), "kit try");
    ana.says(thread, "afresh");
    assertThat(stage.doubts).containsExactly(lastHeard);
    assertThat(stage.absences).isEmpty();
  }

  @Test
  void a_silence_too_short_for_slack_to_give_anything_up_leaves_no_doubt() {
    ana.says(thread, "before");
    clock.advance(Duration.ofMinutes(4));
    ana.says(thread, "after a while");
    assertThat(stage.doubts).isEmpty();
  }
}
