package dev.deskbell.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Words as spans, never as markup. */
public record Text(List<Span> spans) {
  /** Fits the smallest section (3000) and leaves room for escaping. */
  public static final int LONGEST = 2000;

  public static final Text NONE = new Text(List.of());

  public Text {
    spans = clip(spans, LONGEST);
  }

  public static Text of(String words) {
    return words.isEmpty() ? NONE : new Text(List.of(new Span.Plain(words)));
  }

  public static Text strong(String words) {
    return new Text(List.of(new Span.Strong(words)));
  }

  public static Text of(Span... spans) {
    return new Text(List.of(spans));
  }

  public Text and(Text more) {
    return new Text(Stream.concat(spans.stream(), more.spans.stream()).toList());
  }

  public Text and(Span more) {
    return and(new Text(List.of(more)));
  }

  public Text and(String words) {
    return and(Text.of(words));
  }

  public boolean isEmpty() {
    for (var span : spans) {
      if (!words(span).isBlank()) {
        return false;
      }
    }
    return true;
  }

  /** The same words for where nothing but letters fits: notifications, logs, screen readers. */
  public String plain() {
    if (spans.size() == 1) {
      return words(spans.getFirst());
    }
    var plain = new StringBuilder();
    plain(plain);
    return plain.toString();
  }

  /** The same behind what is written there. */
  void plain(StringBuilder into) {
    for (var span : spans) {
      into.append(words(span));
    }
  }

  /** How long {@link #plain} is. */
  int length() {
    var length = 0;
    for (var span : spans) {
      length += words(span).length();
    }
    return length;
  }

  private static String words(Span span) {
    return switch (span) {
      case Span.Plain(var words) -> words;
      case Span.Strong(var words) -> words;
      case Span.Code(var words) -> words;
      case Span.Mention(_, var name) -> "@" + name;
      case Span.Timestamp(_, _, var written) -> written;
      case Span.Link(var label, _) -> label;
    };
  }

  /** This text cut visibly to that many characters. */
  public Text clipped(int longest) {
    return length() <= longest ? this : new Text(clip(spans, longest));
  }

  private static List<Span> clip(List<Span> spans, int longest) {
    var left = longest;
    for (var number = 0; number < spans.size(); number++) {
      var length = words(spans.get(number)).length();
      if (length > left) {
        var kept = new ArrayList<>(spans.subList(0, number));
        if (left > 1) {
          kept.add(cut(spans.get(number), left));
        }
        return List.copyOf(kept);
      }
      left -= length;
    }
    return List.copyOf(spans);
  }

  private static Span cut(Span span, int left) {
    return switch (span) {
      case Span.Plain(var words) -> new Span.Plain(Clip.to(left, words));
      case Span.Strong(var words) -> new Span.Strong(Clip.to(left, words));
      case Span.Code(var words) -> new Span.Code(Clip.to(left, words));
      case Span.Mention _, Span.Timestamp _, Span.Link _ -> new Span.Plain("…");
    };
  }
}
