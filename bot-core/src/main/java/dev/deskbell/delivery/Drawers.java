package dev.deskbell.delivery;

import dev.deskbell.delivery.Drawer.Drawn;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who draws what; asked for when needed, since drawers stand on what stands on delivery. */
@Component
class Drawers {

  private final ObjectProvider<Drawer> beans;
  private final Map<String, Drawer> known = new ConcurrentHashMap<>();

  Drawers(ObjectProvider<Drawer> beans) {
    this.beans = beans;
  }

  Drawer of(Piece piece) {
    return find(piece)
        .orElseThrow(() -> new IllegalStateException("nobody draws " + piece.topic()));
  }

  /** Something of the kind that it will be. */
  Drawn like(Piece piece) {
    return find(piece).map(Drawer::like).orElse(Drawn.Shown.LIKE);
  }

  /** Whether it will be something that people read, as far as is known. */
  boolean isMessage(Piece piece) {
    return switch (like(piece)) {
      case Drawn.Shown _, Drawn.Hidden _, Drawn.File _ -> true;
      case Drawn.Room _,
          Drawn.Topic _,
          Drawn.Guests _,
          Drawn.Pinned _,
          Drawn.Bookmarked _,
          Drawn.Group _,
          Drawn.Page _ ->
          false;
    };
  }

  private Optional<Drawer> find(Piece piece) {
    if (!known.containsKey(piece.topic())) {
      beans.stream().forEach(it -> known.put(it.topic(), it));
    }
    return Optional.ofNullable(known.get(piece.topic()));
  }
}
