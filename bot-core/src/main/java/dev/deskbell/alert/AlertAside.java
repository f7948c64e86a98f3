package dev.deskbell.alert;

import dev.deskbell.chat.Block;
import dev.deskbell.chat.Clip;
import dev.deskbell.chat.Text;
import dev.deskbell.ticket.Aside;
import dev.deskbell.ticket.Audience;
import dev.deskbell.ticket.Head;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the team sees of a ticket's alerts on its card: how many, and what fires now. */
@Component
class AlertAside implements Aside {
  private static final int SHOWN = 8;
  private static final int LONGEST = 200;

  private final Groups groups;
  private final AlertStore alerts;

  AlertAside(Groups groups, AlertStore alerts) {
    this.groups = groups;
    this.alerts = alerts;
  }

  @Override
  public List<Block> beside(Head head, Audience audience) {
    return audience == Audience.REQUESTER
        ? List.of()
        : groups.look(head.ref()).map(this::blocks).orElse(List.of());
  }

  private List<Block> blocks(Group group) {
    var blocks = new ArrayList<Block>();
    var firing = alerts.firingOf(group.id(), SHOWN);
    var counted = group.alerts() == 1 ? "One alert" : group.alerts() + " alerts";
    var now = group.firing() == 0 ? "none fires now" : group.firing() + " firing now";
    blocks.add(
        new Block.Paragraph(
            Text.strong(counted).and(" from " + group.integration() + ", " + now + ".")));
    firing.forEach(it -> blocks.add(new Block.Paragraph(line(it))));
    if (group.firing() > firing.size()) {
      blocks.add(new Block.Note(Text.of("And " + (group.firing() - firing.size()) + " more.")));
    }
    return blocks;
  }

  private static Text line(Alert alert) {
    var times = alert.times() > 1 ? " (began " + alert.times() + " times)" : "";
    var details = alert.last().details().lines().findFirst().orElse("");
    return Text.of(Clip.to(LONGEST, alert.last().title()) + times)
        .and(details.isBlank() ? "" : ": " + Clip.to(LONGEST, details));
  }
}
