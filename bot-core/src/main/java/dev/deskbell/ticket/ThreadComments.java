package dev.deskbell.ticket;

import dev.deskbell.chat.Posting;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What was said where, for practices that point at it. */
@Component
public class ThreadComments {
  private final Comments comments;

  ThreadComments(Comments comments) {
    this.comments = comments;
  }

  /** Words in a ticket's thread. */
  public record Remark(TicketRef ref, long id, Instant at, Words words) {}

  /** The comment that this message of a person is, unless it was taken back. */
  public Optional<Remark> at(Posting posting) {
    return comments
        .said(posting)
        .filter(it -> !it.removed())
        .map(it -> new Remark(it.ticket(), it.id(), it.at(), new Words(it.words())));
  }
}
