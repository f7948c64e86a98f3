package dev.deskbell.ticket;

import dev.deskbell.chat.Posting;
import dev.deskbell.people.Person;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message of a ticket's conversation, in however many threads it is shown.
 *
 * @param lastAt when its author last said it so
 * @param version counts up with every edit
 * @param said the message that it is, when somebody said it in a thread; it is not shown there
 *     again
 */
record Comment(
    long id,
    TicketRef ticket,
    Audience audience,
    Person.Id author,
    Instant at,
    Instant lastAt,
    String words,
    int version,
    boolean removed,
    @Nullable Posting said,
    List<CommentFile> files) {
  Comment {
    files = List.copyOf(files);
  }
}
