package dev.deskbell.conversation;

import dev.deskbell.chat.Field;
import dev.deskbell.chat.Phrase;
import org.jspecify.annotations.Nullable;

/** A whole number within limits. */
record NumberType(long least, long most) implements Type<Long> {

  @Override
  public Long read(String typed, Reader reader) {
    try {
      var number = Long.parseLong(typed.strip());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException _) {
      // refused below, as a number out of range is
    }
    throw new Refusal(
        Given.quoted(typed) + " is no whole number from " + least + " to " + most + ".");
  }

  @Override
  public Field field(Field.Ask ask, @Nullable String typed, Reader reader) {
    return new Field.Line(ask, typed == null ? "" : typed, 20);
  }

  @Override
  public Phrase.Kind kind() {
    return Phrase.Kind.NUMBER;
  }

  @Override
  public String example() {
    return Long.toString(Math.clamp(3, least, most));
  }
}
