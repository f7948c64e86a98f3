package dev.deskbell.heartbeat;

import dev.deskbell.chat.Text;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.Happenings;
import dev.deskbell.ticket.Sentence;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How the timeline tells of signs of life that stay away. */
@Component
class HeartbeatHappenings implements Happenings {
  @Override
  public Map<String, Class<? extends Fact>> names() {
    return HeartbeatFact.NAMES;
  }

  @Override
  public Sentence tell(Fact fact) {
    return switch ((HeartbeatFact) fact) {
      case HeartbeatFact.SilentAgain it ->
          Sentence.forTeam(Text.of("hears no sign of life from " + it.who().text() + " again"));
    };
  }
}
