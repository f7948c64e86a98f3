package dev.deskbell.slack;

import dev.deskbell.chat.Absence;
import dev.deskbell.chat.Account;
import dev.deskbell.chat.Attachment;
import dev.deskbell.chat.ChatPlatform;
import dev.deskbell.chat.Checkup;
import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.Files;
import dev.deskbell.chat.Groups;
import dev.deskbell.chat.History;
import dev.deskbell.chat.Limits;
import dev.deskbell.chat.Message;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Passes;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Profiles;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Reconciler;
import dev.deskbell.chat.Vault;
import dev.deskbell.web.Endpoint;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Slack, as the desk sees it. Every instance hears and sends. */
public final class Slack
    implements ChatPlatform,
        Limits,
        Reconciler,
        Profiles,
        Groups,
        History,
        Files,
        Checkup,
        AutoCloseable {

  static final String NAME = "slack";

  /** Talks to nobody before {@link #start()}. */
  public Slack(
      SlackSettings settings,
      Conversation desk,
      Vault vault,
      Passes passes,
      Absence absence,
      Clock clock) {}

  /** What Slack and browsers call. */
  public List<Endpoint> endpoints() {
    return List.of();
  }

  /** Begins to hear in Socket Mode, as soon as Slack answers; returns at once. */
  public void start() {}

  @Override
  public void close() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Receipt deliver(Outgoing outgoing) {
    return new Receipt.Refused(Receipt.Reason.NOT_POSSIBLE, "under construction");
  }

  @Override
  public List<Budget> of(Outgoing outgoing) {
    return List.of();
  }

  @Override
  public Reconciler.Finding find(Outgoing outgoing, Instant attempted) {
    return new Reconciler.Finding.Unclear("under construction");
  }

  @Override
  public @Nullable Profile of(Account account) {
    return null;
  }

  @Override
  public Set<Account> members(String workspace, String group) {
    return Set.of();
  }

  @Override
  public List<Message> since(Place thread, Instant since) {
    return List.of();
  }

  @Override
  public @Nullable FileContent fetch(Attachment file) {
    return null;
  }

  @Override
  public List<Checkup.Finding> examine() {
    return List.of();
  }
}
