package dev.deskbell.delivery;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Content;
import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Text;
import dev.deskbell.people.Person;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Draws a topic's pieces from the state at the moment of sending. Outside of any transaction of a
 * turn; may read the database, nothing else.
 */
public interface Drawer {
  String topic();

  Drawn draw(Piece piece, View view);

  /** Something of the kind it draws: what a deed costs is asked before anything is drawn. */
  default Drawn like() {
    return Drawn.Shown.LIKE;
  }

  /**
   * For whom and where.
   *
   * @param reader the person of a direct message, or null for a room
   * @param platform where it will be shown, so that mentions can name accounts there
   * @param room the piece that made the room it will be shown in, if one did
   */
  record View(
      Person.@Nullable Id reader,
      String platform,
      String workspace,
      @Nullable Place place,
      @Nullable Piece room) {}

  /** What a piece looks like now, or what is to be so now. */
  sealed interface Drawn {
    /** Something to see, notifying exactly these accounts when it is posted. */
    record Shown(Content content, Set<Account> notifying) implements Drawn {
      static final Shown LIKE = new Shown(new Saying(Text.of("…")));

      public Shown {
        notifying = Set.copyOf(notifying);
      }

      public Shown(Content content) {
        this(content, Set.of());
      }
    }

    /**
     * Nothing any more, or nothing for these eyes: what was posted before is taken away; a room
     * that was made before is closed.
     */
    record Hidden() implements Drawn {}

    /** A file in a room or thread; stands as it was posted. */
    record File(Text words, FileContent file) implements Drawn {
      public static final File LIKE = new File(Text.of("…"), new FileContent("a", "", new byte[0]));
    }

    /**
     * A room of its own in a {@link Destination.Workspace}: made once; told again, it has this
     * topic; gone, it is closed. Neither name nor topic carry what is private.
     *
     * @param near the channel it belongs to: for platforms that keep rooms under one
     */
    record Room(String name, String topic, boolean open, @Nullable Place near, boolean apart)
        implements Drawn {
      public Room(String name, String topic, boolean open, @Nullable Place near) {
        this(name, topic, open, near, false);
      }

      public static final Room LIKE = new Room("room", "", true, null);
    }

    /** A room has this topic. */
    record Topic(String topic) implements Drawn {}

    /** These people are in a room, whoever else is. */
    record Guests(List<Account> people) implements Drawn {
      public Guests {
        people = List.copyOf(people);
      }
    }

    /** The card that it is told below is pinned to its room. */
    record Pinned() implements Drawn {}

    /** An address stands at the head of a room. */
    record Bookmarked(String label, URI to) implements Drawn {
      public static final Bookmarked LIKE = new Bookmarked("…", URI.create("https://example.com"));
    }

    /** A group of a {@link Destination.Workspace} has exactly these members. */
    record Group(String group, List<Account> members) implements Drawn {
      public Group {
        members = List.copyOf(members);
      }
    }

    /** The page of a {@link Destination.OnAccount}. */
    record Page(Card card) implements Drawn {}
  }
}
