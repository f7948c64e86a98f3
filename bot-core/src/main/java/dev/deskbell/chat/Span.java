package dev.deskbell.chat;

import java.net.URI;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A piece of text. What a person typed is always {@link Plain}: adapters escape it. */
public sealed interface Span {
  /** Words without any meaning to a platform. */
  record Plain(String words) implements Span {}

  /** Words that stand out. */
  record Strong(String words) implements Span {}

  /** Words as typed on a keyboard: a command, an identifier. */
  record Code(String words) implements Span {}

  /**
   * A person. Where the account belongs to the reader's platform and workspace and the message
   * {@linkplain Outgoing names} it, the person is notified; everywhere else the name is shown.
   *
   * @param account null when the person has no account where the text will be read
   */
  record Mention(@Nullable Account account, String name) implements Span {
    public Mention {
      Required.words("name", name);
    }
  }

  /** A moment, shown in the reader's own zone where the platform can, else as {@code written}. */
  record Timestamp(Instant at, Style style, String written) implements Span {
    /** How much of the moment is shown. */
    public enum Style {
      /** Day and time. */
      MOMENT,
      /** Day only. */
      DAY,
      /** Relative to now: "in 5 minutes". */
      DISTANCE
    }
  }

  /** A link; adapters show its host when the label could deceive. Only http and https. */
  record Link(String label, URI to) implements Span {
    public Link {
      Required.words("label", label);
      var scheme = to.getScheme();
      if (!"https".equals(scheme) && !"http".equals(scheme)) {
        throw new IllegalArgumentException("a link is http or https: " + to);
      }
    }

    /** The label, with the host it really leads to where the label looks like an address itself. */
    public String shown() {
      var leadsTo = to.getRawAuthority();
      return ADDRESS.matcher(label).find() && leadsTo != null && !label.equals(to.toString())
          ? label + " (" + leadsTo + ")"
          : label;
    }

    private static final Pattern ADDRESS = Pattern.compile("\\p{Alnum}[.:/]+\\p{Alnum}|www");
  }
}
