package dev.deskbell.delivery;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who draws what; asked for when needed, since drawers stand on what stands on delivery. */
@Component
class Drawers {

  private final ObjectProvider<Drawer> beans;

  Drawers(ObjectProvider<Drawer> beans) {
    this.beans = beans;
  }

  Drawer of(Piece piece) {
    return beans.stream()
        .filter(it -> it.topic().equals(piece.topic()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nobody draws " + piece.topic()));
  }
}
