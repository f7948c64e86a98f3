package dev.deskbell.console;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/**
 * Pushes to a page what changed before its reader's eyes, from the number the page saw last: the
 * database is the queue, so that nothing is missed after a break or a restart.
 */
final class Streams {
  /** Another instance on the same database may have changed something. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

  /** Looks without news after which the page hears that somebody is there. */
  private static final int QUIET_LOOKS = 7;

  private final Feed feed;
  private final Changes changes;
  private final JsonMapper json;
  private volatile boolean open = true;

  Streams(Feed feed, Changes changes, JsonMapper json) {
    this.feed = feed;
    this.changes = changes;
    this.json = json;
  }

  /** Runs until the page or the desk goes away. */
  void run(Resident me, Visit visit) throws IOException, InterruptedException {
    var last = lastSeen(visit);
    var out = visit.stream("text/event-stream; charset=utf-8");
    write(out, "retry: 1000\n\n");
    for (var quiet = 0; open; quiet++) {
      var heard = changes.heard();
      var events = feed.after(me.user(), last);
      for (var event : events) {
        write(out, drawn(event));
        last = event.change();
        quiet = 0;
      }
      if (events.isEmpty()) {
        if (quiet >= QUIET_LOOKS) {
          write(out, "event: here\ndata: {}\n\n");
          quiet = 0;
        }
        changes.await(heard, LOOK_AGAIN);
      }
    }
  }

  private long lastSeen(Visit visit) {
    var resumed = visit.header("Last-Event-ID");
    if (resumed != null && Workspace.number(resumed) >= 0) {
      return Workspace.number(resumed);
    }
    var after = visit.queryNumber("after");
    return after == null ? feed.newest() : after;
  }

  private String drawn(Feed.Event event) {
    return "id: %d\nevent: %s\ndata: %s\n\n"
        .formatted(event.change(), event.kind(), json.writeValueAsString(event.state()));
  }

  private static void write(OutputStream out, String words) throws IOException {
    out.write(words.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** Ends every stream; pages come back by themselves. */
  void close() {
    open = false;
    changes.signal();
  }
}
