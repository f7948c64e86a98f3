package dev.deskbell.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.store.Questions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/** A silence ends while alerts that it held back are being digested. */
class AlertSilenceRaceTest extends AlertStories {
  @Test
  void a_silence_that_ended_after_it_was_read_withholds_nothing_for_long() {
    desk.as("sam").types("alert silence integration=uptime 48h rebuilding");
    var now = desk.theatre().clock().instant();
    desk.get(TransactionOperations.class).executeWithoutResult(_ -> digestWhileItEnds(now));
    desk.later(Duration.ofMinutes(6));
    assertThat(desk.get(Alerts.class).isWaiting()).isTrue();
    digest();
    assertThat(count("select count(*) from ticket")).isEqualTo(1);
  }

  private void digestWhileItEnds(Instant now) {
    var said = AlertSenders.of("k", 1);
    var questions = new Questions(desk.get(JdbcOperations.class));
    var first = questions.add("select 1", (row, _) -> row.getInt(1));
    var batch = desk.get(Digestion.class).begin(said, questions, now);
    assertThat(first.get()).isEqualTo(List.of(1));
    // By another, on a connection of its own.
    var isEnded = CompletableFuture.supplyAsync(() -> desk.get(Silences.class).end(1, now));
    assertThat(isEnded.join()).isTrue();
    batch.digest(said);
  }
}
