package dev.deskbell.conversation;

import dev.deskbell.chat.Call;
import dev.deskbell.people.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One thing the desk can do, declared once: from this come the command on every platform, the
 * button, the form for what is missing, help and the command reference.
 *
 * @param name stable and never shown: {@code incident.acknowledge}
 * @param phrase how it is said: {@code incident ack}
 * @param examples whole commands, for help
 * @param needed what must be given, in the order it is said
 * @param taken what may be given
 * @param more further parameters that depend on what was given so far (the fields of a catalogue
 *     item); asked when the needed ones are known
 * @param role who may do it, in the team of the subject
 * @param orElse people of the subject who may do it whatever their role
 * @param manner whether it changes anything
 * @param confidential whether what is typed for it is a secret, which no form keeps
 * @param titled the title of its form, as far as it is known what it is about; empty for its own
 */
public record Operation(
    String name,
    String phrase,
    String summary,
    List<String> examples,
    List<Param<?>> needed,
    List<Param<?>> taken,
    Function<Reader, List<Asked>> more,
    Role role,
    Set<Relation> orElse,
    Manner manner,
    boolean confidential,
    Function<Reader, String> titled,
    @Nullable Start onStart,
    @Nullable String onMessage,
    @Nullable String onPerson,
    @Nullable Param<?> freeWords,
    Handler handler) {

  /** What an operation does, inside the turn's transaction. */
  @FunctionalInterface
  public interface Handler {
    Outcome handle(Turn turn);
  }

  /** A button on the start card, the lower place first. */
  public record Start(int place, String label) {}

  /** A further parameter and whether it must be given. */
  public record Asked(Param<?> param, boolean required) {}

  /** Whether an operation leaves a trace. */
  public enum Manner {
    /** Changes something: heard once, whatever is repeated. */
    DEED,
    /** Changes nothing: may run again and again. */
    READING
  }

  /** How a person stands to a subject. */
  public enum Relation {
    REQUESTER,
    ASSIGNEE,
    WATCHER,
    /** The desk called them to it: they were paged. */
    CALLED
  }

  public static Draft named(String name) {
    return new Draft(name);
  }

  /** All that can be said with it, in the order it is said. */
  public List<Param<?>> params() {
    return Stream.concat(needed.stream(), taken.stream()).toList();
  }

  /** A button for it, with these values of its first parameters. */
  public Call about(Object... values) {
    return new Call(name, values.length == 0 ? "" : About.of(values));
  }

  /** An operation being declared. */
  public static final class Draft {
    private final String name;
    private String phrase = "";
    private String summary = "";
    private final List<String> examples = new ArrayList<>();
    private final List<Param<?>> needed = new ArrayList<>();
    private final List<Param<?>> taken = new ArrayList<>();
    private Function<Reader, List<Asked>> more = _ -> List.of();
    private Role role = Role.REQUESTER;
    private final Set<Relation> orElse = EnumSet.noneOf(Relation.class);
    private Manner manner = Manner.DEED;
    private boolean confidential;
    private Function<Reader, String> titled = _ -> "";
    private @Nullable Start onStart;
    private @Nullable String onMessage;
    private @Nullable String onPerson;
    private @Nullable Param<?> freeWords;

    private Draft(String name) {
      this.name = name;
    }

    public Draft says(String itsPhrase, String itsSummary) {
      phrase = itsPhrase;
      summary = itsSummary;
      return this;
    }

    public Draft example(String... whole) {
      examples.addAll(Arrays.asList(whole));
      return this;
    }

    public Draft needs(Param<?>... params) {
      needed.addAll(Arrays.asList(params));
      return this;
    }

    public Draft takes(Param<?>... params) {
      taken.addAll(Arrays.asList(params));
      return this;
    }

    public Draft thenAsks(Function<Reader, List<Asked>> itsMore) {
      more = itsMore;
      return this;
    }

    public Draft by(Role least, Relation... orElseThese) {
      role = least;
      orElse.addAll(Arrays.asList(orElseThese));
      return this;
    }

    /** It changes nothing. */
    public Draft reads() {
      manner = Manner.READING;
      return this;
    }

    /** What is typed for it holds a secret: it is said again rather than kept in a form. */
    public Draft keepsNothingTyped() {
      confidential = true;
      return this;
    }

    /** Its form says what it is about. */
    public Draft titled(Function<Reader, String> itsTitle) {
      titled = itsTitle;
      return this;
    }

    /** It stands on the start card under this label, the lower place first. */
    public Draft onStart(int place, String label) {
      onStart = new Start(place, label);
      return this;
    }

    /** It can be called on a message under this label. */
    public Draft onMessage(String label) {
      onMessage = label;
      return this;
    }

    /** It can be called on a person, its first parameter that is one, under this label. */
    public Draft onPerson(String label) {
      onPerson = label;
      return this;
    }

    /** Words that are no command, and a message's words, can become this parameter. */
    public Draft words(Param<?> param) {
      freeWords = param;
      return this;
    }

    public Operation does(Handler handler) {
      return new Operation(
          name,
          phrase,
          summary,
          List.copyOf(examples),
          List.copyOf(needed),
          List.copyOf(taken),
          more,
          role,
          Set.copyOf(orElse),
          manner,
          confidential,
          titled,
          onStart,
          onMessage,
          onPerson,
          freeWords,
          handler);
    }
  }
}
