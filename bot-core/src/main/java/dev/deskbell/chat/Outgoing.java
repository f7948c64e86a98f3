package dev.deskbell.chat;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something the desk wants done on a platform; each is answered with a {@link Receipt}. */
public sealed interface Outgoing {
  /** What every platform keeps of a key that it deduplicates by. */
  int LONGEST_ID = 25;

  /**
   * Names this deed, the same at every attempt, opaque to readers: what platforms deduplicate by
   * and what a lost answer is searched by.
   */
  String id();

  /** A message for a channel or thread; notifies exactly the accounts named. */
  record Post(String id, Place to, Content content, Set<Account> notifying) implements Outgoing {
    public Post {
      Outgoing.check(id);
      notifying = Set.copyOf(notifying);
    }
  }

  /** A message for one person. */
  record Direct(String id, Account to, Content content) implements Outgoing {
    public Direct {
      Outgoing.check(id);
    }
  }

  /** A message of the desk's own becomes this. Notifies nobody. */
  record Edit(String id, Posting at, Content content) implements Outgoing {
    public Edit {
      Outgoing.check(id);
    }
  }

  /** A message of the desk's own is taken away; one that is gone already counts as removed. */
  record Remove(String id, Posting at) implements Outgoing {
    public Remove {
      Outgoing.check(id);
    }
  }

  /** A file for a channel or thread. */
  record Upload(String id, Place to, Text words, FileContent file) implements Outgoing {
    public Upload {
      Outgoing.check(id);
    }
  }

  /**
   * A new room. Its name and topic never carry what is private.
   *
   * @param near the channel it belongs to: for platforms that keep rooms under one
   * @param apart whether a closed room must be a channel of its own, even where a thread of the
   *     other channel can be kept from who is not invited
   */
  record MakeRoom(
      String id,
      String workspace,
      String name,
      String topic,
      boolean open,
      @Nullable Place near,
      boolean apart)
      implements Outgoing {
    public MakeRoom {
      Outgoing.check(id);
    }

    public MakeRoom(
        String id,
        String workspace,
        String name,
        String topic,
        boolean open,
        @Nullable Place near) {
      this(id, workspace, name, topic, open, near, false);
    }
  }

  /** People are added to a room. */
  record Invite(String id, Place to, List<Account> people) implements Outgoing {
    public Invite {
      Outgoing.check(id);
      people = List.copyOf(people);
    }
  }

  /** A room's topic. */
  record Topic(String id, Place of, String topic) implements Outgoing {
    public Topic {
      Outgoing.check(id);
    }
  }

  /** A message is pinned to its room. */
  record Pin(String id, Posting at) implements Outgoing {
    public Pin {
      Outgoing.check(id);
    }
  }

  /** A group of the platform has exactly these members from now on. */
  record Follow(String id, String workspace, String group, List<Account> members)
      implements Outgoing {
    public Follow {
      Outgoing.check(id);
      members = List.copyOf(members);
    }
  }

  /** An address stands at the head of a room; platforms without such a place refuse it. */
  record Bookmark(String id, Place in, String label, URI to) implements Outgoing {
    public Bookmark {
      Outgoing.check(id);
      new Span.Link(label, to);
    }
  }

  /** A room is closed; what was said in it stays. */
  record Archive(String id, Place room) implements Outgoing {
    public Archive {
      Outgoing.check(id);
    }
  }

  /** The desk's own page for one person, on platforms that have one: becomes this, whole. */
  record Page(String id, Account of, Card card) implements Outgoing {
    public Page {
      Outgoing.check(id);
    }
  }

  private static void check(String id) {
    Required.words("delivery id", id);
    Required.atMost(LONGEST_ID, "characters in a delivery id", id.length());
  }
}
