package dev.deskbell.delivery;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Content;
import dev.deskbell.chat.Place;
import dev.deskbell.people.Person;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Draws a topic's pieces from the state at the moment of sending. Outside of any transaction of a
 * turn; may read the database, nothing else.
 */
public interface Drawer {
  String topic();

  Drawn draw(Piece piece, View view);

  /**
   * For whom and where.
   *
   * @param reader the person of a direct message, or null for a room
   * @param platform where it will be shown, so that mentions can name accounts there
   */
  record View(
      Person.@Nullable Id reader, String platform, String workspace, @Nullable Place place) {}

  /** What a piece looks like now. */
  sealed interface Drawn {
    /** Something to see, notifying exactly these accounts when it is posted. */
    record Shown(Content content, Set<Account> notifying) implements Drawn {
      public Shown {
        notifying = Set.copyOf(notifying);
      }

      public Shown(Content content) {
        this(content, Set.of());
      }
    }

    /** Nothing any more, or nothing for these eyes: what was posted before is taken away. */
    record Hidden() implements Drawn {}
  }
}
