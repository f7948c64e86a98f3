package dev.deskbell.discord;

import dev.deskbell.chat.Absence;
import dev.deskbell.chat.Account;
import dev.deskbell.chat.Allowance;
import dev.deskbell.chat.Attachment;
import dev.deskbell.chat.ChatPlatform;
import dev.deskbell.chat.Checkup;
import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.Extras;
import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.Files;
import dev.deskbell.chat.Groups;
import dev.deskbell.chat.History;
import dev.deskbell.chat.Lease;
import dev.deskbell.chat.Limits;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Pauses;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Profiles;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Reconciler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Discord, as the desk sees it: every instance sends, the one that holds the lease hears. */
public final class Discord
    implements ChatPlatform,
        Limits,
        Extras,
        Pauses,
        Reconciler,
        Profiles,
        Groups,
        History,
        Files,
        Checkup,
        AutoCloseable {

  static final String NAME = "discord";

  private final Rest rest;
  private final Deeds deeds;
  private final Budgets budgets;
  private final RoutePauses pauses;
  private final People people;
  private final Archive archive;
  private final Downloads downloads;
  private final Refused refused = new Refused();
  private final BoundRooms boundRooms;
  private final Hearing hearing;

  /** Nothing is sent or heard before {@link #start()}, but what is delivered. */
  public Discord(
      DiscordSettings settings,
      Conversation desk,
      Lease lease,
      Allowance allowance,
      Absence absence,
      Clock clock) {
    this(settings, new Hearing.Desk(desk, lease, allowance, absence), clock, Pace.USUAL);
  }

  Discord(DiscordSettings settings, Hearing.Desk desk, Clock clock, Pace pace) {
    rest = new Rest(settings, clock, pace.call());
    var self = new Self(rest);
    var boxes = new LetterBoxes(rest);
    var chains = new Chains(rest, self);
    var bare = new Bare();
    budgets = new Budgets(boxes, bare);
    pauses = new RoutePauses(rest, boxes);
    var forums = new Forums(rest);
    var messages = new Messages(rest, self, boxes, forums, bare);
    people = new People(rest);
    boundRooms = new BoundRooms(rest, self);
    deeds = new Deeds(messages, new Rooms(rest, self), people);
    downloads = new Downloads(rest, settings);
    archive = new Archive(rest, self, boxes, chains, forums, clock);
    hearing =
        new Hearing(settings, desk, new Hearing.Mouth(rest, self, messages, chains), clock, pace);
  }

  /** Begins to hear, as soon as the lease is free and Discord answers; returns at once. */
  public void start() {
    hearing.start();
  }

  /** Leaves the gateway, so that another instance need not wait. */
  @Override
  public void close() {
    hearing.close();
    rest.close();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Receipt deliver(Outgoing outgoing) {
    return refused.noting(outgoing, budgets.counting(outgoing, () -> deeds.done(outgoing)));
  }

  @Override
  public List<Budget> of(Outgoing outgoing) {
    return budgets.of(outgoing);
  }

  @Override
  public List<Budget> beside(Outgoing answered) {
    return budgets.beside(answered);
  }

  @Override
  public Duration before(Outgoing outgoing) {
    return pauses.before(outgoing);
  }

  @Override
  public Reconciler.Finding find(Outgoing outgoing, Instant attempted) {
    return archive.find(outgoing, attempted);
  }

  @Override
  public @Nullable Profile of(Account account) {
    return people.profile(account);
  }

  /** Throws when Discord does not tell: an empty role is another thing. */
  @Override
  public Set<Account> members(String workspace, String group) {
    return people.members(workspace, group);
  }

  @Override
  public Reading since(Place thread, Instant since) {
    return archive.since(thread, since);
  }

  @Override
  public @Nullable FileContent fetch(Attachment file) {
    return downloads.file(file);
  }

  @Override
  public List<Checkup.Finding> examine() {
    return hearing.examination(refused).findings();
  }

  @Override
  public List<Checkup.Finding> examineRooms(Iterable<Place> bound) {
    return boundRooms.findings(bound);
  }
}
