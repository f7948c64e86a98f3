package dev.deskbell.calendar;

import java.awt.BasicStroke;
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
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Draws what is when: a row for each name, a column for each day, bars and bands in them. */
public final class DayChart {
  private static final int LEFT = 205;
  private static final int TOP = 46;
  private static final int ROW = 34;
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d", Locale.ENGLISH);
  private static final DateTimeFormatter DAY_AND_DATE =
      DateTimeFormatter.ofPattern("EEE d", Locale.ENGLISH);
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
  private static final Color ALARM = new Color(0xc9252d);
  private static final Color HATCH = new Color(0xd98a8f);
  private static final Color LINE = new Color(0xd5d7db);
  private static final Color WORDS = new Color(0x1d1f23);

  private final ZoneId zone;
  private final Interval within;
  private final int day;
  private final List<String> names = new ArrayList<>();
  private final List<Bar> bars = new ArrayList<>();
  private final List<Band> bands = new ArrayList<>();
  private final List<String> legend = new ArrayList<>();

  private record Bar(int row, Interval when, Color colour, String label) {}

  private record Band(int row, Interval when, Look look) {}

  /** How a band behind the bars looks. */
  public enum Look {
    OPEN(new Color(0xd9efdc)),
    CLOSED(new Color(0xf6c9cb));

    private final Color colour;

    Look(Color colour) {
      this.colour = colour;
    }
  }

  /**
   * An empty one.
   *
   * @param zone whose days the columns are
   * @param day how wide a column is, in pixels
   */
  public DayChart(ZoneId zone, Interval within, int day) {
    this.zone = zone;
    this.within = within;
    this.day = day;
  }

  /** A further row; its number. */
  public int row(String name) {
    names.add(name);
    return names.size() - 1;
  }

  /** A bar in the colour of that number, with a label if it is wide enough. */
  public void bar(int row, Interval when, int colour, String label) {
    bars.add(new Bar(row, when, COLOURS.get(Math.floorMod(colour, COLOURS.size())), label));
  }

  /** A bar that nobody overlooks. */
  public void alarm(int row, Interval when) {
    bars.add(new Bar(row, when, ALARM, ""));
  }

  public void band(int row, Interval when, Look look) {
    bands.add(new Band(row, when, look));
  }

  /** A line below the rows that says what bands mean. */
  public void legend(String words) {
    legend.add(words);
  }

  public byte[] png() {
    var rows = Math.max(1, names.size());
    var height = TOP + rows * ROW + 12 + legend.size() * 20;
    var image = new BufferedImage(LEFT + days() * day + 16, height, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, image.getWidth(), height);
    var bottom = TOP + rows * ROW;
    weekends(pen, bottom);
    bands.forEach(it -> band(pen, it));
    grid(pen, bottom);
    for (var row = 0; row < names.size(); row++) {
      name(pen, names.get(row), row);
    }
    bars.forEach(it -> bar(pen, it));
    explain(pen, bottom);
    pen.dispose();
    return bytes(image);
  }

  private int days() {
    return (int) Math.max(1, Math.round(within.length().toHours() / 24.0));
  }

  private List<LocalDate> dates() {
    var dates = new ArrayList<LocalDate>();
    var date = within.from().atZone(zone).toLocalDate();
    while (start(date).isBefore(within.until())) {
      dates.add(date);
      date = date.plusDays(1);
    }
    return dates;
  }

  private Instant start(LocalDate date) {
    return WallClock.at(date.atStartOfDay(), zone);
  }

  private void weekends(Graphics2D pen, int bottom) {
    pen.setColor(new Color(0xf0f0f2));
    for (var date : dates()) {
      if (date.getDayOfWeek().getValue() > 5) {
        var from = Math.max(LEFT, x(start(date)));
        var until = Math.min(LEFT + days() * day, x(start(date.plusDays(1))));
        pen.fillRect(from, TOP - 8, until - from, bottom - TOP + 8);
      }
    }
  }

  private void grid(Graphics2D pen, int bottom) {
    var dates = dates();
    var format = day >= 60 ? DAY_AND_DATE : DATE;
    pen.setStroke(new BasicStroke(1));
    pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    for (var date : dates) {
      var x = Math.max(LEFT, x(start(date)));
      pen.setColor(LINE);
      pen.drawLine(x, TOP - 8, x, bottom);
      pen.setColor(new Color(0x3a3d42));
      pen.drawString(format.format(date), x + 8, TOP - 14);
      if (date.getDayOfMonth() == 1 || date.equals(dates.getFirst())) {
        pen.drawString(MONTH.format(date), x + 6, TOP - 30);
      }
    }
    pen.setColor(LINE);
    for (var row = 0; row <= names.size(); row++) {
      pen.drawLine(8, TOP + row * ROW, LEFT + days() * day, TOP + row * ROW);
    }
  }

  private static void name(Graphics2D pen, String name, int row) {
    pen.setColor(WORDS);
    pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
    pen.drawString(fitting(pen, name, LEFT - 20), 10, TOP + row * ROW + 22);
  }

  private static String fitting(Graphics2D pen, String words, int width) {
    var shown = words;
    while (pen.getFontMetrics().stringWidth(shown) > width && shown.length() > 2) {
      shown = shown.substring(0, shown.length() - 2).strip() + "…";
    }
    return shown;
  }

  private void band(Graphics2D pen, Band it) {
    it.when()
        .and(within)
        .ifPresent(when -> {
          var from = x(when.from());
          var width = Math.max(2, x(when.until()) - from);
          pen.setColor(it.look().colour);
          pen.fillRect(from, TOP + it.row() * ROW + 1, width, ROW - 1);
          if (it.look() == Look.CLOSED) {
            hatch(pen, from, TOP + it.row() * ROW + 1, width);
          }
        });
  }

  /** Also for who sees no red. */
  private static void hatch(Graphics2D pen, int x, int y, int width) {
    var whole = pen.getClip();
    pen.clipRect(x, y, width, ROW - 1);
    pen.setColor(HATCH);
    pen.setStroke(new BasicStroke(2));
    for (var from = x - ROW; from < x + width; from += 9) {
      pen.drawLine(from, y + ROW, from + ROW, y);
    }
    pen.setClip(whole);
  }

  private void bar(Graphics2D pen, Bar it) {
    it.when()
        .and(within)
        .ifPresent(when -> {
          var from = x(when.from());
          var width = Math.max(3, x(when.until()) - from - 2);
          var top = TOP + it.row() * ROW + 5;
          pen.setColor(it.colour());
          pen.fillRoundRect(from + 1, top, width, ROW - 10, 8, 8);
          label(pen, it, from, width, top);
        });
  }

  /** Beside the bar where it has no room inside. */
  private static void label(Graphics2D pen, Bar it, int from, int width, int top) {
    pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 11));
    var inside = pen.getFontMetrics().stringWidth(it.label()) <= width - 8;
    pen.setColor(inside ? Color.WHITE : WORDS);
    pen.drawString(it.label(), inside ? from + 6 : from + width + 4, top + 16);
  }

  private void explain(Graphics2D pen, int bottom) {
    pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    for (var i = 0; i < legend.size(); i++) {
      pen.setColor(new Color(0x3a3d42));
      pen.drawString(legend.get(i), 10, bottom + 20 + i * 20);
    }
  }

  private int x(Instant at) {
    var minutes = Duration.between(within.from(), at).toMinutes();
    return LEFT + (int) (minutes * day / Duration.ofDays(1).toMinutes());
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
