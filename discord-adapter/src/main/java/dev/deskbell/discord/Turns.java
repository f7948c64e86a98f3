package dev.deskbell.discord;

import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Reply;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes an interaction to the desk and its answer back. Discord waits three seconds for a first
 * answer: when the desk is late, a private placeholder stands in, and becomes the answer.
 */
final class Turns {

  private static final Logger LOG = LoggerFactory.getLogger(Turns.class);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Conversation desk;
  private final Interactions interactions;
  private final KeptForms forms;
  private final Answers answers;
  private final Executor threads;
  private final Duration patience;

  /**
   * @param patience how long the desk may think before a placeholder is shown
   */
  Turns(
      Conversation desk,
      Interactions interactions,
      KeptForms forms,
      Answers answers,
      Executor threads,
      Duration patience) {
    this.desk = desk;
    this.interactions = interactions;
    this.forms = forms;
    this.answers = answers;
    this.threads = threads;
    this.patience = patience;
  }

  void take(DataObject event) {
    var interaction = new Interaction(event);
    var kept = interaction.form().flatMap(it -> forms.find(interaction.user(), it));
    if (kept.isPresent()) {
      answers.first(interaction, new Reply.Ask(kept.get()));
      return;
    }
    var incoming = interactions.read(event);
    if (incoming == null) {
      answers.unknown(interaction);
      return;
    }
    if (incoming instanceof Incoming.Submission it) {
      forms.forget(interaction.user(), it.call());
    }
    var answer = CompletableFuture.supplyAsync(() -> desk.receive(incoming), threads);
    try {
      await(interaction, answer);
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private void await(Interaction interaction, CompletableFuture<Reply> answer)
      throws InterruptedException {
    try {
      answers.first(interaction, answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException late) {
      late(interaction, answer);
    } catch (ExecutionException bug) {
      broken(interaction, bug);
    }
  }

  private void late(Interaction interaction, CompletableFuture<Reply> answer)
      throws InterruptedException {
    if (interaction.isLookup()) {
      answers.first(interaction, new Reply.Offer(List.of()));
      return;
    }
    var isDeferred = answers.placeholder(interaction);
    try {
      var reply = answer.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
      answers.later(interaction, reply, isDeferred);
    } catch (TimeoutException never) {
      LOG.warn("The desk never answered interaction {}.", interaction.id());
    } catch (ExecutionException bug) {
      LOG.error("An interaction broke.", bug.getCause());
      answers.later(interaction, Answers.sorry(), isDeferred);
    }
  }

  private void broken(Interaction interaction, ExecutionException bug) {
    LOG.error("An interaction broke.", bug.getCause());
    answers.first(
        interaction, interaction.isLookup() ? new Reply.Offer(List.of()) : Answers.sorry());
  }
}
