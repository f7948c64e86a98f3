package dev.deskbell.slack;

import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Text;
import dev.deskbell.slack.fake.SlackPlayer;
import dev.deskbell.testing.SettableClock;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Slack as it misbehaves, with somebody who sees what stands there. */
abstract class SlackTroubles {
  final SettableClock clock = SettableClock.tuesdayMorning();
  final SlackStage stage = SlackStage.overHttp(new ListeningDesk(), clock);
  final Place room = stage.room("general");
  SlackPlayer ana;
  int count;

  @BeforeEach
  void arrives() {
    ana = stage.player("ana", ZoneId.of("Europe/Berlin"));
  }

  @AfterEach
  void closes() {
    stage.close();
  }

  Posting posted(String words) {
    var receipt = deliver(post(room, words));
    return Objects.requireNonNull(((Receipt.Delivered) receipt).posting());
  }

  Receipt deliver(Outgoing outgoing) {
    return stage.adapter.deliver(outgoing);
  }

  Outgoing.Post post(Place to, String words) {
    return new Outgoing.Post(id(), to, new Saying(Text.of(words)), Set.of());
  }

  String id() {
    return "trap" + ++count;
  }
}
