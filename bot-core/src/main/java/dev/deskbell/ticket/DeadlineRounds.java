package dev.deskbell.ticket;

import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks every two and a half seconds whether something is due; each instance does, and none fires
 * twice.
 */
@Component
class DeadlineRounds extends Rounds {
  private static final Logger LOG = LoggerFactory.getLogger(DeadlineRounds.class);
  private static final Duration PAUSE = Duration.ofMillis(2500);

  private final List<DueWork> works;
  private final String question;
  private final JdbcClient db;
  private final Clock clock;
  private final Rouse rouse;

  DeadlineRounds(
      List<DueWork> works,
      JdbcClient db,
      Clock clock,
      Rouse rouse,
      @Value("${deskbell.deadlines.rounds:true}") boolean wanted) {
    super("deadlines", wanted);
    this.works = List.copyOf(works);
    this.question =
        works.stream().map(it -> "(" + it.isDue() + ")").collect(joining(", ", "select ", ""));
    this.db = db;
    this.clock = clock;
    this.rouse = rouse;
  }

  /** All that is due has its turn, whatever the others do. */
  @Override
  boolean round() {
    return due().stream().filter(DeadlineRounds::fired).count() > 0;
  }

  @Override
  void pause() throws InterruptedException {
    rouse.await(PAUSE);
  }

  @Override
  void rouse() {
    rouse.up();
  }

  private List<DueWork> due() {
    return db.sql(question)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query((row, _) -> {
          var due = new ArrayList<DueWork>();
          for (var work = 0; work < works.size(); work++) {
            if (row.getBoolean(work + 1)) {
              due.add(works.get(work));
            }
          }
          return due;
        })
        .single();
  }

  /** What can't be done keeps no other from being done. */
  private static boolean fired(DueWork work) {
    try {
      return work.fire() > 0;
    } catch (RuntimeException e) {
      LOG.warn("could not do what is due; trying again: {}", e.getMessage());
      return false;
    }
  }
}
