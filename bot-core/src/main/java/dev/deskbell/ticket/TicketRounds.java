package dev.deskbell.ticket;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * What follows changes of tickets at leisure. Every instance goes these rounds: each row is taken
 * by one, so that an idle desk asks one question, where a scheduled task would ask five.
 */
@Component
class TicketRounds {
  private static final Logger LOG = LoggerFactory.getLogger(TicketRounds.class);

  private final HomePages pages;
  private final Vocabulary vocabulary;
  private final boolean wanted;

  TicketRounds(
      HomePages pages,
      Vocabulary vocabulary,
      @Value("${deskbell.deadlines.rounds:true}") boolean wanted) {
    this.pages = pages;
    this.vocabulary = vocabulary;
    this.wanted = wanted;
  }

  @Scheduled(fixedDelay = 20_000, initialDelay = 20_000)
  void refreshPages() {
    patiently(pages::refresh);
  }

  @Scheduled(fixedDelay = 30_000, initialDelay = 30_000)
  void followWords() {
    patiently(vocabulary::follow);
  }

  /** The next round tries again. */
  private void patiently(Runnable round) {
    try {
      if (wanted) {
        round.run();
      }
    } catch (DataAccessException | TransactionException unreachable) {
      LOG.debug("the database will be asked again about tickets", unreachable);
    }
  }
}
