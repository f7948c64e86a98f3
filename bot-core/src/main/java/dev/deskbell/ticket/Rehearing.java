package dev.deskbell.ticket;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.History.Past;
import dev.deskbell.chat.History.Reading;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Origin;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Speaker;
import dev.deskbell.conversation.Listening;
import dev.deskbell.people.People;
import java.time.Instant;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Hears what stands in a thread as if it had been heard when it was said: each message once, for
 * one that is a comment already is not one again. A comment whose message was changed since is
 * changed, one whose message is gone is taken away.
 */
@Component
class Rehearing {
  private static final Logger LOG = LoggerFactory.getLogger(Rehearing.class);

  private final Listening listening;
  private final Comments comments;
  private final People people;

  Rehearing(Listening listening, Comments comments, People people) {
    this.listening = listening;
    this.comments = comments;
    this.people = people;
  }

  /**
   * Hears all of it; what fails for a reason of its own keeps no other from being heard.
   *
   * @param began when reading began: what was said since may be missing
   * @throws RuntimeException when the database is away: it is all to be heard again
   */
  void hear(ReadBackThreads.Unread thread, Reading.Read read, Instant began) {
    read.said().forEach(it -> hear(thread, it));
    var upTo = read.upTo();
    var end = began.minus(ReadBack.BEFORE);
    comments
        .saidIn(
            thread.place(),
            thread.reached().plus(ReadBack.BEFORE),
            upTo == null || upTo.isAfter(end) ? end : upTo)
        .stream()
        .filter(it -> !read.standing().contains(it.message()))
        .forEach(it -> missing(thread, it, began));
  }

  private void hear(ReadBackThreads.Unread thread, Past past) {
    var message = past.message();
    var key = key(message.posting());
    var known = comments.said(message.posting());
    var edited = past.editedAt();
    if (known.isPresent()) {
      if (edited != null && edited.isAfter(known.get().lastAt())) {
        var origin = origin(thread, key + "/" + edited, speaker(message.by()), edited);
        hear(new Incoming.Edited(origin, message));
      }
    } else if (!past.at().isBefore(thread.since())) {
      hear(new Incoming.Said(origin(thread, key, speaker(message.by()), past.at()), message));
    }
  }

  /** Whoever took it away, it is gone; who wrote it is known. */
  private void missing(ReadBackThreads.Unread thread, Posting gone, Instant at) {
    comments
        .said(gone)
        .flatMap(it ->
            people.accountsOf(it.author()).stream()
                .filter(account -> account.platform().equals(gone.place().platform()))
                .findFirst())
        .ifPresent(it ->
            hear(new Incoming.Removed(origin(thread, key(gone) + "/gone", speaker(it), at), gone)));
  }

  private void hear(Incoming.Overheard it) {
    try {
      listening.hear(it);
    } catch (RuntimeException problem) {
      if (Listening.isPassing(problem)) {
        throw problem;
      }
      LOG.error("{} was read back and can't be heard", it.origin().delivery(), problem);
    }
  }

  private static String key(Posting posting) {
    return "read-back/" + posting.place().channel() + "/" + posting.message();
  }

  private static Origin origin(
      ReadBackThreads.Unread thread, String key, Speaker speaker, Instant when) {
    var audience = thread.direct() ? Origin.Audience.DIRECT : Origin.Audience.OPEN;
    return new Origin(key, speaker, thread.place(), audience, when);
  }

  /** Who is not known yet is met under what their account is called. */
  private Speaker speaker(Account account) {
    var known = people.behind(account);
    return new Speaker(
        account,
        known.map(it -> it.name()).orElse(account.user()),
        Set.of(),
        known.map(it -> people.kindOf(it.id())).orElse(Speaker.Kind.MEMBER));
  }
}
