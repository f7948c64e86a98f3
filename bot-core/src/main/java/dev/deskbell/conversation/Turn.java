package dev.deskbell.conversation;

import dev.deskbell.chat.Attachment;
import dev.deskbell.chat.Message;
import dev.deskbell.chat.Origin;
import dev.deskbell.people.Person;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One deed of one person: who, when, whence, and what they gave. */
public interface Turn {
  Person actor();

  /** When it happened, cut to microseconds. */
  Instant at();

  Origin origin();

  /** What was given for a needed parameter. */
  <T> T get(Param<T> param);

  /** What was given for a parameter that may be left out. */
  <T> Optional<T> find(Param<T> param);

  /** Files that came along. */
  List<Attachment> files();

  /** The message a shortcut was called on. */
  Optional<Message> message();
}
