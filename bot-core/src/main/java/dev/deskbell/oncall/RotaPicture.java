package dev.deskbell.oncall;

import dev.deskbell.calendar.Interval;
import dev.deskbell.calendar.WallClock;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.FileContent;
import dev.deskbell.people.Person;
import dev.deskbell.ticket.Names;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.springframework.stereotype.Component;

/** Draws a schedule: a row for each person, a column for each day. */
@Component
class RotaPicture {
  private static final int LEFT = 170;
  private static final int TOP = 46;
  private static final int ROW = 34;
  private static final int DAY = 30;
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d", Locale.ENGLISH);
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);
  // Far apart also for who sees colours differently; white reads well on each.
  private static final List<Color> COLOURS =
      List.of(
          new Color(0x1f5fa8),
          new Color(0xb1560f),
          new Color(0x2d7a3a),
          new Color(0x8a3a8f),
          new Color(0x8f2f2f),
          new Color(0x3d6b73),
          new Color(0x6b5b12),
          new Color(0x4b4fa0));

  private final Names names;

  RotaPicture(Names names) {
    this.names = names;
  }

  Block of(Schedule schedule, List<Shift> shifts, Interval within) {
    var people = new ArrayList<>(new LinkedHashSet<>(shifts.stream().map(Shift::who).toList()));
    var words = "The next weeks of " + schedule.name() + ", one row for each person";
    return new Block.Picture(
        words,
        new FileContent(
            schedule.id() + ".png", "image/png", png(schedule, people, shifts, within)));
  }

  private byte[] png(
      Schedule schedule, List<Person.Id> people, List<Shift> shifts, Interval within) {
    var days = (int) within.length().toDays();
    var gaps =
        schedule
            .covered()
            .in(schedule.zone(), within)
            .minus(dev.deskbell.calendar.Intervals.of(shifts.stream().map(Shift::when).toList()));
    var rows = people.size() + (gaps.isEmpty() ? 0 : 1);
    var image =
        new BufferedImage(
            LEFT + days * DAY + 16, TOP + Math.max(1, rows) * ROW + 12, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, image.getWidth(), image.getHeight());
    grid(pen, schedule, within, image.getHeight());
    for (var row = 0; row < people.size(); row++) {
      name(pen, names.of(people.get(row)), row);
      for (var shift : shifts) {
        if (shift.who().equals(people.get(row))) {
          bar(pen, shift.when(), within, row, COLOURS.get(row % COLOURS.size()));
        }
      }
    }
    if (!gaps.isEmpty()) {
      name(pen, "nobody", people.size());
      gaps.parts().forEach(it -> bar(pen, it, within, people.size(), new Color(0xc9252d)));
    }
    pen.dispose();
    return bytes(image);
  }

  private static void grid(Graphics2D pen, Schedule schedule, Interval within, int height) {
    var first = within.from().atZone(schedule.zone()).toLocalDate();
    var day = first;
    pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    for (;
        WallClock.at(day.atStartOfDay(), schedule.zone()).isBefore(within.until());
        day = day.plusDays(1)) {
      var x = Math.max(LEFT, x(WallClock.at(day.atStartOfDay(), schedule.zone()), within));
      var weekend = day.getDayOfWeek().getValue() > 5;
      if (weekend) {
        pen.setColor(new Color(0xf0f0f2));
        pen.fillRect(x, TOP - 8, DAY, height);
      }
      pen.setColor(new Color(0xd5d7db));
      pen.drawLine(x, TOP - 8, x, height);
      pen.setColor(new Color(0x3a3d42));
      pen.drawString(DATE.format(day), x + 8, TOP - 14);
      if (day.getDayOfMonth() == 1 || day.equals(first)) {
        pen.drawString(MONTH.format(day), x + 6, TOP - 30);
      }
    }
  }

  private static void name(Graphics2D pen, String name, int row) {
    pen.setColor(new Color(0x1d1f23));
    pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
    var shown = name;
    while (pen.getFontMetrics().stringWidth(shown) > LEFT - 20 && shown.length() > 2) {
      shown = shown.substring(0, shown.length() - 2).strip() + "…";
    }
    pen.drawString(shown, 10, TOP + row * ROW + 21);
  }

  private static void bar(Graphics2D pen, Interval when, Interval within, int row, Color colour) {
    var from = x(when.from(), within);
    var width = Math.max(3, x(when.until(), within) - from - 2);
    pen.setColor(colour);
    pen.fillRoundRect(from + 1, TOP + row * ROW + 4, width, ROW - 10, 8, 8);
  }

  private static int x(Instant at, Interval within) {
    var minutes = Duration.between(within.from(), at).toMinutes();
    return LEFT + (int) (minutes * DAY / Duration.ofDays(1).toMinutes());
  }

  private static byte[] bytes(BufferedImage image) {
    try (var out = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
