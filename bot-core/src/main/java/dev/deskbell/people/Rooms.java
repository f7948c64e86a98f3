package dev.deskbell.people;

import dev.deskbell.chat.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which room gets what. */
public class Rooms {
  /** The rooms of a team for a practice's cards. */
  public List<Place> of(Team.@Nullable Id team, String practice) {
    throw new UnsupportedOperationException();
  }
}
