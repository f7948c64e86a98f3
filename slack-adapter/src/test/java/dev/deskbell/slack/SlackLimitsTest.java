package dev.deskbell.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@NullMarked
class SlackLimitsTest {

  private static final SlackLimits LIMITS = new SlackLimits(300);
  private static final Place PLACE = Place.channel("slack", "T1", "C1");
  private static final Account ANA = new Account("slack", "T1", "U1");
  private static final Posting POSTING = new Posting(PLACE, "1.2");
  private static final Card CARD = Card.of("Card", Tone.CALM);

  private static JsonNode tiers() throws java.io.IOException {
    try (var file = SlackLimitsTest.class.getResourceAsStream("/slack/rate_limit_tiers.json")) {
      return JsonMapper.builder().build().readTree(Objects.requireNonNull(file));
    }
  }

  static Stream<Outgoing> deeds() {
    return Stream.of(
        new Outgoing.Edit("d", POSTING, CARD),
        new Outgoing.Remove("d", POSTING),
        new Outgoing.MakeRoom("d", "T1", "room", "", true, null),
        new Outgoing.Invite("d", PLACE, List.of(ANA)),
        new Outgoing.Topic("d", PLACE, "topic"),
        new Outgoing.Pin("d", POSTING),
        new Outgoing.Follow("d", "T1", "S1", List.of(ANA)),
        new Outgoing.Bookmark("d", PLACE, "Ticket", URI.create("https://desk.example/1")),
        new Outgoing.Archive("d", PLACE),
        new Outgoing.Page("d", ANA, CARD));
  }

  @ParameterizedTest
  @MethodSource("deeds")
  void each_deed_stays_within_the_tier_of_its_method(Outgoing deed) throws java.io.IOException {
    assertThat(LIMITS.of(deed)).isNotEmpty();
    for (var budget : LIMITS.of(deed)) {
      var method = budget.scope().split("/")[2];
      assertThat(tiers().path(method).stringValue()).as(method).startsWith("Tier");
      var most =
          switch (tiers().path(method).stringValue()) {
            case "Tier2" -> 20;
            case "Tier3" -> 50;
            default -> 100;
          };
      assertThat(budget.perSecond() * 60).as(method).isLessThanOrEqualTo(most);
      assertThat(budget.burst()).as(method).isBetween(1.0, most / 2.0);
    }
  }

  @Test
  void a_channel_takes_a_message_a_second_and_a_workspace_some_hundreds_a_minute() {
    var post = new Outgoing.Post("d", PLACE, CARD, Set.of());
    assertThat(LIMITS.of(post))
        .anySatisfy(it -> {
          assertThat(it.scope()).endsWith("C1");
          assertThat(it.perSecond()).isEqualTo(1);
          assertThat(it.burst()).as("with room for calls that take longer").isBetween(2.5, 2.95);
        })
        .anySatisfy(it -> assertThat(it.perSecond() * 60).isBetween(200.0, 400.0));
  }

  @Test
  void a_card_that_changes_all_the_time_leaves_something_to_the_others() {
    var one = LIMITS.of(new Outgoing.Edit("d", POSTING, CARD));
    var other = LIMITS.of(new Outgoing.Edit("d", new Posting(PLACE, "1.3"), CARD));
    assertThat(one.getFirst()).isEqualTo(other.getFirst());
    assertThat(one.getLast().scope()).isNotEqualTo(other.getLast().scope());
    assertThat(one.getLast().burst()).isLessThan(one.getFirst().burst());
    assertThat(1 / one.getLast().perSecond()).as("seconds between edits").isLessThan(1.4);
  }

  @Test
  void a_workspace_that_takes_more_is_given_more() {
    var post = new Outgoing.Post("d", PLACE, CARD, Set.of());
    assertThat(new SlackLimits(1_200).of(post))
        .anySatisfy(it -> assertThat(it.perSecond()).isEqualTo(20));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 60, 300, 1_200})
  void a_workspace_is_left_room_for_calls_that_come_a_fifth_of_a_second_too_early(int perMinute) {
    var all =
        new SlackLimits(perMinute).of(new Outgoing.Post("d", PLACE, CARD, Set.of())).getLast();
    var itsOwn = Math.max(1, perMinute / 10.0);
    assertThat(all.burst()).isGreaterThanOrEqualTo(1);
    if (itsOwn > 1) {
      assertThat(all.burst()).isBetween(1.0, itsOwn - 0.19 * all.perSecond());
    }
  }

  @Test
  void a_thread_shares_the_limit_of_its_channel_and_a_file_counts_as_a_message() {
    var thread = new Place("slack", "T1", "C1", "1.2");
    var post = LIMITS.of(new Outgoing.Post("d", PLACE, CARD, Set.of()));
    var reply = LIMITS.of(new Outgoing.Post("d", thread, CARD, Set.of()));
    var file = new FileContent("a.txt", "text/plain", new byte[1]);
    var upload = LIMITS.of(new Outgoing.Upload("d", thread, Text.NONE, file));
    assertThat(reply).isEqualTo(post);
    assertThat(upload).containsAll(post);
  }
}
