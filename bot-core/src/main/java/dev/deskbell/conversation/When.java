package dev.deskbell.conversation;

import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A moment as a person meant it, in their zone.
 *
 * @param note what had to be decided because clocks change that night; empty as a rule
 */
public record When(ZonedDateTime moment, String note) {
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm", Locale.ENGLISH);

  public Instant instant() {
    return moment.toInstant();
  }

  /** With its zone, for it may be read elsewhere: {@code Tue 3 Mar 2026, 09:00 (Europe/Berlin)}. */
  public String written() {
    return written(moment) + (note.isEmpty() ? "" : " – " + note);
  }

  /** The same for where each reader may see it in their own zone. */
  public Text text() {
    var stamp = new Span.Timestamp(instant(), Span.Timestamp.Style.MOMENT, written(moment));
    return note.isEmpty() ? Text.of(stamp) : Text.of(stamp).and(" – " + note);
  }

  static String written(ZonedDateTime moment) {
    return WRITTEN.format(moment) + " (" + moment.getZone().getId() + ")";
  }
}
