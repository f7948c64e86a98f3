package dev.deskbell.ticket;

import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks every two and a half seconds whether something is due, and sooner when something will be:
 * what is due to the second is done to the millisecond. Each instance looks, and none fires twice.
 */
@Component
class DeadlineRounds extends Rounds {
  private static final Logger LOG = LoggerFactory.getLogger(DeadlineRounds.class);
  static final Duration PAUSE = Duration.ofMillis(2500);
  private static final Instant LATER = Instant.parse("9999-01-01T00:00:00Z");

  private final List<DueWork> works;
  private final String question;
  private final JdbcClient db;
  private final Clock clock;
  private final Rouse rouse;

  /** When something will be due, as far as was known when it was last asked. */
  private final AtomicReference<Instant> next = new AtomicReference<>(LATER);

  DeadlineRounds(
      List<DueWork> works,
      JdbcClient db,
      Clock clock,
      Rouse rouse,
      @Value("${deskbell.deadlines.rounds:true}") boolean wanted) {
    super("deadlines", wanted);
    this.works = List.copyOf(works);
    this.question = "select " + conditions() + ", " + nextOfAll();
    this.db = db;
    this.clock = clock;
    this.rouse = rouse;
  }

  private String conditions() {
    return works.stream().map(it -> "(" + it.isDue() + ")").collect(joining(", "));
  }

  private String nextOfAll() {
    return works.stream()
        .flatMap(it -> it.next().stream())
        .map(it -> "(" + it + ")")
        .collect(joining(", ", "least(null::timestamptz, ", ") as next"));
  }

  /** All that is due has its turn, whatever the others do. */
  @Override
  boolean round() {
    return due().stream().filter(DeadlineRounds::fired).count() > 0;
  }

  @Override
  void pause() throws InterruptedException {
    var until = Duration.between(clock.instant(), next.get());
    rouse.await(until.compareTo(PAUSE) < 0 ? until : PAUSE);
  }

  @Override
  void rouse() {
    rouse.up();
  }

  private List<DueWork> due() {
    // Where nothing can be asked, a moment that has passed must not be a reason to ask at once.
    next.set(LATER);
    return db.sql(question)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query((row, _) -> {
          var due = new ArrayList<DueWork>();
          for (var work = 0; work < works.size(); work++) {
            if (row.getBoolean(work + 1)) {
              due.add(works.get(work));
            }
          }
          var soon = row.getObject("next", OffsetDateTime.class);
          next.set(soon == null ? LATER : soon.toInstant());
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
