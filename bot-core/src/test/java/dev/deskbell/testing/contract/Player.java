package dev.deskbell.testing.contract;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A person at their screen. Whatever they do returns when the platform has handed it to the desk
 * and shows the desk's answer, if the platform waits for one.
 */
public interface Player {
  String name();

  Account account();

  ZoneId zone();

  /** Gives the desk's own command in a channel: what follows {@code /desk}. */
  void types(Place at, String words);

  /** Addresses the desk by mentioning it in a channel or thread. */
  void mentions(Place at, String words);

  /** Writes the desk a direct message. */
  void writes(String words);

  /** Says something that is not meant for the desk, with files if any. */
  Posting says(Place at, String words, FileContent... files);

  void edits(Posting own, String words);

  void removes(Posting own);

  /** Presses a button on something this person sees, by its label. */
  void presses(Seen on, String button);

  /** Chooses from a menu, by its prompt and the choice's label. */
  void chooses(Seen on, String menu, String choice);

  /** Fills in fields of the form on the screen, by their labels, leaves the rest, and sends it. */
  void submits(Map<String, Entry> entries);

  /** The platform delivers this person's last deed once more, as if it had heard no answer. */
  void isRepeated();

  /** The messages in a channel, a thread or their direct messages with the desk, oldest first. */
  List<Seen> sees(Place at);

  /** What only this person sees, oldest first. */
  List<Seen> whispers();

  /** The desk's direct messages, oldest first. */
  List<Seen> letters();

  /**
   * The form that is open; where a platform cannot keep one open with its problems, what it shows
   * instead, opened again.
   */
  Optional<SeenForm> form();

  /** The messages in rooms that called for this person's attention, oldest first. */
  List<Seen> notifications();
}
