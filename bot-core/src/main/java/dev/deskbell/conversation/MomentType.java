package dev.deskbell.conversation;

import dev.deskbell.chat.Field;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A moment, read in the zone of who typed it. */
record MomentType(Moments.Lean lean) implements Type<When> {
  /** Whether words are a moment at all does not depend on when they are said. */
  private static final Moments ANY_TIME =
      new Moments(Instant.EPOCH, ZoneOffset.UTC, Moments.Lean.AHEAD);

  private static final int MOST_WORDS = 6;

  @Override
  public When read(String typed, Reader reader) {
    return moments(reader).read(typed);
  }

  private Moments moments(Reader reader) {
    return new Moments(reader.at(), reader.person().zone(), lean);
  }

  @Override
  public int takes(List<String> words) {
    for (var count = Math.min(MOST_WORDS, words.size()); count > 1; count--) {
      if (ANY_TIME.isMoment(String.join(" ", words.subList(0, count)))) {
        return count;
      }
    }
    return 1;
  }

  @Override
  public Field field(Field.Ask ask, @Nullable String typed, Reader reader) {
    var zone = reader.person().zone().getId();
    return new Field.Moment(ask, typed == null ? null : chosen(typed, reader), zone);
  }

  private @Nullable Instant chosen(String typed, Reader reader) {
    try {
      return read(typed, reader).instant();
    } catch (Refusal _) {
      return null;
    }
  }

  @Override
  public String example() {
    return "tomorrow 9am";
  }
}
