package dev.deskbell.story;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/** Pictures of pages in their commonest colours: a third of the size, and no difference to see. */
final class Palette {
  private static final int COLOURS = 256;

  private Palette() {}

  static void write(byte[] png, Path file) {
    try {
      var whole = ImageIO.read(new ByteArrayInputStream(png));
      ImageIO.write(reduced(whole), "png", file.toFile());
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static BufferedImage reduced(BufferedImage whole) {
    var size = whole.getWidth() * whole.getHeight();
    var pixels = whole.getRGB(0, 0, whole.getWidth(), whole.getHeight(), null, 0, whole.getWidth());
    var palette = palette(pixels);
    var model = new IndexColorModel(8, palette.length, palette, 0, false, -1, 0);
    var reduced =
        new BufferedImage(
            whole.getWidth(), whole.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
    var nearest = new HashMap<Integer, Integer>();
    for (var at = 0; at < size; at++) {
      var index = nearest.computeIfAbsent(pixels[at], it -> nearest(it, palette));
      reduced.getRaster().setSample(at % whole.getWidth(), at / whole.getWidth(), 0, index);
    }
    return reduced;
  }

  private static int[] palette(int[] pixels) {
    var counted = new HashMap<Integer, Integer>();
    for (var pixel : pixels) {
      counted.merge(pixel, 1, Integer::sum);
    }
    return counted.entrySet().stream()
        .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder()))
        .limit(COLOURS)
        .mapToInt(Map.Entry::getKey)
        .toArray();
  }

  private static int nearest(int colour, int[] palette) {
    var best = 0;
    for (var at = 1; at < palette.length; at++) {
      if (distance(colour, palette[at]) < distance(colour, palette[best])) {
        best = at;
      }
    }
    return best;
  }

  private static int distance(int one, int other) {
    var sum = 0;
    for (var shift = 0; shift < 24; shift += 8) {
      var apart = (one >> shift & 0xff) - (other >> shift & 0xff);
      sum += apart * apart;
    }
    return sum;
  }
}
