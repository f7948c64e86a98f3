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
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Passes;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Profiles;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Reconciler;
import dev.deskbell.chat.Vault;
import dev.deskbell.slack.SlackCalls.Failed;
import dev.deskbell.web.Endpoint;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
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
  static final String EVENTS = "/slack/events";

  private static final int GOODBYE_SECONDS = 5;

  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("slack-", 0).factory());
  private final SlackLimits limits;
  private final SlackWeb web;
  private final SlackDeeds deeds;
  private final SlackReadBack readBack;
  private final SlackPeople people;
  private final SlackFiles files;
  private final SlackCheckup checkup;
  private final SlackInstallations installations;
  private final SlackBoundRooms boundRooms;
  private final SlackChannels channels = new SlackChannels();
  private final @Nullable SlackSocket socket;
  private final List<Endpoint> endpoints;

  /** Talks to nobody before {@link #start()}. */
  public Slack(
      SlackSettings settings,
      Conversation desk,
      Vault vault,
      Passes passes,
      Absence absence,
      Clock clock) {
    this(settings, desk, vault, passes, absence, clock, SlackWeb.Patience.USUAL);
  }

  Slack(
      SlackSettings settings,
      Conversation desk,
      Vault vault,
      Passes passes,
      Absence absence,
      Clock clock,
      SlackWeb.Patience patience) {
    limits = new SlackLimits(settings.messagesPerMinute());
    web = new SlackWeb(settings.api(), threads, patience);
    installations = new SlackInstallations(settings, vault, web, clock);
    var calls = new SlackCalls(web, installations, clock);
    var directs = new SlackDirects(calls);
    var pictures = new SlackPictures(calls);
    var rooms = new SlackRooms(calls);
    boundRooms = new SlackBoundRooms(calls);
    people = new SlackPeople(calls);
    files = new SlackFiles(calls);
    deeds = new SlackDeeds(calls, directs, pictures, rooms);
    var messages = new SlackMessages(people);
    readBack = new SlackReadBack(calls, directs, rooms, messages);
    var audiences = new SlackAudiences(directs);
    var replies = new SlackReplies(calls, new SlackWhispers(calls, directs, pictures), threads);
    var moments = new SlackMoments(clock);
    var origins = new SlackOrigins(people, moments, replies);
    var hearing =
        hearing(
            new SlackCommands(desk, people, audiences, replies, moments),
            new SlackInteractions(desk, people, audiences, messages, replies, moments),
            new SlackEvents(
                desk,
                audiences,
                installations,
                new SlackTalk(desk, people, audiences, messages, origins),
                origins,
                new SlackPreviews(calls, threads)));
    socket =
        settings.appToken() == null
            ? null
            : new SlackSocket(settings.appToken(), web, hearing, absence, threads, clock);
    checkup = new SlackCheckup(settings, installations, web, this::isConnected, channels, clock);
    var door =
        new SlackDoor(
            new SlackSignature(settings.signingSecrets(), clock),
            hearing,
            checkup,
            new SlackRetries(absence, clock),
            moments);
    endpoints = endpoints(door, new SlackInstall(settings, installations, passes, clock));
  }

  private SlackHearing hearing(
      SlackCommands commands, SlackInteractions interactions, SlackEvents events) {
    return new SlackHearing(SlackBolt.app(web.forSdk(), threads, commands, interactions, events));
  }

  private static List<Endpoint> endpoints(SlackDoor door, SlackInstall install) {
    return List.of(
        Endpoint.post(EVENTS, SlackDoor.MOST_BYTES, door::answer),
        Endpoint.get(SlackInstall.INSTALL, install::begin),
        Endpoint.get(SlackInstall.OAUTH, install::finish));
  }

  /** What Slack and browsers call. */
  public List<Endpoint> endpoints() {
    return endpoints;
  }

  /** Begins to hear in Socket Mode, as soon as Slack answers; returns at once. */
  public void start() {
    if (socket != null) {
      socket.start();
    }
  }

  /** Renews tokens long before anybody waits for them; may take seconds. */
  public void renew() {
    installations.renew();
  }

  private boolean isConnected() {
    return socket != null && socket.isConnected();
  }

  /** What is on its way gets a moment to arrive. */
  @Override
  public void close() {
    if (socket != null) {
      socket.close();
    }
    threads.shutdown();
    try {
      if (!threads.awaitTermination(GOODBYE_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    web.close();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Receipt deliver(Outgoing outgoing) {
    var receipt = deeds.done(outgoing);
    channels.note(outgoing, receipt);
    return receipt;
  }

  @Override
  public List<Budget> of(Outgoing outgoing) {
    return limits.of(outgoing);
  }

  @Override
  public Reconciler.Finding find(Outgoing outgoing, Instant attempted) {
    return readBack.find(outgoing, attempted);
  }

  @Override
  public @Nullable Profile of(Account account) {
    try {
      return people.profile(account);
    } catch (Failed problem) {
      throw unavailable(problem);
    }
  }

  @Override
  public Set<Account> members(String workspace, String group) {
    try {
      return people.members(workspace, group);
    } catch (Failed problem) {
      throw unavailable(problem);
    }
  }

  @Override
  public Reading since(Place thread, Instant since) {
    return readBack.since(thread, since);
  }

  @Override
  public @Nullable FileContent fetch(Attachment file) {
    try {
      return files.fetch(file);
    } catch (Failed problem) {
      throw unavailable(problem);
    }
  }

  /** Nothing is not the same as not knowing. */
  private static IllegalStateException unavailable(Failed problem) {
    return new IllegalStateException("Slack: " + problem.getMessage(), problem);
  }

  @Override
  public List<Checkup.Finding> examine() {
    return checkup.examine();
  }

  @Override
  public List<Checkup.Finding> examineRooms(Iterable<Place> bound) {
    return boundRooms.findings(bound);
  }
}
