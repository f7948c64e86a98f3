package dev.deskbell.testing.theatre;

import dev.deskbell.chat.Attachment;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.ChatPlatform;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Message;
import dev.deskbell.chat.Origin;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Reply;
import dev.deskbell.chat.Speaker;
import dev.deskbell.testing.Desk;
import dev.deskbell.testing.FakePlatform;
import dev.deskbell.testing.TestDatabase;
import dev.deskbell.testing.contract.Able;
import dev.deskbell.testing.contract.CommandSuggestions;
import dev.deskbell.testing.contract.Forgery;
import dev.deskbell.testing.contract.FormSuggestions;
import dev.deskbell.testing.contract.LostAnswers;
import dev.deskbell.testing.contract.Player;
import dev.deskbell.testing.contract.RateLimit;
import dev.deskbell.testing.contract.Stage;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/** The real core with its example organisation, talked to by {@link Desk}, seen on its platform. */
public final class CoreDesk implements AutoCloseable {
  private final FakePlatform platform = FakePlatform.withMemory(Desk.PLATFORM);
  private final StatementCount database;
  private final CoreTheatre theatre;
  private final Desk desk;
  private final AtomicInteger said = new AtomicInteger();

  /** With other platforms beside its own. */
  public CoreDesk(FakePlatform... beside) {
    database = new StatementCount(TestDatabase.fresh());
    theatre =
        new CoreTheatre(
            Desk.PLATFORM, Desk.WORKSPACE, (_, _) -> new Seat(platform), database, List.of(beside));
    desk = new Desk(theatre.desk(), theatre.clock());
  }

  public Desk.Someone as(String user) {
    return desk.as(user);
  }

  public <T> T get(Class<T> type) {
    return theatre.get(type);
  }

  /** For tests of plans, and of what is read for an answer. */
  public void plansLikeADesk() {
    TestDatabase.plansLikeADesk(database);
  }

  public FakePlatform platform() {
    return platform;
  }

  public CoreTheatre theatre() {
    return theatre;
  }

  /** Where all of it is seen. */
  public void later(Duration by) {
    theatre.later(by);
  }

  /** Time goes on, and nothing is fired nor waited for. */
  public void passes(Duration by) {
    theatre.clock().advance(by);
  }

  /** The statements that this thread waited for while it did that. */
  public List<String> trips(Runnable deed) {
    return database.during(deed);
  }

  /** What stands in a room and its threads, the oldest first. */
  public List<FakePlatform.Shown> room(String channel) {
    theatre.settles();
    return platform.in(channel);
  }

  /** What stands in somebody's direct messages and their threads. */
  public List<FakePlatform.Shown> inbox(String user) {
    return room(FakePlatform.inboxOf(Desk.account(user)));
  }

  public static String words(List<FakePlatform.Shown> shown) {
    return String.join("\n", shown.stream().map(it -> it.content().plain()).toList());
  }

  /** The card of a ticket among what is shown. */
  public static FakePlatform.Shown card(List<FakePlatform.Shown> shown, String ref) {
    return shown.stream()
        .filter(it -> it.content() instanceof Card card && card.title().startsWith(ref + " ·"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no card of " + ref + " in\n" + words(shown)));
  }

  /** Says something below that message. */
  public Posting says(String user, Posting below, String words, Attachment... files) {
    var message = unheard(user, below, words, files);
    hears(user, message.posting(), it -> new Incoming.Said(it, message));
    return message.posting();
  }

  /** Says something below that message while nobody listens. */
  public Message unheard(String user, Posting below, String words, Attachment... files) {
    var posting = new Posting(below.thread(), "said-" + said.incrementAndGet());
    var message = message(user, posting, words, files);
    platform.said(message, theatre.clock().instant());
    return message;
  }

  public void edits(String user, Posting posting, String words, Attachment... files) {
    var message = editsUnheard(user, posting, words, files);
    hears(user, posting, it -> new Incoming.Edited(it, message));
  }

  /** Changes it while nobody listens. */
  public Message editsUnheard(String user, Posting posting, String words, Attachment... files) {
    var message = message(user, posting, words, files);
    platform.edited(message, theatre.clock().instant());
    return message;
  }

  public void removes(String user, Posting posting) {
    platform.unsaid(posting);
    hears(user, posting, it -> new Incoming.Removed(it, posting));
  }

  private static Message message(String user, Posting posting, String words, Attachment... files) {
    return new Message(posting, Desk.account(user), words, List.of(files));
  }

  private Reply hears(
      String user, Posting posting, java.util.function.Function<Origin, Incoming> what) {
    var direct = posting.place().channel().startsWith("inbox-");
    var origin =
        new Origin(
            "heard-" + said.incrementAndGet(),
            Speaker.member(Desk.account(user), user),
            posting.place(),
            direct ? Origin.Audience.DIRECT : Origin.Audience.OPEN,
            theatre.clock().instant());
    return theatre.desk().receive(what.apply(origin));
  }

  @Override
  public void close() {
    theatre.close();
  }

  /** Nobody plays here: what people do is handed to the desk. */
  private record Seat(ChatPlatform platform) implements Stage {
    @Override
    public Player player(String name, ZoneId zone) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Place room(String name) {
      return Place.channel(Desk.PLATFORM, Desk.WORKSPACE, name);
    }

    @Override
    public int longestMessage() {
      return 20_000;
    }

    @Override
    public IntSupplier loses(Place room) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Able<Forgery> forgery() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Able<RateLimit> rateLimit() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Able<LostAnswers> lostAnswers() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Able<Consumer<String>> closedMessages() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Able<CommandSuggestions> commandSuggestions() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Able<FormSuggestions> formSuggestions() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }
}
