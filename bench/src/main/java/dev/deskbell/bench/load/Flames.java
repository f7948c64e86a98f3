package dev.deskbell.bench.load;

import static java.util.Locale.ROOT;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A flame graph: each box is a method, as wide as its share of the samples, upon whoever called it.
 * What is narrower than one in two hundred is left out.
 */
final class Flames {
  private static final int WIDTH = 1200;
  private static final int HEIGHT = 15;
  private static final double LETTER = 6.1;
  private static final double LEAST = 0.005;

  private final StringBuilder boxes = new StringBuilder();
  private final int all;
  private int deepest;

  private Flames(int all) {
    this.all = all;
  }

  /** A method, called by the one below it. */
  private static final class Box {
    private final Map<String, Box> above = new TreeMap<>();
    private int samples;

    private void add(List<String> stack, int many) {
      samples += many;
      if (!stack.isEmpty()) {
        above
            .computeIfAbsent(stack.getFirst(), _ -> new Box())
            .add(stack.subList(1, stack.size()), many);
      }
    }
  }

  /** As an SVG file that needs nothing else. */
  static String of(Frames frames) {
    var ground = new Box();
    frames.stacks().forEach(ground::add);
    var flames = new Flames(Math.max(1, frames.size()));
    flames.draw("all of the program", ground, 0, 0);
    return flames.svg();
  }

  private void draw(String name, Box box, double from, int depth) {
    if ((double) box.samples / all < LEAST) {
      return;
    }
    deepest = Math.max(deepest, depth);
    box(name, from, depth, box.samples);
    var next = from;
    for (var it : box.above.entrySet()) {
      draw(it.getKey(), it.getValue(), next, depth + 1);
      next += (double) it.getValue().samples / all;
    }
  }

  /** Upside down: what is called hangs from its caller, so that the outermost is seen first. */
  private void box(String name, double from, int depth, int samples) {
    var share = (double) samples / all;
    var title = String.format(ROOT, "%s: %.1f %%", escaped(name), 100 * share);
    boxes.append(
        String.format(
            ROOT,
            "<g><title>%s</title><rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>",
            title,
            from * WIDTH,
            depth * HEIGHT,
            share * WIDTH - 0.4,
            HEIGHT - 1,
            colour(name)));
    var words = clipped(name, (int) (share * WIDTH / LETTER) - 1);
    if (!words.isEmpty()) {
      boxes.append(
          String.format(
              ROOT,
              "<text x=\"%.1f\" y=\"%d\">%s</text>",
              from * WIDTH + 2,
              depth * HEIGHT + HEIGHT - 4,
              escaped(words)));
    }
    boxes.append("</g>\n");
  }

  /** Class and method, as much as there is room for. */
  private static String clipped(String name, int letters) {
    var at = name.lastIndexOf('.', name.lastIndexOf('.') - 1);
    var words = name.substring(at + 1);
    if (letters < 4) {
      return "";
    }
    return words.length() <= letters ? words : words.substring(0, letters - 1) + "…";
  }

  private static String colour(String name) {
    if (name.startsWith("dev.deskbell.")) {
      return "#f4a259";
    }
    if (name.startsWith("org.postgresql.") || name.startsWith("com.zaxxer.")) {
      return "#8cb4d9";
    }
    if (name.startsWith("org.springframework.")) {
      return "#a3c585";
    }
    return name.startsWith("java.") || name.startsWith("jdk.") ? "#d9d9d9" : "#e8d48a";
  }

  private static String escaped(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private String svg() {
    var height = (deepest + 1) * HEIGHT;
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" font-family="monospace" font-size="10">
    <rect width="100%%" height="100%%" fill="#ffffff"/>
    %3$s</svg>
    """
        .formatted(WIDTH, height, boxes);
  }
}
