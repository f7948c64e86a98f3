package dev.deskbell.alert;

import dev.deskbell.chat.Text;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.Happenings;
import dev.deskbell.ticket.Sentence;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How the timeline tells what monitoring noted. */
@Component
class AlertHappenings implements Happenings {
  @Override
  public Map<String, Class<? extends Fact>> names() {
    return AlertFact.NAMES;
  }

  @Override
  public Sentence tell(Fact fact) {
    return switch ((AlertFact) fact) {
      case AlertFact.Grew it ->
          Sentence.quiet(Text.of("counted " + it.alerts() + " alerts that belong to it"));
      case AlertFact.Quieted _ -> Sentence.quiet(Text.of("heard that all its alerts have ended"));
    };
  }
}
