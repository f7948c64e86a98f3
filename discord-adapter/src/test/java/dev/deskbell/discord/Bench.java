package dev.deskbell.discord;

import dev.deskbell.chat.Absence;
import dev.deskbell.chat.Account;
import dev.deskbell.chat.Allowance;
import dev.deskbell.chat.Content;
import dev.deskbell.chat.Lease;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Phrase;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Text;
import dev.deskbell.discord.fake.FakeDiscord;
import dev.deskbell.discord.fake.Person;
import dev.deskbell.discord.fake.PersonPlayer;
import dev.deskbell.discord.fake.Request;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** One adapter between a fake Discord and a desk that does what the test says. */
final class Bench implements AutoCloseable {
  private static final Pace QUICK =
      new Pace(
          Duration.ofMillis(1_000),
          Duration.ofMillis(250),
          Pace.USUAL.patience(),
          Duration.ofMillis(500),
          Pace.USUAL.doubt(),
          Pace.USUAL.call(),
          Duration.ofMillis(3_000));

  /** Shows a placeholder almost at once, and gives requests up soon. */
  private static final Pace IMPATIENT =
      new Pace(
          Pace.USUAL.lease(),
          Pace.USUAL.renewal(),
          Duration.ofMillis(150),
          Pace.USUAL.retry(),
          Pace.USUAL.doubt(),
          Duration.ofMillis(1_500),
          Pace.USUAL.silence());

  final FakeDiscord discord = DiscordStage.invited(Clock.systemUTC());
  final HeardDesk desk = new HeardDesk();
  final List<Instant> absences = new CopyOnWriteArrayList<>();
  final Absence absence = (_, since) -> absences.add(since);
  final Person ana = discord.person("ana", ZoneId.of("Europe/Berlin"));
  final Person ben = discord.person("ben", ZoneId.of("America/New_York"));
  final Place general = place("general");
  private final AtomicInteger deeds = new AtomicInteger();
  private final List<Discord> running = new CopyOnWriteArrayList<>();
  final Discord adapter;

  Bench() {
    this(Pace.USUAL);
  }

  Bench(Phrase... phrases) {
    this();
    desk.offers(List.of(phrases));
  }

  private Bench(Pace pace) {
    discord.waits(DiscordStage.ALIVE);
    adapter = instance(new SoleLease(), pace);
  }

  /** For answers that are late anyway: nobody need wait as long as before people. */
  static Bench impatient() {
    return new Bench(IMPATIENT);
  }

  /** Notices, tries again and takes over within a second or two. */
  static Bench quick() {
    return new Bench(QUICK);
  }

  /** One more process of the desk; not started. */
  Discord instance(Lease lease, Allowance allowance) {
    return instance(DiscordStage.settings(discord), lease, allowance);
  }

  Discord instance(DiscordSettings settings, Lease lease, Allowance allowance) {
    var made = new Discord(settings, desk, lease, allowance, absence, Clock.systemUTC());
    running.add(made);
    return made;
  }

  /** One whose time is the test's. */
  Discord instance(Clock clock) {
    var settings = DiscordStage.settings(discord);
    var made = new Discord(settings, desk, new SoleLease(), (_, _, _) -> true, absence, clock);
    running.add(made);
    return made;
  }

  /** One that is quicker than it would be before people: what it promises lasts as many beats. */
  Discord quick(Lease lease) {
    return instance(lease, QUICK);
  }

  Discord instance(Lease lease, Pace pace) {
    var hearing = new Hearing.Desk(desk, lease, (_, _, _) -> true, absence);
    var made = new Discord(DiscordStage.settings(discord), hearing, Clock.systemUTC(), pace);
    running.add(made);
    return made;
  }

  /** The adapter hears, and its commands are there. */
  Bench hears() {
    adapter.start();
    Waiting.until(() -> discord.gateway().connected() == 1 && !discord.commands().isEmpty());
    return this;
  }

  PersonPlayer player(Person person) {
    return new PersonPlayer(person, Discord.NAME, discord.guild());
  }

  Account account(Person person) {
    return new Account(Discord.NAME, discord.guild(), person.id());
  }

  Place place(String room) {
    return Place.channel(Discord.NAME, discord.guild(), discord.channel(room));
  }

  String id() {
    return "d" + deeds.incrementAndGet();
  }

  Outgoing.Post post(Place to, Content content) {
    return new Outgoing.Post(id(), to, content, Set.of());
  }

  Posting posted(Place to, String words) {
    return posting(adapter.deliver(post(to, new Saying(Text.of(words)))));
  }

  static Posting posting(Receipt receipt) {
    if (receipt instanceof Receipt.Delivered(var posting)) {
      return Objects.requireNonNull(posting);
    }
    throw new AssertionError("not delivered but " + receipt);
  }

  /** Messages written in a channel, lost ones too. */
  List<Request> writtenIn(String channel) {
    return discord.requests(
        it -> it.method().equals("POST") && it.path().equals("/channels/" + channel + "/messages"));
  }

  @Override
  public void close() {
    running.forEach(Discord::close);
    discord.close();
  }
}
