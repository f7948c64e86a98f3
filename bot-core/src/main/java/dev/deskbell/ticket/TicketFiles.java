package dev.deskbell.ticket;

import dev.deskbell.chat.Attachment;
import dev.deskbell.people.Person;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Files that come with a ticket instead of a message. */
@Component
public class TicketFiles {
  private final Comments comments;

  TicketFiles(Comments comments) {
    this.comments = comments;
  }

  /** In the running transaction: its requester and its team see them in their threads. */
  public void attach(TicketRef ref, Person.Id by, Instant at, List<Attachment> files) {
    if (!files.isEmpty()) {
      comments.add(new Comments.Draft(ref, Audience.REQUESTER, by, at, new Words(""), null, files));
    }
  }
}
