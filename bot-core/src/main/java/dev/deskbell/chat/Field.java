package dev.deskbell.chat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something a form asks for. */
public sealed interface Field {
  /** The smallest platform's text input. */
  int LONGEST_ANSWER = 3000;

  Ask ask();

  /**
   * What is asked.
   *
   * @param name what the answer is filed under; unique in its form
   * @param label what people read, at most 45 characters
   * @param hint an example or explanation, at most 100 characters; may be empty
   */
  record Ask(String name, String label, String hint, boolean required) {
    public static final int LONGEST_NAME = 60;
    public static final int LONGEST_LABEL = 45;
    public static final int LONGEST_HINT = 100;

    public Ask {
      Required.words("field name", name);
      Required.words("label", label);
      Required.atMost(LONGEST_NAME, "characters in a field's name", name.length());
      label = Clip.to(LONGEST_LABEL, label);
      hint = Clip.to(LONGEST_HINT, hint);
    }
  }

  /** One line of text. */
  record Line(Ask ask, String value, int longest) implements Field {
    public Line {
      value = Clip.to(Math.min(longest, LONGEST_ANSWER), value);
    }
  }

  /** Several lines of text. */
  record Area(Ask ask, String value, int longest) implements Field {
    public Area {
      value = Clip.to(Math.min(longest, LONGEST_ANSWER), value);
    }
  }

  /**
   * One or several of the choices.
   *
   * @param chosen values chosen beforehand
   * @param most how many may be chosen
   * @param more whether there are more choices than shown: platforms that can, look them up while
   *     typing ({@link Incoming.Lookup})
   */
  record Pick(Ask ask, List<Choice> choices, List<String> chosen, int most, boolean more)
      implements Field {
    public Pick {
      choices = List.copyOf(choices);
      chosen = List.copyOf(chosen);
      Required.atMost(Choice.MOST, "choices", choices.size());
      if (choices.isEmpty() && !more) {
        throw new IllegalArgumentException("nothing to choose: " + ask.label());
      }
    }
  }

  /** A person of the platform. */
  record PersonPick(Ask ask, @Nullable Account chosen) implements Field {}

  /**
   * A day and time; platforms without a picker ask for words, which the desk reads.
   *
   * @param chosen the moment filled in beforehand
   * @param zone the zone in which the person reads and types, an IANA name
   */
  record Moment(Ask ask, @Nullable Instant chosen, String zone) implements Field {}

  /** Files. */
  record Upload(Ask ask, int most) implements Field {}
}
