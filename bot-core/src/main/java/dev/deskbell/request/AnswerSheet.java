package dev.deskbell.request;

import dev.deskbell.chat.Attachment;
import dev.deskbell.chat.Clip;
import dev.deskbell.ticket.Opening;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked for: the item and its questions as they were called then, and the answers as
 * people read them.
 *
 * @param name the item's name
 * @param target by when it was said to be done, if that was said
 */
record AnswerSheet(
    String item, String name, @Nullable String target, List<Line> lines, List<Attachment> files) {
  AnswerSheet {
    lines = List.copyOf(lines);
    files = List.copyOf(files);
  }

  /**
   * One answer.
   *
   * @param telling whether it says in a word or two what is meant: a choice, a person, a line
   */
  record Line(String field, String label, String words, boolean telling) {}

  /** {@code Laptop: Light (13 inch)}; what somebody put into their own words speaks for itself. */
  String title() {
    var telling = lines.stream().filter(Line::telling).map(Line::words).findFirst();
    var title =
        item.equals(Item.OTHER.id()) ? wish() : name + telling.map(it -> ": " + it).orElse("");
    return Clip.to(Opening.LONGEST_TITLE, title.strip());
  }

  private String wish() {
    return lines.stream()
        .filter(it -> it.field().equals(Wish.NAME))
        .flatMap(it -> it.words().lines())
        .filter(it -> !it.isBlank())
        .findFirst()
        .orElse(name);
  }

  /** With something more in somebody's own words. */
  AnswerSheet and(String label, String words) {
    var more = new ArrayList<>(lines);
    more.add(new Line("again", label, words, false));
    return new AnswerSheet(item, name, target, more, files);
  }

  /** With another answer to how long access is wanted. */
  AnswerSheet until(String words) {
    var others =
        lines.stream()
            .map(it ->
                it.field().equals(Item.UNTIL)
                    ? new Line(it.field(), it.label(), words, it.telling())
                    : it)
            .toList();
    return new AnswerSheet(item, name, target, others, files);
  }

  /** Without anybody's own words: questions stay, answers and files are gone. */
  AnswerSheet erased() {
    var emptied =
        lines.stream().map(it -> new Line(it.field(), it.label(), ERASED, false)).toList();
    return new AnswerSheet(item, name, target, emptied, List.of());
  }

  private static final String ERASED = "(erased)";

  /** All the answers as text, for search. */
  String text() {
    return lines.stream()
        .map(it -> it.label() + ": " + it.words())
        .collect(Collectors.joining("\n"));
  }
}
