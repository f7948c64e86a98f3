package dev.deskbell.status;

import dev.deskbell.chat.Text;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.Happenings;
import dev.deskbell.ticket.Sentence;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What tickets say of notices about them. */
@Component
class StatusHappenings implements Happenings {
  @Override
  public Map<String, Class<? extends Fact>> names() {
    return StatusFact.NAMES;
  }

  @Override
  public Sentence tell(Fact fact) {
    return switch ((StatusFact) fact) {
      case StatusFact.Published it ->
          Sentence.forTeam(
              Text.of(
                  "published on the status page (%s): %s"
                      .formatted(
                          State.valueOf(it.state()).words().toLowerCase(Locale.ROOT),
                          it.words().text())));
      case StatusFact.Withdrawn _ ->
          Sentence.forTeam(Text.of("took the notice off the status page"));
    };
  }
}
