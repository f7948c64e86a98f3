package dev.deskbell.chat;

import java.util.HashSet;
import java.util.List;

/** A form to fill in; longer ones are pages, each a form of its own. */
public record Form(String title, Call call, String submit, List<Field> fields) {
  /** The shortest title of a dialog. */
  public static final int LONGEST_TITLE = 24;

  /** The shortest label of a dialog's button. */
  public static final int LONGEST_SUBMIT = 24;

  /** The fewest fields of a dialog. */
  public static final int MOST_FIELDS = 5;

  public Form {
    Required.words("title", title);
    Required.words("submit", submit);
    title = Clip.to(LONGEST_TITLE, title);
    submit = Clip.to(LONGEST_SUBMIT, submit);
    fields = List.copyOf(fields);
    Required.atMost(MOST_FIELDS, "fields in a form", fields.size());
    if (fields.isEmpty()) {
      throw new IllegalArgumentException("a form asks for something: " + title);
    }
    var names = new HashSet<String>();
    for (var field : fields) {
      if (!names.add(field.ask().name())) {
        throw new IllegalArgumentException("asked twice: " + field.ask().name());
      }
    }
  }
}
