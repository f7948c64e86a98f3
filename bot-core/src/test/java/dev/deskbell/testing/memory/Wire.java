package dev.deskbell.testing.memory;

import dev.deskbell.chat.FileContent;
import dev.deskbell.testing.contract.SeenForm;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What goes between the platform and an adapter, in the platform's own words. */
final class Wire {
  private Wire() {}

  /**
   * Something happened at the platform.
   *
   * @param id the same when the platform repeats it
   * @param signature the platform's secret, if it is genuine
   * @param user who did it
   * @param thread the message whose thread it happened in
   */
  record Request(
      String id,
      String signature,
      String user,
      String channel,
      @Nullable String thread,
      Instant at,
      Event event) {}

  /** What happened. */
  sealed interface Event {
    /** {@code /desk words}. */
    record Commanded(String words) implements Event {}

    record Said(String message, String words, List<Stored> files) implements Event {}

    record Changed(String message, String words) implements Event {}

    record Deleted(String message) implements Event {}

    /**
     * A button was pressed, or something chosen from a menu.
     *
     * @param message the message it stands on, or null when it stands on a whisper
     * @param value what was chosen from a menu, or null for a button
     */
    record Clicked(@Nullable String message, String widget, @Nullable String value)
        implements Event {}

    /**
     * Something is being typed into a field that offers what fits.
     *
     * @param dialog the open dialog, or null for a command
     * @param of the command
     */
    record Typing(@Nullable String dialog, String of, String field, String typed)
        implements Event {}

    record Filled(String dialog, Map<String, Input> inputs) implements Event {}
  }

  /** What was put into a field. */
  sealed interface Input {
    record Words(String words) implements Input {}

    record Values(List<String> values) implements Input {}

    record User(String id) implements Input {}

    record Moment(Instant at) implements Input {}

    record Files(List<Stored> files) implements Input {}
  }

  record Stored(String id, FileContent content) {}

  /** What the adapter says to a request. */
  sealed interface Answer {
    record Nothing() implements Answer {}

    record Rejected() implements Answer {}

    record Whispers(Drawing drawing) implements Answer {}

    record Suggests(List<Option> options) implements Answer {}

    record Redraws(Drawing drawing) implements Answer {}

    record Opens(Dialog dialog, Map<String, String> problems) implements Answer {}
  }

  /**
   * A message as it is sent.
   *
   * @param body in the platform's {@linkplain Markup markup}
   * @param pings users to notify, if the body mentions them
   */
  record Drawing(String body, List<Widget> widgets, List<String> pings) {}

  /** Something below a message's body. */
  sealed interface Widget {
    record Push(String label, String id) implements Widget {}

    record Choose(String prompt, String id, List<Option> options) implements Widget {}

    record Door(String label, String address) implements Widget {}

    record Image(String described) implements Widget {}
  }

  record Option(String value, String label) {}

  record Dialog(String id, String title, String submit, List<Question> questions) {}

  /** One field of a dialog and what stands in it. */
  record Question(
      String name,
      String label,
      String hint,
      boolean required,
      SeenForm.Takes takes,
      List<Option> options,
      Input input) {
    Question offering(List<Option> better) {
      return new Question(name, label, hint, required, takes, better, input);
    }
  }

  /** What the platform says to what is sent to it. */
  sealed interface Result {
    record Done(String message) implements Result {}

    record NoSuchPlace() implements Result {}

    record TooFast(long seconds, String of) implements Result {}

    record Broken() implements Result {}
  }
}
