package dev.deskbell.conversation;

import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Field;
import dev.deskbell.chat.Phrase;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Yes or no. */
record YesNoType() implements Type<Boolean> {
  private static final List<Choice> CHOICES =
      List.of(new Choice("yes", "Yes"), new Choice("no", "No"));

  @Override
  public Boolean read(String typed, Reader reader) {
    return switch (typed.strip().toLowerCase(Locale.ROOT)) {
      case "yes", "y", "true", "on", "1" -> true;
      case "no", "n", "false", "off", "0" -> false;
      default -> throw new Refusal(Given.quoted(typed) + " is neither yes nor no.");
    };
  }

  @Override
  public Field field(Field.Ask ask, @Nullable String typed, Reader reader) {
    return new Field.Pick(ask, CHOICES, chosen(typed, reader), 1, false);
  }

  private List<String> chosen(@Nullable String typed, Reader reader) {
    try {
      return typed == null ? List.of() : List.of(read(typed, reader) ? "yes" : "no");
    } catch (Refusal _) {
      return List.of();
    }
  }

  @Override
  public List<Choice> choices() {
    return CHOICES;
  }

  @Override
  public Phrase.Kind kind() {
    return Phrase.Kind.YES_NO;
  }

  @Override
  public String example() {
    return "yes";
  }
}
