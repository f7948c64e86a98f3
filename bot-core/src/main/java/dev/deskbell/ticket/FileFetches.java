package dev.deskbell.ticket;

import dev.deskbell.chat.ChatPlatform;
import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.Files;
import dev.deskbell.delivery.Deliveries;
import dev.deskbell.delivery.Telling;
import dev.deskbell.ticket.CommentFile.State;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Fetches what people attached from where they attached it, one file at a time, and has it shown
 * where the comment is shown.
 */
@Component
public class FileFetches {
  private static final Logger LOG = LoggerFactory.getLogger(FileFetches.class);
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration LEASE = LONGEST.multipliedBy(2);
  private static final Duration KEPT = Duration.ofDays(30);
  private static final int MOST_FAILURES = 8;

  private final CommentFiles files;
  private final Comments comments;
  private final Notices notices;
  private final Heads heads;
  private final Deliveries deliveries;
  private final ObjectProvider<ChatPlatform> platforms;
  private final TransactionOperations transaction;
  private final Clock clock;

  FileFetches(
      CommentFiles files,
      Comments comments,
      Notices notices,
      Heads heads,
      Deliveries deliveries,
      ObjectProvider<ChatPlatform> platforms,
      TransactionOperations transaction,
      Clock clock) {
    this.files = files;
    this.comments = comments;
    this.notices = notices;
    this.heads = heads;
    this.deliveries = deliveries;
    this.platforms = platforms;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Fetches the next that waits; false when none does. */
  public boolean next() {
    var waiting = transaction.execute(_ -> files.claim(clock.instant(), LEASE).orElse(null));
    if (waiting == null) {
      return false;
    }
    if (waiting.attachment().size() > FileContent.LARGEST) {
      settle(waiting, State.TOO_LARGE);
    } else {
      fetch(waiting);
    }
    return true;
  }

  private void fetch(CommentFile file) {
    var platform =
        platforms.stream().filter(it -> it.name().equals(file.attachment().platform())).findFirst();
    if (platform.isPresent() && !(platform.get() instanceof Files)) {
      settle(file, State.GONE);
      return;
    }
    try {
      var content = content(platform, file);
      if (content == null) {
        settle(file, State.GONE);
      } else {
        keep(file, content);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (Exception problem) {
      LOG.warn("a file of comment {} can't be fetched: {}", file.comment(), problem.toString());
      later(file);
    }
  }

  private static @Nullable FileContent content(Optional<ChatPlatform> platform, CommentFile file)
      throws InterruptedException, ExecutionException, TimeoutException {
    var source =
        (Files) platform.orElseThrow(() -> new IllegalStateException("it is not connected"));
    var task = new FutureTask<>(() -> source.fetch(file.attachment()));
    Thread.ofVirtual().name("file").start(task);
    try {
      return task.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
    } finally {
      task.cancel(true);
    }
  }

  private void keep(CommentFile file, FileContent content) {
    transaction.executeWithoutResult(_ -> {
      if (files.keep(file, content, clock.instant())) {
        show(file);
      }
    });
  }

  /** Wherever the comment stands or is about to. */
  private void show(CommentFile file) {
    var comment = comments.numbered(file.comment()).orElseThrow();
    var head = heads.look(comment.ticket()).orElseThrow();
    deliveries.tell(
        notices.toldOf(head, Topics.comment(head.ref(), comment.id())).stream()
            .map(it -> Telling.keep(Topics.file(head.ref(), file), it))
            .toList());
  }

  /** The comment says now that it can't be seen here. */
  private void settle(CommentFile file, State why) {
    transaction.executeWithoutResult(_ -> {
      files.giveUp(file, why);
      var comment = comments.numbered(file.comment()).orElseThrow();
      var head = heads.look(comment.ticket()).orElseThrow();
      var piece = Topics.comment(head.ref(), comment.id());
      deliveries.tell(
          notices.toldOf(head, piece).stream().map(it -> Telling.keep(piece, it)).toList());
    });
  }

  private void later(CommentFile file) {
    var failures = transaction.execute(_ -> files.failed(file, clock.instant()));
    if (failures != null && failures >= MOST_FAILURES) {
      settle(file, State.GONE);
    }
  }

  /** Bytes are kept for a month; later rooms read the names. */
  void forget() {
    files.forget(clock.instant().minus(KEPT));
  }
}
