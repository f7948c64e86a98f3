package dev.deskbell.conversation;

import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Field;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One of a few values; a beginning that fits only one is enough. */
record ChoiceType<T>(String what, Map<String, T> known, Function<T, String> label)
    implements Type<T> {

  @Override
  public T read(String typed, Reader reader) {
    var said = typed.strip().toLowerCase(Locale.ROOT);
    var exact = known.get(said);
    return exact == null ? meant(typed, said) : exact;
  }

  private T meant(String typed, String said) {
    var fits =
        known.entrySet().stream().filter(it -> fits(it, said)).map(Map.Entry::getValue).toList();
    if (fits.size() != 1) {
      throw new Refusal(no(typed, said));
    }
    return fits.getFirst();
  }

  private boolean fits(Map.Entry<String, T> one, String said) {
    return !said.isEmpty()
        && (one.getKey().startsWith(said)
            || label.apply(one.getValue()).toLowerCase(Locale.ROOT).startsWith(said));
  }

  private String no(String typed, String said) {
    var near = Nearest.to(said, known.keySet(), 1);
    var all = String.join(", ", known.keySet().stream().limit(10).toList());
    return Given.quoted(typed)
        + " is no "
        + what
        + ". "
        + (near.isEmpty() ? "Say one of: " + all + "." : "Did you mean " + near.getFirst() + "?");
  }

  @Override
  public Field field(Field.Ask ask, @Nullable String typed, Reader reader) {
    var chosen =
        choices().stream().map(Choice::value).filter(it -> isMeant(it, typed, reader)).toList();
    return new Field.Pick(ask, choices(), chosen, 1, known.size() > Choice.MOST);
  }

  private boolean isMeant(String value, @Nullable String typed, Reader reader) {
    if (typed == null) {
      return false;
    }
    try {
      return read(typed, reader).equals(known.get(value));
    } catch (Refusal _) {
      return false;
    }
  }

  @Override
  public List<Choice> choices() {
    return known.entrySet().stream().limit(Choice.MOST).map(this::choice).toList();
  }

  @Override
  public List<Choice> suggest(String typed, Reader reader) {
    var said = typed.strip().toLowerCase(Locale.ROOT);
    return known.entrySet().stream()
        .filter(it -> said.isEmpty() || fits(it, said))
        .limit(Choice.MOST)
        .map(this::choice)
        .toList();
  }

  @Override
  public boolean suggests() {
    return known.size() > Choice.MOST;
  }

  private Choice choice(Map.Entry<String, T> one) {
    return new Choice(one.getKey(), label.apply(one.getValue()));
  }

  @Override
  public String example() {
    return known.keySet().stream().findFirst().orElse(what);
  }
}
