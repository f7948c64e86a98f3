package dev.deskbell.oncall;

import dev.deskbell.delivery.Drawer;
import dev.deskbell.delivery.Piece;
import java.util.List;
import org.springframework.stereotype.Component;

/** A group of a platform, as who is on call makes it. */
@Component
class GroupDrawer implements Drawer {
  private final Schedules schedules;
  private final RotaGroups groups;

  GroupDrawer(Schedules schedules, RotaGroups groups) {
    this.schedules = schedules;
    this.groups = groups;
  }

  @Override
  public String topic() {
    return Topics.GROUP;
  }

  @Override
  public Drawn like() {
    return new Drawn.Group("group", List.of());
  }

  /** A group that the files name no more is left as it is. */
  @Override
  public Drawn draw(Piece piece, View view) {
    var parts = piece.argument().split("@", 2);
    return schedules.get(parts[0]).stream()
        .flatMap(its ->
            its.groups().stream()
                .filter(it -> it.platform().equals(view.platform()))
                .filter(it -> it.workspace().equals(view.workspace()))
                .filter(it -> it.group().equals(parts[1]))
                .map(it -> (Drawn) new Drawn.Group(it.group(), groups.members(its, it))))
        .findFirst()
        .orElseGet(Drawn.Hidden::new);
  }
}
