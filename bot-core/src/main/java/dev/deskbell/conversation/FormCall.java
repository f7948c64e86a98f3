package dev.deskbell.conversation;

import dev.deskbell.chat.Call;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the call of a form, and of a button that leads to one, is about: a kept form and a step. */
record FormCall(String session, Step step, int page) {
  /** Tells a kept form from the values of parameters. */
  static final String MARK = "~";

  private static final Pattern WRITTEN = Pattern.compile("~([a-z2-7]{16})\\.(page|go|words)(\\d?)");

  /** What is to happen with it. */
  enum Step {
    /** The page is opened, or was submitted. */
    PAGE,
    /** It is done with what is there. */
    GO,
    /** All the kept words become the operation's {@linkplain Operation#freeWords free words}. */
    WORDS
  }

  static Call page(String operation, String session, int page) {
    return new Call(operation, MARK + session + ".page" + page);
  }

  static Call go(String operation, String session) {
    return new Call(operation, MARK + session + ".go");
  }

  static Call words(String operation, String session) {
    return new Call(operation, MARK + session + ".words");
  }

  static Optional<FormCall> parse(String about) {
    var match = WRITTEN.matcher(about);
    if (!match.matches()) {
      return Optional.empty();
    }
    var step =
        switch (match.group(2)) {
          case "page" -> Step.PAGE;
          case "go" -> Step.GO;
          default -> Step.WORDS;
        };
    var page = match.group(3).isEmpty() ? 0 : Integer.parseInt(match.group(3));
    return Optional.of(new FormCall(match.group(1), step, page));
  }
}
