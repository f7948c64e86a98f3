package dev.deskbell.conversation;

import dev.deskbell.chat.Clean;
import dev.deskbell.chat.Field;
import org.jspecify.annotations.Nullable;

/** Words, cleaned and cut visibly. */
record WordsType(int longest, boolean manyLines, boolean greedy) implements Type<String> {

  @Override
  public String read(String typed, Reader reader) {
    var words = manyLines ? typed : typed.replaceAll("\\s+", " ");
    var clean = Clean.of(words, longest);
    if (clean.isBlank()) {
      throw new Refusal("That is empty. Write a few words.");
    }
    return clean;
  }

  @Override
  public Field field(Field.Ask ask, @Nullable String typed, Reader reader) {
    var value = typed == null ? "" : typed;
    return manyLines
        ? new Field.Area(ask, value, longest)
        : new Field.Line(ask, value.replaceAll("\\s+", " "), longest);
  }

  @Override
  public String example() {
    return greedy ? "a few words" : "word";
  }
}
