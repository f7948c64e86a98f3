package dev.deskbell.testing.contract;

import dev.deskbell.chat.Posting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as its reader sees it, after the platform has interpreted everything in it.
 *
 * @param handle what the stage knows it by
 * @param posting where it stands; null when it is not a message but a whisper
 * @param words all that can be read in it, actions aside; one block below the other, moments in the
 *     reader's zone
 * @param marks what the platform made of parts of the words
 * @param pictures what its pictures are said to show
 */
public record Seen(
    String handle,
    @Nullable Posting posting,
    String words,
    List<Mark> marks,
    List<String> buttons,
    List<Menu> menus,
    List<Mark> links,
    List<String> pictures) {
  public Seen {
    marks = List.copyOf(marks);
    buttons = List.copyOf(buttons);
    menus = List.copyOf(menus);
    links = List.copyOf(links);
    pictures = List.copyOf(pictures);
  }

  /** A menu and the labels of what it offers. */
  public record Menu(String prompt, List<String> choices) {
    public Menu {
      choices = List.copyOf(choices);
    }
  }

  /**
   * Words that are more than words.
   *
   * @param meaning a link's address, a person's user id; empty for the other kinds
   */
  public record Mark(Kind kind, String words, String meaning) {
    /** What the platform made of them. */
    public enum Kind {
      STRONG,
      CODE,
      LINK,
      PERSON,
      TIME,
      /** A crowd, an emoji from its name, a quote, a heading, hidden words: never meant. */
      OTHER
    }
  }

  public List<Mark> marks(Mark.Kind kind) {
    return marks.stream().filter(it -> it.kind() == kind).toList();
  }
}
