package dev.deskbell.testing.transcript;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** One thing that somebody does or sees. */
sealed interface Step {
  /** The line it begins at. */
  Line line();

  /** Where the reader of a clock lives. */
  record Lives(Line line, String who, ZoneId zone) implements Step {}

  /** Time passes. */
  record Later(Line line, Duration by) implements Step {}

  /** The organisation's monitoring says something, or that it is over. */
  record Reports(Line line, String what, boolean over) implements Step {}

  /** From now on the desk can't write to them. */
  record Unreachable(Line line, String who) implements Step {}

  record Types(Line line, String who, Spot spot, String words) implements Step {}

  record Presses(Line line, String who, String button) implements Step {}

  record Chooses(Line line, String who, String choice, String menu) implements Step {}

  /** The form on the screen, field by field; then it is sent. */
  record FillsIn(Line line, String who, List<Filled> fields) implements Step {
    record Filled(Line line, String label, String value) {}
  }

  /** What this person said last is changed. */
  record Edits(Line line, String who, String words) implements Step {}

  record Removes(Line line, String who) implements Step {}

  record Repeats(Line line, String who) implements Step {}

  record Sees(Line line, String who, Spot spot, Often often, Sight sight) implements Step {}

  record SeesForm(Line line, String who, String title, Sight sight) implements Step {}

  record SeesNoForm(Line line, String who) implements Step {}

  /** In how many messages. */
  enum Often {
    SOMEWHERE,
    ONCE,
    NOWHERE
  }

  /** Where people look and type. */
  sealed interface Spot {
    record Room(String name) implements Spot {}

    /** Below the message this person saw last. */
    record Below() implements Spot {}

    /** The desk's direct messages. */
    record Messages() implements Spot {}

    /** What nobody else sees. */
    record Whispers() implements Spot {}

    /** What called for attention. */
    record Notifications() implements Spot {}
  }
}
