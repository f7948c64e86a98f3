package dev.deskbell.conversation;

import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Field;
import dev.deskbell.policy.Closest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One of what the organisation's files name now, by its short name or its whole one. */
record NamedType<T>(
    String what,
    Supplier<List<T>> all,
    Function<T, String> id,
    Function<T, String> name,
    String example)
    implements Type<T> {

  @Override
  public T read(String typed, Reader reader) {
    return called(typed).orElseThrow(() -> new Refusal(no(typed.strip())));
  }

  private Optional<T> called(String typed) {
    var said = typed.strip();
    return all.get().stream()
        .filter(it -> id.apply(it).equalsIgnoreCase(said) || name.apply(it).equalsIgnoreCase(said))
        .findFirst();
  }

  private String no(String said) {
    var ids = all.get().stream().map(id).toList();
    return "There is no "
        + what
        + " “"
        + said
        + "”. "
        + Closest.to(said, ids)
            .map(it -> "Did you mean " + it + "?")
            .orElseGet(() ->
                ids.isEmpty()
                    ? "The organisation's files name none."
                    : "Say one of: "
                        + ids.stream().limit(10).collect(Collectors.joining(", "))
                        + ".");
  }

  @Override
  public Field field(Field.Ask ask, @Nullable String typed, Reader reader) {
    var known = all.get();
    var chosen = typed == null ? Optional.<T>empty() : called(typed);
    return new Field.Pick(
        ask,
        known.stream().limit(Choice.MOST).map(this::choice).toList(),
        chosen.map(id).stream().toList(),
        1,
        known.isEmpty() || known.size() > Choice.MOST);
  }

  @Override
  public List<Choice> suggest(String typed, Reader reader) {
    var said = typed.strip().toLowerCase(Locale.ROOT);
    return all.get().stream()
        .filter(it ->
            id.apply(it).contains(said) || name.apply(it).toLowerCase(Locale.ROOT).contains(said))
        .limit(Choice.MOST)
        .map(this::choice)
        .toList();
  }

  private Choice choice(T one) {
    return new Choice(id.apply(one), name.apply(one));
  }

  @Override
  public boolean suggests() {
    return true;
  }
}
