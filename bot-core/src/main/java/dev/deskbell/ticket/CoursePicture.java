package dev.deskbell.ticket;

import dev.deskbell.chat.Block;
import dev.deskbell.chat.FileContent;
import dev.deskbell.ticket.TimelineMarks.Mark;
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
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Draws how a ticket went: a bar of its phases, numbered moments on it, and what they were. */
final class CoursePicture {
  private static final int WIDTH = 720;
  private static final int LEFT = 28;
  private static final int BAR = 116;
  private static final int HEIGHT = 34;
  private static final int LEGEND = BAR + HEIGHT + 62;
  private static final int LINE = 26;

  /** Twice as many dots as it says, so that it stays sharp where it is made larger. */
  private static final int SCALE = 2;

  private static final Color INK = new Color(0x1d1f23);
  private static final Color SOFT = new Color(0x565b63);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter WHOLE =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm zzz", Locale.ENGLISH);
  private static final List<Duration> STEPS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(6),
          Duration.ofHours(12),
          Duration.ofDays(1),
          Duration.ofDays(2),
          Duration.ofDays(7),
          Duration.ofDays(28));

  private final TicketRef ref;
  private final Course course;
  private final ZoneId zone;

  private CoursePicture(TicketRef ref, Course course, ZoneId zone) {
    this.ref = ref;
    this.course = course;
    this.zone = zone;
  }

  static Block.Picture of(TicketRef ref, Course course, ZoneId zone) {
    var image = new CoursePicture(ref, course, zone).png();
    return new Block.Picture(
        course.words(ref), new FileContent(ref + "-timeline.png", "image/png", image));
  }

  private byte[] png() {
    var height = LEGEND + course.marks().size() * LINE + 6;
    var image = new BufferedImage(WIDTH * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.scale(SCALE, SCALE);
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, WIDTH, height);
    heading(pen);
    course.parts().forEach(it -> part(pen, it));
    ticks(pen);
    marks(pen);
    legend(pen);
    pen.dispose();
    return bytes(image);
  }

  private void heading(Graphics2D pen) {
    pen.setColor(INK);
    pen.setFont(font(Font.BOLD, 16));
    pen.drawString(ref + ", " + Course.words(course.length()), LEFT, 28);
    pen.setColor(SOFT);
    pen.setFont(font(Font.PLAIN, 13));
    var from = "from " + WHOLE.format(course.from().atZone(zone));
    pen.drawString(from, WIDTH - LEFT - pen.getFontMetrics().stringWidth(from), 28);
  }

  private void part(Graphics2D pen, Course.Part it) {
    var from = x(it.from());
    var width = Math.max(2, x(it.until()) - from);
    pen.setColor(colour(it.phase()));
    pen.fillRect(from, BAR, width, HEIGHT);
    pen.setColor(Color.WHITE);
    pen.drawLine(from, BAR, from, BAR + HEIGHT);
    pen.setFont(font(Font.BOLD, 13));
    var label = label(it.phase());
    if (pen.getFontMetrics().stringWidth(label) < width - 12) {
      pen.drawString(label, from + 8, BAR + 22);
    }
  }

  /** White reads well on each of them. */
  private static Color colour(Phase phase) {
    return switch (phase) {
      case NEW -> new Color(0xa3391f);
      case ACTIVE -> new Color(0x1f5fa8);
      case HELD -> new Color(0x6b5b12);
      case RESOLVED -> new Color(0x2d7a3a);
      case CLOSED -> new Color(0x565b63);
    };
  }

  private static String label(Phase phase) {
    return switch (phase) {
      case NEW -> "Waiting";
      case ACTIVE -> "Worked on";
      case HELD -> "On hold";
      case RESOLVED -> "Resolved";
      case CLOSED -> "Closed";
    };
  }

  private void ticks(Graphics2D pen) {
    var step =
        STEPS.stream()
            .filter(it -> course.length().dividedBy(it) <= 8)
            .findFirst()
            .orElse(Duration.ofDays(365));
    pen.setFont(font(Font.PLAIN, 12));
    for (var at = firstTick(step); !at.isAfter(course.until()); at = at.plus(step)) {
      var words = (step.toDays() > 0 ? DAY : CLOCK).format(at.atZone(zone));
      var width = pen.getFontMetrics().stringWidth(words);
      pen.setColor(new Color(0xb9bec6));
      pen.drawLine(x(at), BAR + HEIGHT, x(at), BAR + HEIGHT + 6);
      pen.setColor(SOFT);
      pen.drawString(words, Math.clamp(x(at) - width / 2, 4, WIDTH - width - 4), BAR + HEIGHT + 21);
    }
  }

  /** On the clock of the zone: whole hours, whole days. */
  private Instant firstTick(Duration step) {
    var day = course.from().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    var passed = Duration.between(day, course.from());
    var steps = passed.dividedBy(step);
    var tick = day.plus(step.multipliedBy(steps));
    return tick.isBefore(course.from()) ? tick.plus(step) : tick;
  }

  /** Those that come close to each other stand on different heights. */
  private void marks(Graphics2D pen) {
    var last = new ArrayList<Integer>(List.of(-100, -100, -100));
    for (var number = 1; number <= course.marks().size(); number++) {
      var x = x(course.marks().get(number - 1).when());
      var level = 0;
      while (level < 2 && x - last.get(level) < 24) {
        level++;
      }
      last.set(level, x);
      var y = BAR - 16 - level * 20;
      pen.setColor(INK);
      pen.setStroke(new BasicStroke(1.4f));
      pen.drawLine(x, y + 9, x, BAR);
      circle(pen, number, x, y);
    }
  }

  private static void circle(Graphics2D pen, int number, int x, int y) {
    pen.setColor(INK);
    pen.fillOval(x - 10, y - 10, 20, 20);
    pen.setColor(Color.WHITE);
    pen.setFont(font(Font.BOLD, 12));
    var words = Integer.toString(number);
    pen.drawString(words, x - pen.getFontMetrics().stringWidth(words) / 2, y + 5);
  }

  private void legend(Graphics2D pen) {
    for (var number = 1; number <= course.marks().size(); number++) {
      var mark = course.marks().get(number - 1);
      var y = LEGEND + (number - 1) * LINE;
      circle(pen, number, LEFT + 10, y - 5);
      pen.setColor(INK);
      pen.setFont(font(Font.BOLD, 15));
      pen.drawString(cut(pen, mark.label(), 260), LEFT + 32, y);
      pen.setFont(font(Font.PLAIN, 15));
      pen.drawString(WHOLE.format(mark.when().atZone(zone)), LEFT + 310, y);
      pen.setColor(SOFT);
      after(pen, mark, y);
    }
  }

  private void after(Graphics2D pen, Mark mark, int y) {
    if (!course.after(mark).isZero()) {
      var words = "after " + Course.words(course.after(mark));
      pen.drawString(words, WIDTH - LEFT - pen.getFontMetrics().stringWidth(words), y);
    }
  }

  private static String cut(Graphics2D pen, String words, int width) {
    var shown = words;
    while (pen.getFontMetrics().stringWidth(shown) > width && shown.length() > 2) {
      shown = shown.substring(0, shown.length() - 2).strip() + "…";
    }
    return shown;
  }

  private int x(Instant at) {
    var share =
        (double) Duration.between(course.from(), at).toMillis() / course.length().toMillis();
    return LEFT + (int) Math.round(Math.clamp(share, 0.0, 1.0) * (WIDTH - 2 * LEFT));
  }

  private static Font font(int style, int size) {
    return new Font(Font.SANS_SERIF, style, size);
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
