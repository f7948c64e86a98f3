package dev.deskbell.change;

import dev.deskbell.chat.Field;
import dev.deskbell.conversation.Reader;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Type;
import dev.deskbell.conversation.Types;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Until when: a moment after the beginning, or how long it takes. */
record EndType(String from) implements Type<Instant> {
  @Override
  public Instant read(String typed, Reader reader) {
    var begin = begin(reader);
    try {
      return begin.plus(Types.duration().read(typed, reader));
    } catch (Refusal _) {
      return moment(typed, begin, reader);
    }
  }

  /** What is not after the beginning when it is said today is meant from there on. */
  private static Instant moment(String typed, Instant begin, Reader reader) {
    var said = Types.moment().read(typed, reader).instant();
    if (said.isAfter(begin)) {
      return said;
    }
    var there =
        new Reader(
            reader.person(),
            reader.by(),
            begin,
            reader.place(),
            reader.mentioned(),
            reader.given());
    var meant = Types.moment().read(typed, there).instant();
    if (!meant.isAfter(begin)) {
      throw new Refusal("It must end after it begins. Say a later end, or how long it takes: 2h.");
    }
    return meant;
  }

  private Instant begin(Reader reader) {
    var typed = reader.given().getOrDefault(from, "");
    return typed.isBlank() ? reader.at() : Types.moment().read(typed, reader).instant();
  }

  @Override
  public Field field(Field.Ask ask, @Nullable String typed, Reader reader) {
    return new Field.Moment(
        ask, typed == null ? null : chosen(typed, reader), reader.person().zone().getId());
  }

  private @Nullable Instant chosen(String typed, Reader reader) {
    try {
      return read(typed, reader);
    } catch (Refusal _) {
      return null;
    }
  }

  @Override
  public int takes(List<String> words) {
    return Math.max(Types.moment().takes(words), Types.duration().takes(words));
  }

  @Override
  public String example() {
    return "2h";
  }
}
