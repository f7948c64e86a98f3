package dev.deskbell.discord;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** What happens in one channel is heard in its order; channels don't wait for each other. */
final class Lines {

  private final Executor threads;
  private final Map<String, CompletableFuture<?>> last = new ConcurrentHashMap<>();

  Lines(Executor threads) {
    this.threads = threads;
  }

  void add(String channel, Runnable heard) {
    var mine =
        last.compute(
            channel,
            (_, before) ->
                before == null
                    ? CompletableFuture.runAsync(heard, threads)
                    : before.handleAsync((_, _) -> run(heard), threads));
    // What was heard tells of its own failure; whoever comes next goes on all the same.
    var _ = mine.whenComplete((_, _) -> last.remove(channel, mine));
  }

  private static boolean run(Runnable heard) {
    heard.run();
    return true;
  }
}
