package dev.deskbell.ticket;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Fetches files at once, for their addresses expire; looks now and then for what was left over. */
@Component
class FileRounds extends Rounds {
  private static final Duration LOOKING = Duration.ofSeconds(30);

  private final FileFetches fetches;
  private final FileWake wake;

  FileRounds(
      FileFetches fetches, FileWake wake, @Value("${deskbell.files.rounds:true}") boolean wanted) {
    super("files", wanted);
    this.fetches = fetches;
    this.wake = wake;
  }

  @Override
  boolean round() {
    return fetches.next();
  }

  @Override
  void pause() throws InterruptedException {
    wake.await(LOOKING);
  }

  @Override
  void rouse() {
    wake.up();
  }
}
