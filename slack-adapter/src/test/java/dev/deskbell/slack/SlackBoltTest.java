package dev.deskbell.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.slack.api.bolt.util.EventsApiPayloadParser;
import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.Incoming;
import dev.deskbell.slack.fake.Answer;
import dev.deskbell.slack.fake.FakeSlack;
import dev.deskbell.slack.fake.HttpLink;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** What Bolt would do by itself, on both ways in, and what becomes of it here. */
class SlackBoltTest {
  private static final String SECRET_WORDS = "my-password-is-hunter2";

  static Stream<BiFunction<Conversation, Clock, SlackStage>> ways() {
    return Stream.of(SlackStage::overHttp, SlackStage::bySocket);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void two_deeds_in_one_press_are_two_deeds(BiFunction<Conversation, Clock, SlackStage> way) {
    var desk = new ListeningDesk();
    try (var stage = way.apply(desk, Clock.systemUTC())) {
      assertThat(told(stage, press("0:kit.try|A", "1:kit.try|B")).isOk()).isTrue();
    }
    assertThat(desk.heard)
        .extracting(it -> ((Incoming.Press) it).call().about())
        .containsExactly("A", "B");
  }

  @ParameterizedTest
  @MethodSource("ways")
  void what_nobody_listens_for_is_acknowledged(BiFunction<Conversation, Clock, SlackStage> way) {
    var desk = new ListeningDesk();
    try (var stage = way.apply(desk, Clock.systemUTC())) {
      var unheard =
          List.of(
              event("\"type\":\"team_join\",\"user\":{\"id\":\"U1\"}"),
              event("\"type\":\"message\",\"subtype\":\"channel_join\",\"user\":\"U1\""),
              event("\"type\":\"invented_tomorrow\""),
              press(),
              "{\"type\":\"invented_tomorrow\",\"user\":{\"id\":\"U1\"}}",
              "{\"type\":\"view_closed\",\"user\":{\"id\":\"U1\"},\"team\":{\"id\":\"T1\"},"
                  + "\"view\":{\"id\":\"V1\",\"callback_id\":\"x\"}}");
      assertThat(unheard)
          .allSatisfy(it -> assertThat(told(stage, it)).isEqualTo(new Answer(200, "")));
    }
    assertThat(desk.heard).isEmpty();
  }

  @Test
  void too_many_events_are_told_and_acknowledged() {
    try (var stage = SlackStage.overHttp(new ListeningDesk(), Clock.systemUTC())) {
      var link = new HttpLink(stage.hears(), FakeSlack.SIGNING_SECRET, Clock.systemUTC());
      var told = "{\"type\":\"app_rate_limited\",\"team_id\":\"T1\"}".getBytes(UTF_8);
      var answer = link.sends(link.signed("application/json", told, link.now()));
      assertThat(answer).isEqualTo(new Answer(200, ""));
    }
  }

  /** Bolt's handlers are kept by class: what the manifest asks Slack for must have one. */
  @Test
  void every_event_that_the_manifest_asks_for_is_listened_for() {
    var heard =
        SlackEvents.EARS.keySet().stream()
            .map(EventsApiPayloadParser::getEventTypeAndSubtype)
            .map(it -> it.replaceFirst(":.*", ""))
            .collect(Collectors.toSet());
    var asked =
        SlackManifest.EVENTS.stream()
            .map(it -> it.replaceFirst("\\..*", ""))
            .collect(Collectors.toSet());
    assertThat(heard).isEqualTo(asked);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void nothing_that_people_say_is_logged(BiFunction<Conversation, Clock, SlackStage> way) {
    var log = new ListAppender<ILoggingEvent>();
    log.start();
    var loggers = Stream.of("com.slack.api", "dev.deskbell").map(LoggerFactory::getLogger).toList();
    loggers.forEach(it -> listens((Logger) it, log));
    try (var stage = way.apply(new ListeningDesk(), Clock.systemUTC())) {
      stage.slack().sockets().waits(Duration.ofMillis(300));
      var words = "\"text\":\"" + SECRET_WORDS + "\"";
      told(stage, "{\"command\":\"/desk\",\"team_id\":\"T1\",\"user_id\":\"U1\"," + words + "}");
      told(stage, "{\"type\":\"invented\"," + words + "}");
      told(stage, "{" + words + "}");
      told(stage, "{\"type\":\"block_actions\"," + words + "}");
      told(stage, event("\"type\":\"invented\"," + words));
      told(stage, event("\"type\":\"message\",\"user\":\"U1\"," + words));
      sendsNonsense(stage);
    } finally {
      loggers.forEach(it -> ((Logger) it).setLevel(null));
      loggers.forEach(it -> ((Logger) it).detachAppender(log));
    }
    assertThat(log.list).isNotEmpty();
    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .noneMatch(it -> it.contains(SECRET_WORDS) || it.contains(FakeSlack.SIGNING_SECRET));
  }

  private static void sendsNonsense(SlackStage stage) {
    var link = new HttpLink(stage.hears(), FakeSlack.SIGNING_SECRET, Clock.systemUTC());
    for (var body : List.of("words=" + SECRET_WORDS, SECRET_WORDS, "{\"x\":\"" + SECRET_WORDS)) {
      link.sends(link.signed(Forgeries.FORM, body.getBytes(UTF_8), link.now()));
    }
  }

  private static void listens(Logger logger, ListAppender<ILoggingEvent> log) {
    logger.setLevel(Level.TRACE);
    logger.addAppender(log);
  }

  private static Answer told(SlackStage stage, String payload) {
    return stage.slack().deliveries().tells(payload);
  }

  private static String press(String... actions) {
    var all =
        Stream.of(actions)
            .map(it -> "{\"type\":\"button\",\"action_ts\":\"1.2\",\"action_id\":\"" + it + "\"}")
            .collect(Collectors.joining(","));
    return "{\"type\":\"block_actions\",\"trigger_id\":\"1.2.3\",\"user\":{\"id\":\"U1\",\"name\":"
        + "\"ana\",\"team_id\":\"T1\"},\"team\":{\"id\":\"T1\"},\"channel\":{\"id\":\"C1\",\"name\":"
        + "\"general\"},\"container\":{\"type\":\"message\",\"message_ts\":\"1.1\"},\"actions\":["
        + all
        + "]}";
  }

  private static String event(String members) {
    return "{\"type\":\"event_callback\",\"team_id\":\"T1\",\"event_id\":\"Ev1\",\"event\":{\"channel\":"
        + "\"C1\",\"ts\":\"1.2\","
        + members
        + "}}";
  }
}
