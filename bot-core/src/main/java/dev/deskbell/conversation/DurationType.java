package dev.deskbell.conversation;

import dev.deskbell.chat.Field;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long something takes: {@code 2h}, {@code 1h30m}, {@code 3 days}. A day is 24 hours. */
record DurationType() implements Type<Duration> {
  @Override
  public Duration read(String typed, Reader reader) {
    return Distance.parse(typed)
        .map(Distance::duration)
        .orElseThrow(() ->
            new Refusal(Given.quoted(typed) + " is no length of time. Write 30m, 2h or 3 days."));
  }

  @Override
  public int takes(List<String> words) {
    for (var count = Math.min(4, words.size()); count > 1; count--) {
      if (Distance.parse(String.join(" ", words.subList(0, count))).isPresent()) {
        return count;
      }
    }
    return 1;
  }

  @Override
  public Field field(Field.Ask ask, @Nullable String typed, Reader reader) {
    return new Field.Line(ask, typed == null ? "" : typed, 40);
  }

  @Override
  public String example() {
    return "2h";
  }
}
