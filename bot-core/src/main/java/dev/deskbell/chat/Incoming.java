package dev.deskbell.chat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a platform hears from a person, verified and parsed, meaning nothing yet. */
public sealed interface Incoming {
  /** The reaction that a pin is. */
  String PIN = "pushpin";

  Origin origin();

  /**
   * Words addressed to the desk: a slash command, a mention, a direct message.
   *
   * @param words as typed, the platform's own command name taken off; may be empty
   * @param options typed options by parameter name, where the platform has them
   * @param accounts the accounts behind mentions in the words, by the token {@code @name} that
   *     stands for them in the words and options
   */
  record Command(
      Origin origin, String words, Map<String, String> options, Map<String, Account> accounts)
      implements Incoming {
    public Command {
      options = Map.copyOf(options);
      accounts = Map.copyOf(accounts);
    }

    public Command(Origin origin, String words) {
      this(origin, words, Map.of(), Map.of());
    }
  }

  /**
   * A button pressed or a menu chosen from.
   *
   * @param choices values picked from a menu; empty for a button
   * @param posting the message that carries the card; null when only the person saw it
   */
  record Press(Origin origin, Call call, List<String> choices, @Nullable Posting posting)
      implements Incoming {
    public Press {
      choices = List.copyOf(choices);
    }
  }

  /** A form filled in: answers by field name. */
  record Submission(Origin origin, Call call, Map<String, Answer> answers) implements Incoming {
    public Submission {
      answers = Map.copyOf(answers);
    }
  }

  /**
   * A person is typing and wants to see what fits.
   *
   * @param call the operation (a command being typed) or the form's call
   * @param field the parameter or field
   * @param given what is filled in already, by name, where the platform tells
   */
  record Lookup(Origin origin, Call call, String field, String typed, Map<String, String> given)
      implements Incoming {
    public Lookup {
      given = Map.copyOf(given);
    }
  }

  /** An operation called on a message. */
  record Shortcut(Origin origin, Call call, Message message) implements Incoming {}

  /**
   * A reaction set or taken back; emoji by its plain name such as {@code eyes}. To pin a message is
   * to set the {@link #PIN}.
   */
  record Reaction(Origin origin, Posting posting, String emoji, boolean set) implements Incoming {}

  /** Not addressed to the desk, and repeated by nobody. */
  sealed interface Overheard extends Incoming {}

  /** A message in a thread. */
  record Said(Origin origin, Message message) implements Overheard {}

  /** A message in a thread, changed by its author. */
  record Edited(Origin origin, Message message) implements Overheard {}

  /** A message taken away. */
  record Removed(Origin origin, Posting posting) implements Overheard {}

  /** Addresses of the desk's own were said where everyone in the place reads them. */
  record Linked(Origin origin, List<URI> addresses) implements Incoming {
    public Linked {
      addresses = List.copyOf(addresses);
    }
  }

  /** The person looks at the desk's own page on the platform. */
  record HomeOpened(Origin origin) implements Incoming {}
}
